package dev.access4j.examples.benchmarks.scale;

import java.time.Duration;
import java.util.List;

/**
 * How large a soak is.
 *
 * @param users in the bank
 * @param cached how many of them a node may cache
 * @param interval between two rows
 */
record SoakSettings(int users, int cached, Duration interval) {

  static final SoakSettings DEFAULT = new SoakSettings(100_000, 20_000, Duration.ofSeconds(10));

  List<String> arguments() {
    return List.of(
        String.valueOf(users), String.valueOf(cached), String.valueOf(interval.toMillis()));
  }

  static SoakSettings parse(List<String> arguments) {
    return new SoakSettings(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Duration.ofMillis(Long.parseLong(arguments.get(2))));
  }
}

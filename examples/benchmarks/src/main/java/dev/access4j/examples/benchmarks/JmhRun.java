package dev.access4j.examples.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JMH is asked to run in one go.
 *
 * @param include which benchmarks, by a pattern of their names
 * @param params what replaces the values of their parameters; several are separated by commas
 * @param allCores whether by a thread for each processor, or by one alone
 * @param pace how often and how long
 */
record JmhRun(String include, Map<String, String> params, boolean allCores, Pace pace) {

  /**
   * How often and how long.
   *
   * @param forks in how many JVMs, one after the other; with 0 in JMH's own
   * @param warmups how many iterations are not counted
   * @param iterations how many are
   * @param time how long each of them is
   */
  record Pace(int forks, int warmups, int iterations, Duration time) {}

  JmhRun {
    params = Map.copyOf(params);
  }

  /** By one thread alone. */
  static JmhRun of(String include, Map<String, String> params, Pace pace) {
    return new JmhRun(include, params, false, pace);
  }

  /** The same with one parameter more. */
  JmhRun with(String name, String value) {
    Map<String, String> more = new TreeMap<>(params);
    more.put(name, value);
    return new JmhRun(include, more, allCores, pace);
  }

  /** The same by a thread for each processor. */
  JmhRun onAllCores() {
    return new JmhRun(include, params, true, pace);
  }

  /** The same, in JMH's own JVM. */
  JmhRun inOneJvm() {
    Pace once = new Pace(0, pace.warmups(), pace.iterations(), pace.time());
    return new JmhRun(include, params, allCores, once);
  }

  /** The arguments of JMH's command line, but where the result goes. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(include));
    new TreeMap<>(params)
        .forEach((name, values) -> arguments.addAll(List.of("-p", name + "=" + values)));
    String time = pace.time().toMillis() + "ms";
    arguments.addAll(List.of("-f", Integer.toString(pace.forks())));
    arguments.addAll(List.of("-wi", Integer.toString(pace.warmups()), "-w", time));
    arguments.addAll(List.of("-i", Integer.toString(pace.iterations()), "-r", time));
    arguments.addAll(List.of("-t", allCores ? "max" : "1"));
    arguments.addAll(List.of("-prof", "gc"));
    return arguments;
  }
}

package dev.access4j.examples.peers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as numbers, as fine as they are kept (SH-4). */
final class Micros {

  private Micros() {}

  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}

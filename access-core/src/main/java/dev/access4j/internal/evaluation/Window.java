package dev.access4j.internal.evaluation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The time between two instants at which a share of a subject starts or ends (SH-4): within it,
 * what is reached does not change. In microseconds since the epoch, the end not included.
 */
record Window(long from, long until) {

  private static final long MICROS_PER_MILLI = 1_000;

  static final Window ALWAYS = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  /** This window, cut at an instant; the part that holds now. */
  Window cutAt(Instant boundary, Instant now) {
    long cut = micros(boundary);
    return boundary.isAfter(now)
        ? new Window(from, Math.min(until, cut))
        : new Window(Math.max(from, cut), until);
  }

  /**
   * Whether the clock is still within. Asks for milliseconds, which costs no object, and only
   * within the millisecond of a boundary for more.
   */
  boolean holds(InstantSource clock) {
    long millis = clock.millis();
    long micros = millis * MICROS_PER_MILLI;
    if (micros >= from && micros + MICROS_PER_MILLI <= until) {
      return true;
    }
    long exact = micros(clock.instant());
    return exact >= from && exact < until;
  }

  /** Rounded down, which compares rightly with boundaries that are whole microseconds. */
  private static long micros(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds >= Long.MAX_VALUE / TimeUnit.SECONDS.toMicros(1)) {
      return Long.MAX_VALUE;
    }
    if (seconds <= Long.MIN_VALUE / TimeUnit.SECONDS.toMicros(1)) {
      return Long.MIN_VALUE;
    }
    return TimeUnit.SECONDS.toMicros(seconds) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}

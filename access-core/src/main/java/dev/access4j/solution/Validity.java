package dev.access4j.solution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a share grants: from its start on, up to but not at its end (SH-4). Instants are cut off to
 * the microsecond. A validity whose end is not after its start grants at no time.
 *
 * @param from the first instant, {@link Instant#MIN} for no start
 * @param until the instant from which on it grants no more, {@link Instant#MAX} for no end
 */
public record Validity(Instant from, Instant until) {

  /** At all times. */
  public static final Validity ALWAYS = new Validity(Instant.MIN, Instant.MAX);

  /**
   * Cuts both instants off to the microsecond.
   *
   * @param from see above
   * @param until see above
   */
  public Validity {
    from = cutOff(from);
    until = cutOff(until);
  }

  // MAX must stay itself: it stands for "no end", and has nanoseconds.
  private static Instant cutOff(Instant instant) {
    boolean open = instant.equals(Instant.MAX) || instant.equals(Instant.MIN);
    return open ? instant : instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Returns the validity from an instant on.
   *
   * @param startsAt the first instant
   * @return a validity without an end
   */
  public static Validity from(Instant startsAt) {
    return new Validity(startsAt, Instant.MAX);
  }

  /**
   * Returns the validity up to an instant.
   *
   * @param expiresAt the instant from which on it grants no more
   * @return a validity without a start
   */
  public static Validity until(Instant expiresAt) {
    return new Validity(Instant.MIN, expiresAt);
  }

  /**
   * Returns the start.
   *
   * @return the first instant, or empty if there is no start
   */
  public Optional<Instant> startsAt() {
    return from.equals(Instant.MIN) ? Optional.empty() : Optional.of(from);
  }

  /**
   * Returns the end.
   *
   * @return the instant from which on it grants no more, or empty if there is no end
   */
  public Optional<Instant> expiresAt() {
    return until.equals(Instant.MAX) ? Optional.empty() : Optional.of(until);
  }

  /**
   * Tells whether this validity holds an instant.
   *
   * @param instant the instant, as exact as it is
   * @return true from the start on, up to but not at the end
   */
  public boolean holds(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}

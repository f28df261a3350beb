package dev.access4j.solution;

import dev.access4j.directory.Faults;
import dev.access4j.directory.ValidationException;
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

  // What ISO 8601 writes with four digits, and every database can keep.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant AFTER_LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * Cuts both instants off to the microsecond.
   *
   * @param from see above
   * @param until see above
   * @throws ValidationException if an instant is outside the years 1 to 9999
   */
  public Validity {
    Faults faults = new Faults();
    from = kept(from, Instant.MIN, "startsAt", faults);
    until = kept(until, Instant.MAX, "expiresAt", faults);
    faults.throwIfAny();
  }

  // What stands for "none" stays itself; it may have nanoseconds.
  private static Instant kept(Instant instant, Instant none, String field, Faults faults) {
    if (instant.equals(none)) {
      return none;
    }
    faults.check(
        !instant.isBefore(EARLIEST) && instant.isBefore(AFTER_LATEST),
        field,
        "SH-4",
        "is outside the years 1 to 9999");
    return instant.truncatedTo(ChronoUnit.MICROS);
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

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
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /**
   * Cuts both instants off to the microsecond.
   *
   * @param from see above
   * @param until see above
   * @throws ValidationException if an instant is outside the years 1 to 9999
   */
  public Validity {
    from = cutOff(from);
    until = cutOff(until);
    Faults faults = new Faults();
    check(from, "startsAt", faults);
    check(until, "expiresAt", faults);
    faults.throwIfAny();
  }

  private static void check(Instant instant, String field, Faults faults) {
    boolean open = instant.equals(Instant.MAX) || instant.equals(Instant.MIN);
    faults.check(
        open || (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)),
        field,
        "SH-4",
        "is outside the years 1 to 9999");
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

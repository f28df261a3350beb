package dev.access4j.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Instants as ISO 8601 writes them, of the years that every store can hold. */
final class Instants {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Instants() {}

  static @Nullable Instant read(Spot spot) {
    String text = spot.text();
    if (text == null) {
      return null;
    }
    try {
      Instant instant =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, OffsetDateTime::from).toInstant();
      if (isHeld(instant)) {
        return instant;
      }
      spot.fault("is outside of the years 0001 to 9999: " + Excerpt.quote(text));
    } catch (DateTimeException e) {
      spot.fault(
          "must be an instant such as 2027-01-01T00:00:00Z, with Z or an offset, not "
              + Excerpt.quote(text));
    }
    return null;
  }

  static boolean isHeld(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }
}

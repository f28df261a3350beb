package dev.access4j.jdbc;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which transactions PostgreSQL counts as ended, as it writes a pg_snapshot.
 *
 * @param xmin all transactions below have ended
 * @param xmax none from here on had begun, or had ended
 * @param open those between the two that had not ended
 */
record Snapshot(long xmin, long xmax, List<Long> open) {

  Snapshot {
    open = List.copyOf(open);
  }

  /** Reads {@code xmin:xmax:open,open}. */
  static Snapshot of(String text) {
    String[] parts = text.split(":", -1);
    return new Snapshot(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        parts[2].isEmpty()
            ? List.of()
            : Stream.of(parts[2].split(",", -1)).map(Long::valueOf).toList());
  }

  /** One in which nothing from a transaction on had ended. */
  static Snapshot before(long xid) {
    return new Snapshot(xid, xid, List.of());
  }
}

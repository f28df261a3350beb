package dev.access4j.jdbc;

/**
 * Which transactions PostgreSQL counts as ended, as it writes a pg_snapshot.
 *
 * @param text as PostgreSQL writes it
 * @param xmin all transactions below have ended
 * @param xmax none from here on had begun
 */
record Snapshot(String text, long xmin, long xmax) {

  static Snapshot of(String text) {
    String[] parts = text.split(":", -1);
    return new Snapshot(text, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** One in which nothing from a transaction on had ended. */
  static Snapshot before(long xid) {
    return of(xid + ":" + xid + ":");
  }
}

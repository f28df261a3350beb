package dev.access4j.internal.evaluation;

import dev.access4j.solution.Process;
import java.util.Map;
import java.util.Objects;

/** The swimlanes of a process, compiled: what EV-13 and EV-14 look at, without a look-up each. */
final class Lanes {

  private final long[] start;
  private final long[] anywhere;
  private final boolean readOnlyAllowed;

  Lanes(Process process, Map<String, long[]> rows) {
    this.start = Objects.requireNonNull(rows.get(process.startSwimlane()));
    this.anywhere = new long[start.length];
    for (long[] row : rows.values()) {
      for (int i = 0; i < row.length; i++) {
        anywhere[i] |= row[i];
      }
    }
    this.readOnlyAllowed = process.readOnlyAllowed();
  }

  /** The permissions on the start swimlane. */
  long[] start() {
    return start;
  }

  /** The permissions on all swimlanes together: on whichever of them. */
  long[] anywhere() {
    return anywhere;
  }

  boolean readOnlyAllowed() {
    return readOnlyAllowed;
  }
}

package dev.access4j.internal.evaluation;

import dev.access4j.solution.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The permissions on a version's swimlanes: process and lane are found by one look-up. Never
 * changed.
 */
final class LaneRows {

  private static final int STRIDE = 4;

  // A process, its lane, the lane's row, nothing; and so on. A third of it or more is empty.
  private final @Nullable Object[] table;

  LaneRows(Map<Resource.SwimlaneOf, long[]> rows) {
    this.table = new Object[STRIDE * StringMap.places(rows.size())];
    rows.forEach(
        (lane, row) -> {
          int i = indexOf(lane.process(), lane.swimlane());
          table[i] = lane.process();
          table[i + 1] = lane.swimlane();
          table[i + 2] = row;
        });
  }

  private int indexOf(String process, String swimlane) {
    int last = table.length - 1;
    // Not by 31, as texts are made of their letters: p1 with l00 would meet p0 with l10.
    int hash = process.hashCode() * 0x9E3779B9 + swimlane.hashCode() * 0x85EBCA6B;
    int i = ((hash ^ (hash >>> 16)) * STRIDE) & last;
    while (true) {
      Object found = table[i + 1];
      if (found == null || (swimlane.equals(found) && process.equals(table[i]))) {
        return i;
      }
      i = (i + STRIDE) & last;
    }
  }

  /** The row of a swimlane, or null if there is no such lane. */
  long @Nullable [] get(String process, String swimlane) {
    return (long[]) table[indexOf(process, swimlane) + 2];
  }
}

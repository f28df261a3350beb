package dev.access4j.internal.evaluation;

import dev.access4j.solution.Resource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the first few resources that a handle was asked about in a version. A caller in a
 * loop asks with the same objects again, and what was found by their texts is found by these. Any
 * other is looked up by its texts each time, so that a caller who makes new ones costs no memory.
 * Never changed.
 */
final class KnownRows {

  private static final int MOST = 4;

  private final VersionPolicy version;
  private final Resource[] resources;
  private final long[][] rows;

  private KnownRows(VersionPolicy version, Resource[] resources, long[][] rows) {
    this.version = version;
    this.resources = resources;
    this.rows = rows;
  }

  /** One more beside others, if there are some. */
  static KnownRows with(
      @Nullable KnownRows others, VersionPolicy version, Resource resource, long[] row) {
    if (others == null) {
      return new KnownRows(version, new Resource[] {resource}, new long[][] {row});
    }
    int count = others.resources.length;
    Resource[] resources = Arrays.copyOf(others.resources, count + 1);
    long[][] rows = Arrays.copyOf(others.rows, count + 1);
    resources[count] = resource;
    rows[count] = row;
    return new KnownRows(version, resources, rows);
  }

  boolean areOf(VersionPolicy asked) {
    return version == asked;
  }

  boolean isFull() {
    return resources.length == MOST;
  }

  /** The row of this very object, or null if it is not known. */
  long @Nullable [] row(Resource asked) {
    for (int i = 0; i < resources.length; i++) {
      if (resources[i] == asked) {
        return rows[i];
      }
    }
    return null;
  }
}

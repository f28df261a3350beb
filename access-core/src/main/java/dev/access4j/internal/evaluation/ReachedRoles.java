package dev.access4j.internal.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects the mask of the listed roles and cuts the window at each start and end. */
final class ReachedRoles implements Reach.Visitor {

  final long[] mask;
  Window window = Window.ALWAYS;
  boolean anything;
  boolean listed;
  boolean unlisted;

  private final @Nullable VersionPolicy version;
  private final Instant at;

  ReachedRoles(@Nullable VersionPolicy version, Instant at) {
    this.version = version;
    this.at = at;
    this.mask = version == null ? new long[1] : version.emptyMask();
  }

  @Override
  public void anything() {
    anything = true;
  }

  @Override
  public void role(Reach.Reached reached) {
    int bit = version == null ? -1 : version.bit(reached.role());
    if (bit >= 0) {
      VersionPolicy.set(mask, bit);
      listed = true;
    } else {
      unlisted = true;
    }
  }

  @Override
  public void boundary(Instant instant) {
    window = window.cutAt(instant, at);
  }
}

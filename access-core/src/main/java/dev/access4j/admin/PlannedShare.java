package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.solution.SolutionShare;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A share that a migration makes, and the one that it replaces (AM-4, SH-6). Immutable. */
public final class PlannedShare {

  private final SolutionShare share;
  private final @Nullable SolutionShare replaced;

  private PlannedShare(SolutionShare share, @Nullable SolutionShare replaced) {
    this.share = requireNonNull(share, "share");
    this.replaced = replaced;
  }

  /**
   * Plans a share where there is none.
   *
   * @param share the share to make
   * @return the planned share
   */
  public static PlannedShare of(SolutionShare share) {
    return new PlannedShare(share, null);
  }

  /**
   * Returns this planned share as one in the place of another.
   *
   * @param present the share that is there, of the same solution and grantee
   * @return the planned share
   * @throws IllegalArgumentException if the two are of different solutions or grantees
   */
  public PlannedShare replacing(SolutionShare present) {
    if (!present.solution().equals(share.solution())
        || !present.grantee().equals(share.grantee())) {
      throw new IllegalArgumentException(share + " does not replace " + present);
    }
    return new PlannedShare(share, present);
  }

  /**
   * Returns the share to make.
   *
   * @return the share, without start and end
   */
  public SolutionShare share() {
    return share;
  }

  /**
   * Returns the share that it replaces.
   *
   * @return the share that is there, or empty if there is none
   */
  public Optional<SolutionShare> replaced() {
    return Optional.ofNullable(replaced);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlannedShare that
        && share.equals(that.share)
        && Objects.equals(replaced, that.replaced);
  }

  @Override
  public int hashCode() {
    return share.hashCode();
  }

  @Override
  public String toString() {
    return share + (replaced == null ? "" : " replacing " + replaced);
  }
}

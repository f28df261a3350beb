package dev.access4j.store;

import dev.access4j.directory.EndUserRole;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A solution with the version that was asked for, as one look-up brings it. Immutable. */
public final class PolicyRecord {

  private final Solution solution;
  private final @Nullable SolutionVersion version;
  private final List<EndUserRole> listed;

  private PolicyRecord(
      Solution solution, @Nullable SolutionVersion version, List<EndUserRole> listed) {
    this.solution = solution;
    this.version = version;
    this.listed = List.copyOf(listed);
  }

  /**
   * Returns a solution that has no such version, or none live.
   *
   * @param solution the solution
   * @return the record
   */
  public static PolicyRecord withoutVersion(Solution solution) {
    return new PolicyRecord(solution, null, List.of());
  }

  /**
   * Returns a solution with a version.
   *
   * @param solution the solution
   * @param version the version that was asked for, published or not
   * @param listed the roles that the version lists, {@code Anonymous} included if it does
   * @return the record
   */
  public static PolicyRecord of(
      Solution solution, SolutionVersion version, List<EndUserRole> listed) {
    return new PolicyRecord(solution, version, listed);
  }

  /**
   * Returns the solution.
   *
   * @return the solution
   */
  public Solution solution() {
    return solution;
  }

  /**
   * Returns the version.
   *
   * @return the version, or empty if the one asked for does not exist or none is live
   */
  public Optional<SolutionVersion> version() {
    return Optional.ofNullable(version);
  }

  /**
   * Returns the roles that the version lists.
   *
   * @return the roles in the order of the version's list; empty without a version
   */
  public List<EndUserRole> listed() {
    return listed;
  }
}

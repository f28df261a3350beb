package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

/** What a role belongs to: the whole organization or one solution (DIR-12). */
public sealed interface RoleScope {

  /** The scope of a role that any solution of the organization may list. */
  RoleScope ORGANIZATION = new OfOrganization();

  /** A role of the organization. */
  record OfOrganization() implements RoleScope {}

  /**
   * A solution's own role: listed, permitted and shared there only.
   *
   * @param solution the solution that the role belongs to
   */
  record OfSolution(SolutionId solution) implements RoleScope {
    /**
     * Checks that nothing is null.
     *
     * @param solution see above
     */
    public OfSolution {
      requireNonNull(solution, "solution");
    }
  }
}

package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;

/**
 * What begins to grant with a migration, since it was not consulted while roles counted
 * organization-wide (AM-2, AM-4).
 */
public sealed interface MigrationCause {

  /**
   * Returns where it grants.
   *
   * @return the solution
   */
  SolutionId solution();

  /**
   * Returns when it grants (SH-4).
   *
   * @return the validity of the share; general access grants at all times
   */
  Validity validity();

  /**
   * A share that is there already and that the migration leaves as it is.
   *
   * @param share the share
   */
  record DormantShare(SolutionShare share) implements MigrationCause {
    /**
     * Checks that nothing is null.
     *
     * @param share see above
     */
    public DormantShare {
      requireNonNull(share, "share");
    }

    @Override
    public SolutionId solution() {
      return share.solution();
    }

    @Override
    public Validity validity() {
      return share.validity();
    }
  }

  /**
   * General access: the solution is open, and gives everybody the role {@code Anonymous} (SH-5).
   *
   * @param solution the solution
   */
  record OpenSolution(SolutionId solution) implements MigrationCause {
    /**
     * Checks that nothing is null.
     *
     * @param solution see above
     */
    public OpenSolution {
      requireNonNull(solution, "solution");
    }

    @Override
    public Validity validity() {
      return Validity.ALWAYS;
    }
  }
}

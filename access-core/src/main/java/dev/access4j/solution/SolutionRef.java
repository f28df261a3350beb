package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;

/** A solution's version as one asks for it: the live one, or the one an instance is pinned to. */
public sealed interface SolutionRef {

  /**
   * Returns the solution.
   *
   * @return its id
   */
  SolutionId solution();

  /**
   * Whatever version is live when the question is asked.
   *
   * @param solution the solution
   */
  record Live(SolutionId solution) implements SolutionRef {
    /**
     * Checks that nothing is null.
     *
     * @param solution see above
     */
    public Live {
      requireNonNull(solution, "solution");
    }

    @Override
    public String toString() {
      return solution.value();
    }
  }

  /**
   * One version, for instances that started on it (SOL-1).
   *
   * @param solution the solution
   * @param version the version
   */
  record Pinned(SolutionId solution, VersionId version) implements SolutionRef {
    /**
     * Checks that nothing is null.
     *
     * @param solution see above
     * @param version see above
     */
    public Pinned {
      requireNonNull(solution, "solution");
      requireNonNull(version, "version");
    }

    @Override
    public String toString() {
      return solution.value() + "@" + version.value();
    }
  }

  /**
   * Refers to a solution's live version.
   *
   * @param solution the solution's id
   * @return the reference
   * @throws ValidationException if DIR-13 refuses the id
   */
  static Live live(String solution) {
    return live(SolutionId.of(solution));
  }

  /**
   * Refers to a solution's live version.
   *
   * @param solution the solution
   * @return the reference
   */
  static Live live(SolutionId solution) {
    return new Live(solution);
  }

  /**
   * Refers to one version of a solution.
   *
   * @param solution the solution's id
   * @param version the version's id
   * @return the reference
   * @throws ValidationException if DIR-13 refuses an id
   */
  static Pinned pinned(String solution, String version) {
    return pinned(SolutionId.of(solution), VersionId.of(version));
  }

  /**
   * Refers to one version of a solution.
   *
   * @param solution the solution
   * @param version the version
   * @return the reference
   */
  static Pinned pinned(SolutionId solution, VersionId version) {
    return new Pinned(solution, version);
  }
}

package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A solution: what its versions have in common (SOL-1, SH-5). Immutable. */
public final class Solution {

  private final SolutionId id;
  private final String name;
  private final GeneralAccess generalAccess;
  private final @Nullable VersionId live;

  private Solution(
      SolutionId id, String name, GeneralAccess generalAccess, @Nullable VersionId live) {
    this.id = requireNonNull(id, "id");
    this.name = Text.requireIdentifier(name, "name");
    this.generalAccess = requireNonNull(generalAccess, "generalAccess");
    this.live = live;
  }

  /**
   * Returns a solution for invited users only, with no live version. It is for a new solution: put
   * over one that is there, it takes that one's live version and general access away. To rename
   * one, use {@link #withName} on what a view shows.
   *
   * @param id the solution's id
   * @param name its name for people
   * @return the solution
   * @throws ValidationException if DIR-13 refuses the name
   */
  public static Solution of(SolutionId id, String name) {
    return new Solution(id, name, GeneralAccess.INVITED_ONLY, null);
  }

  /**
   * Returns this solution under another name.
   *
   * @param value the name for people
   * @return the changed solution
   * @throws ValidationException if DIR-13 refuses the name
   */
  public Solution withName(String value) {
    return new Solution(id, value, generalAccess, live);
  }

  /**
   * Returns this solution with another general access.
   *
   * @param access who may open it without a share
   * @return the changed solution
   */
  public Solution withGeneralAccess(GeneralAccess access) {
    return new Solution(id, name, access, live);
  }

  /**
   * Returns this solution with another live version.
   *
   * @param version the published version that new instances start on
   * @return the changed solution
   */
  public Solution withLive(VersionId version) {
    return new Solution(id, name, generalAccess, requireNonNull(version, "version"));
  }

  /**
   * Returns this solution without a live version.
   *
   * @return the changed solution, which nobody can start instances of
   */
  public Solution withoutLive() {
    return new Solution(id, name, generalAccess, null);
  }

  /**
   * Returns the solution's id.
   *
   * @return the id
   */
  public SolutionId id() {
    return id;
  }

  /**
   * Returns the solution's name for people.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns who may open it without a share.
   *
   * @return the general access
   */
  public GeneralAccess generalAccess() {
    return generalAccess;
  }

  /**
   * Returns the live version.
   *
   * @return the version's id, or empty if none is live
   */
  public Optional<VersionId> live() {
    return Optional.ofNullable(live);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Solution that
        && id.equals(that.id)
        && name.equals(that.name)
        && generalAccess == that.generalAccess
        && Objects.equals(live, that.live);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Solution[" + id + ", " + generalAccess + ", live " + live + "]";
  }
}

package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.Text;
import dev.access4j.solution.Solution;

/**
 * The place of a thing in a list that is ordered by name (AD-9): by the name ignoring case, then,
 * where names are not unique, by what tells them apart. Ordered by UTF-16 code units, as {@link
 * String#compareTo}.
 *
 * @param name the name's {@link Text#caseKey}
 * @param tie what tells equal names apart, empty where names are unique
 */
public record NameKey(String name, String tie) implements Comparable<NameKey> {

  /**
   * Checks that nothing is null.
   *
   * @param name see above
   * @param tie see above
   */
  public NameKey {
    requireNonNull(name, "name");
    requireNonNull(tie, "tie");
  }

  /**
   * Returns a user's place: by username.
   *
   * @param user the user
   * @return its key
   */
  public static NameKey of(EndUser user) {
    return new NameKey(Text.caseKey(user.username()), "");
  }

  /**
   * Returns a role's place: by name, then by the solution that it belongs to, those of the
   * organization first.
   *
   * @param role the role
   * @return its key
   */
  public static NameKey of(EndUserRole role) {
    String solution = role.scope() instanceof RoleScope.OfSolution o ? o.solution().value() : "";
    return new NameKey(Text.caseKey(role.name()), solution);
  }

  /**
   * Returns a group's place: by name.
   *
   * @param group the group
   * @return its key
   */
  public static NameKey of(EndUserGroup group) {
    return new NameKey(Text.caseKey(group.name()), "");
  }

  /**
   * Returns a solution's place: by name, then by id.
   *
   * @param solution the solution
   * @return its key
   */
  public static NameKey of(Solution solution) {
    return new NameKey(Text.caseKey(solution.name()), solution.id().value());
  }

  @Override
  public int compareTo(NameKey other) {
    int order = name.compareTo(other.name);
    return order != 0 ? order : tie.compareTo(other.tie);
  }
}

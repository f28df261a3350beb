package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import java.util.Optional;

/**
 * Whether names are free (DIR-2, DIR-5, DIR-7, DIR-12). It takes bare texts, so that input with
 * other faults is looked at too and all faults are told at once (AD-8); a field that is known to be
 * at fault is passed over. Belongs to the call of its view; not thread-safe.
 */
public final class UniqueNames {

  private final ReadView view;

  /**
   * Creates the check. Reads nothing yet.
   *
   * @param view where the names are
   */
  public UniqueNames(ReadView view) {
    this.view = requireNonNull(view, "view");
  }

  /**
   * Checks the names of a user (DIR-2). Two queries.
   *
   * @param user the user's id; the names may be its own
   * @param username the username
   * @param email the e-mail address
   * @param faults where faults go
   */
  public void checkUser(EndUserId user, String username, String email, Faults faults) {
    if (isSound("username", faults)) {
      checkFree(view.userNamed(username), user, "username", username, faults);
    }
    if (isSound("email", faults)) {
      checkFree(view.userWithEmail(email), user, "email", email, faults);
    }
  }

  static void checkFree(
      Optional<EndUser> holder, EndUserId user, String field, String value, Faults faults) {
    faults.check(
        holder.map(EndUser::id).filter(id -> !id.equals(user)).isEmpty(),
        field,
        "DIR-2",
        "'" + value + "' is another user's");
  }

  /**
   * Checks the name of a role (DIR-5, DIR-12). Two queries.
   *
   * @param role the role's id; the name may be its own
   * @param scope what it belongs to
   * @param name the name
   * @param faults where faults go
   */
  public void checkRole(RoleId role, RoleScope scope, String name, Faults faults) {
    if (!isSound("name", faults)) {
      return;
    }
    boolean taken =
        view.roleNamed(scope, name).filter(other -> !other.id().equals(role)).isPresent();
    faults.check(!taken, "name", "DIR-5", "role '" + name + "' exists already");
    if (scope instanceof RoleScope.OfSolution) {
      faults.check(
          view.roleNamed(RoleScope.ORGANIZATION, name).isEmpty(),
          "name",
          "DIR-12",
          "'" + name + "' is a role of the organization");
    } else {
      faults.check(
          !view.anySolutionHasRoleNamed(name),
          "name",
          "DIR-12",
          "a solution has an own role '" + name + "'");
    }
  }

  /**
   * Checks the name of a group (DIR-7). One query.
   *
   * @param group the group's id; the name may be its own
   * @param name the name
   * @param faults where faults go
   */
  public void checkGroup(GroupId group, String name, Faults faults) {
    if (isSound("name", faults)) {
      boolean taken =
          view.groupNamed(name).filter(other -> !other.group().id().equals(group)).isPresent();
      faults.check(!taken, "name", "DIR-7", "group '" + name + "' exists already");
    }
  }

  private static boolean isSound(String field, Faults faults) {
    return faults.list().stream().noneMatch(fault -> fault.field().equals(field));
  }
}

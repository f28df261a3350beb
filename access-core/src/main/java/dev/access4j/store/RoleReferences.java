package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether roles are there and may be named where they are (DIR-12). It takes bare ids, so that
 * input with other faults is looked at too and all faults are told at once (AD-8). Belongs to the
 * call of its view; not thread-safe.
 */
public final class RoleReferences {

  private final ReadView view;

  /**
   * Creates the check. Reads nothing yet.
   *
   * @param view where the roles are
   */
  public RoleReferences(ReadView view) {
    this.view = requireNonNull(view, "view");
  }

  /**
   * Checks roles that a version or a share of a solution names: the organization's or the
   * solution's own. One query.
   *
   * @param solution the solution
   * @param roles the roles
   * @param field the field to name in a fault
   * @param faults where faults go
   */
  public void checkFor(SolutionId solution, Set<RoleId> roles, String field, Faults faults) {
    check(
        roles, role -> role.reaches(solution) ? "" : "belongs to another solution", field, faults);
  }

  /**
   * Checks roles on a group or in an assignment: the organization's. One query.
   *
   * @param roles the roles
   * @param field the field to name in a fault
   * @param faults where faults go
   */
  public void checkOfOrganization(Set<RoleId> roles, String field, Faults faults) {
    check(
        roles,
        role -> role.scope().equals(RoleScope.ORGANIZATION) ? "" : "belongs to a solution",
        field,
        faults);
  }

  /** That each role exists, and that nothing is to be said against it. */
  private void check(
      Set<RoleId> roles, Function<EndUserRole, String> objection, String field, Faults faults) {
    Map<RoleId, EndUserRole> known = view.roles(roles);
    for (RoleId role : roles) {
      EndUserRole found = known.get(role);
      if (found == null) {
        faults.add(field, "DIR-5", "there is no role " + role);
      } else {
        String said = objection.apply(found);
        faults.check(said.isEmpty(), field, "DIR-12", "role " + role + " " + said);
      }
    }
  }
}

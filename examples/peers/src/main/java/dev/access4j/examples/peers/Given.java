package dev.access4j.examples.peers;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Roles that a user, a group or everyone has on a solution: what is left of shares, general access
 * and the assignment model once they are written down solution by solution. A host would write the
 * same into a peer, and again whenever a group's roles change.
 *
 * @param solution where
 * @param holder who
 * @param roles which
 * @param validity when
 */
record Given(SolutionId solution, Holder holder, Set<RoleId> roles, Validity validity) {

  /** Returns all that is given in a model. */
  static List<Given> in(ReferenceModel model) {
    boolean organizationWide =
        model
            .organization()
            .map(Organization::assignmentModel)
            .filter(AssignmentModel.ORGANIZATION_WIDE::equals)
            .isPresent();
    List<Given> given = new ArrayList<>();
    for (Solution solution : model.solutions().values()) {
      model
          .assignments()
          .forEach((user, roles) -> given.add(always(solution, Holder.of(user), roles)));
      if (organizationWide) {
        for (EndUserGroup group : model.groups().values()) {
          given.add(always(solution, Holder.of(group.id()), group.roles()));
        }
      } else {
        for (SolutionShare share : model.shares().getOrDefault(solution.id(), List.of())) {
          Holder holder = Holder.of(share.grantee());
          given.add(new Given(solution.id(), holder, roles(share, model), share.validity()));
        }
        if (solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK) {
          given.add(always(solution, Holder.EVERYONE, Set.of(RoleId.ANONYMOUS)));
        }
      }
    }
    return given;
  }

  private static Given always(Solution solution, Holder holder, Set<RoleId> roles) {
    return new Given(solution.id(), holder, roles, Validity.ALWAYS);
  }

  private static Set<RoleId> roles(SolutionShare share, ReferenceModel model) {
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      return explicit.roles();
    }
    Grantee.Group group = (Grantee.Group) share.grantee();
    return Objects.requireNonNull(model.groups().get(group.id())).roles();
  }
}

package dev.access4j.testkit.reference;

import dev.access4j.decision.Grant;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What reaches a subject on a solution, by the shares (SH) and the assignment model (AM). */
final class ReferenceGrants {

  private final ReferenceModel model;
  private final Instant now;

  ReferenceGrants(ReferenceModel model, Instant now) {
    this.model = model;
    this.now = now;
  }

  /** EV-3: whether anything does, be it a share of a group that carries no role. */
  boolean reachAnything(Subject subject, SolutionId solution) {
    boolean shared = !isOrganizationWide() && !shares(subject, solution).isEmpty();
    return shared || !all(subject, solution).isEmpty();
  }

  /** Every grant, one for each role and way. */
  List<Grant> all(Subject subject, SolutionId solution) {
    List<Grant> found = new ArrayList<>();
    if (isOrganizationWide()) {
      // AM-2: shares and general access are not consulted.
      found.addAll(byAssignment(subject));
      found.addAll(byGroupRole(subject));
    } else {
      // AM-3: assignments that were kept count beside the shares; a group's roles do not (SH-2).
      found.addAll(byShare(subject, solution));
      found.addAll(byAssignment(subject));
      found.addAll(byGeneralAccess(solution));
    }
    return found;
  }

  /** AM-1. */
  private boolean isOrganizationWide() {
    return model
        .organization()
        .map(Organization::assignmentModel)
        .filter(AssignmentModel.ORGANIZATION_WIDE::equals)
        .isPresent();
  }

  /** SH-1: the shares that name the subject or one of its groups; SH-4: and hold now. */
  private List<SolutionShare> shares(Subject subject, SolutionId solution) {
    List<SolutionShare> found = new ArrayList<>();
    for (SolutionShare share : model.shares().getOrDefault(solution, List.of())) {
      if (names(share.grantee(), subject) && holdsNow(share)) {
        found.add(share);
      }
    }
    return found;
  }

  private boolean names(Grantee grantee, Subject subject) {
    if (!(subject instanceof Subject.User user)) {
      return false;
    }
    if (grantee instanceof Grantee.Group group) {
      return model.members().getOrDefault(group.id(), Set.of()).contains(user.id());
    }
    return grantee.equals(new Grantee.User(user.id()));
  }

  /** SH-4: from the start on, up to but not at the end. */
  private boolean holdsNow(SolutionShare share) {
    boolean started = !now.isBefore(share.validity().from());
    boolean ended = !now.isBefore(share.validity().until());
    return started && !ended;
  }

  private List<Grant> byShare(Subject subject, SolutionId solution) {
    List<Grant> found = new ArrayList<>();
    for (SolutionShare share : shares(subject, solution)) {
      if (share.grantee() instanceof Grantee.Group grantee) {
        EndUserGroup group = Objects.requireNonNull(model.groups().get(grantee.id()));
        for (RoleId role : rolesOf(share, group)) {
          found.add(new Grant.GroupShare(ref(role), group, share));
        }
      } else if (share.roles() instanceof SharedRoles.Explicit explicit) {
        for (RoleId role : explicit.roles()) {
          found.add(new Grant.UserShare(ref(role), share));
        }
      }
    }
    return found;
  }

  /** SH-1: the roles named, or those that the group carries at this revision. */
  private static Set<RoleId> rolesOf(SolutionShare share, EndUserGroup group) {
    return share.roles() instanceof SharedRoles.Explicit explicit
        ? explicit.roles()
        : group.roles();
  }

  /** SH-5: everybody's, signed in or not. */
  private List<Grant> byGeneralAccess(SolutionId id) {
    Solution solution = model.solutions().get(id);
    boolean open = solution != null && solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK;
    return open ? List.of(new Grant.GeneralAccess(ref(RoleId.ANONYMOUS))) : List.of();
  }

  /** AM-2, AM-3. */
  private List<Grant> byAssignment(Subject subject) {
    List<Grant> found = new ArrayList<>();
    if (subject instanceof Subject.User user) {
      for (RoleId role : model.assignments().getOrDefault(user.id(), Set.of())) {
        found.add(new Grant.Assignment(ref(role)));
      }
    }
    return found;
  }

  /** AM-2. */
  private List<Grant> byGroupRole(Subject subject) {
    List<Grant> found = new ArrayList<>();
    if (subject instanceof Subject.User user) {
      for (EndUserGroup group : model.groupsOf(user.id())) {
        for (RoleId role : group.roles()) {
          found.add(new Grant.GroupRole(ref(role), group));
        }
      }
    }
    return found;
  }

  private RoleRef ref(RoleId role) {
    return new RoleRef(role, Objects.requireNonNull(model.roles().get(role)).name());
  }
}

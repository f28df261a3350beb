package dev.access4j.testkit.comparison;

import dev.access4j.decision.Grant;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A copy of the reference's grants, each of which can be spoilt. */
final class FaultyGrants {

  private final ReferenceModel model;
  private final Instant now;
  private final Fault fault;
  private final FaultyMemory memory;
  private final boolean organizationWide;

  FaultyGrants(ReferenceModel model, Instant now, Fault fault, FaultyMemory memory) {
    this.model = model;
    this.now = now;
    this.fault = fault;
    this.memory = memory;
    this.organizationWide =
        model
            .organization()
            .filter(known -> known.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE)
            .isPresent();
  }

  boolean reachAnything(Subject subject, SolutionId solution) {
    boolean shared =
        sharesCount()
            && fault != Fault.EMPTY_GROUP_SHARE_IS_NO_SHARE
            && !shares(subject, solution).isEmpty();
    return shared || !all(subject, solution).isEmpty();
  }

  private boolean sharesCount() {
    return !organizationWide || fault == Fault.SHARES_COUNT_ORGANIZATION_WIDE;
  }

  List<Grant> all(Subject subject, SolutionId solution) {
    List<Grant> found = new ArrayList<>();
    if (sharesCount()) {
      byShare(subject, solution, found);
      if (fault == Fault.OWN_ROLE_LEAKS_BY_NAME) {
        byOwnRoleElsewhere(subject, solution, found);
      }
    }
    boolean assignmentsCount = organizationWide || fault != Fault.KEPT_ASSIGNMENTS_IGNORED;
    if (subject instanceof Subject.User user && assignmentsCount) {
      for (RoleId role : model.assignments().getOrDefault(user.id(), Set.of())) {
        found.add(new Grant.Assignment(ref(role)));
      }
    }
    boolean groupRolesCount = organizationWide || fault == Fault.GROUP_ROLES_WITHOUT_A_SHARE;
    if (subject instanceof Subject.User user && groupRolesCount) {
      for (EndUserGroup group : model.groupsOf(user.id())) {
        group.roles().forEach(role -> found.add(new Grant.GroupRole(ref(role), group)));
      }
    }
    if (isOpen(subject, solution)) {
      found.add(new Grant.GeneralAccess(ref(RoleId.ANONYMOUS)));
    }
    return found;
  }

  private boolean isOpen(Subject subject, SolutionId solution) {
    boolean counts = !organizationWide || fault == Fault.GENERAL_ACCESS_COUNTS_ORGANIZATION_WIDE;
    boolean forMe =
        subject instanceof Subject.Anonymous || fault != Fault.GENERAL_ACCESS_FOR_ANONYMOUS_ONLY;
    return counts
        && forMe
        && Optional.ofNullable(model.solutions().get(solution))
            .filter(known -> known.generalAccess() == GeneralAccess.ANYONE_WITH_LINK)
            .isPresent();
  }

  private void byShare(Subject subject, SolutionId solution, List<Grant> found) {
    for (SolutionShare share : shares(subject, solution)) {
      if (share.grantee() instanceof Grantee.Group grantee) {
        EndUserGroup group = model.groups().get(grantee.id());
        if (group != null) {
          for (RoleId role : roles(share, group)) {
            found.add(new Grant.GroupShare(ref(role), group, share));
          }
        }
      } else if (share.roles() instanceof SharedRoles.Explicit explicit) {
        explicit.roles().forEach(role -> found.add(new Grant.UserShare(ref(role), share)));
      }
    }
  }

  private Set<RoleId> roles(SolutionShare share, EndUserGroup group) {
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      return explicit.roles();
    }
    return fault == Fault.FROM_GROUP_FROZEN
        ? memory.carried(model.id(), share.solution(), group.id(), group.roles())
        : group.roles();
  }

  private void byOwnRoleElsewhere(Subject subject, SolutionId solution, List<Grant> found) {
    for (SolutionId other : model.solutions().keySet()) {
      for (SolutionShare share : shares(subject, other)) {
        if (!other.equals(solution)
            && share.grantee() instanceof Grantee.User
            && share.roles() instanceof SharedRoles.Explicit explicit) {
          for (RoleId role : explicit.roles()) {
            own(solution, ref(role).name())
                .ifPresent(mine -> found.add(new Grant.UserShare(ref(mine), share)));
          }
        }
      }
    }
  }

  private Optional<RoleId> own(SolutionId solution, String name) {
    return model.roles().values().stream()
        .filter(role -> role.scope().equals(new RoleScope.OfSolution(solution)))
        .filter(role -> role.name().equals(name))
        .map(EndUserRole::id)
        .findFirst();
  }

  private List<SolutionShare> shares(Subject subject, SolutionId solution) {
    List<SolutionShare> known = model.shares().getOrDefault(solution, List.of());
    if (fault == Fault.UNSHARED_STILL_COUNTS) {
      known = memory.everSeen(model.id(), solution, known);
    }
    return known.stream()
        .filter(share -> subject instanceof Subject.User user && names(share.grantee(), user.id()))
        .filter(this::holds)
        .toList();
  }

  private boolean names(Grantee grantee, EndUserId user) {
    return grantee instanceof Grantee.Group group
        ? model.members().getOrDefault(group.id(), Set.of()).contains(user)
        : grantee.equals(new Grantee.User(user));
  }

  private boolean holds(SolutionShare share) {
    Instant from = share.validity().from();
    Instant until = share.validity().until();
    boolean started =
        switch (fault) {
          case START_IGNORED -> true;
          case START_EXCLUSIVE -> now.isAfter(from);
          default -> !now.isBefore(from);
        };
    boolean ended =
        switch (fault) {
          case EXPIRY_INCLUSIVE -> now.isAfter(until);
          case EXPIRY_ONE_MICROSECOND_LATE -> !now.minusNanos(1_000).isBefore(until);
          default -> !now.isBefore(until);
        };
    return started && !ended;
  }

  private RoleRef ref(RoleId role) {
    EndUserRole known = model.roles().get(role);
    return new RoleRef(role, known == null ? "deleted" : known.name());
  }
}

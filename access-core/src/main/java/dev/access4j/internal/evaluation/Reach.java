package dev.access4j.internal.evaluation;

import dev.access4j.decision.Grant;
import dev.access4j.decision.RoleRef;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over everything that gives a subject a role on a solution (SH-1 to SH-5, AM-2, AM-3), in a
 * fixed order: shares with the user, shares with its groups, assignments, general access.
 */
final class Reach {

  /** What the walk meets. */
  @FunctionalInterface
  interface Visitor {
    /** A role is reached. */
    void role(Reached reached);

    /** Something reaches the subject, whatever roles it yields (EV-3). */
    default void anything() {}

    /** An instant at which a share of the subject on the solution starts or ends. */
    default void boundary(Instant instant) {}
  }

  /** A role and where it comes from; the source tells which of the others are there. */
  record Reached(
      RoleId role, Source source, @Nullable EndUserGroup group, @Nullable SolutionShare share) {

    /** In the form that callers see. */
    Grant grant(RoleRef named) {
      if (source == Source.USER_SHARE && share != null) {
        return new Grant.UserShare(named, share);
      }
      if (source == Source.GROUP_SHARE && group != null && share != null) {
        return new Grant.GroupShare(named, group, share);
      }
      if (source == Source.GROUP_ROLE && group != null) {
        return new Grant.GroupRole(named, group);
      }
      return source == Source.ASSIGNMENT
          ? new Grant.Assignment(named)
          : new Grant.GeneralAccess(named);
    }
  }

  enum Source {
    USER_SHARE,
    GROUP_SHARE,
    ASSIGNMENT,
    GROUP_ROLE,
    GENERAL_ACCESS
  }

  private final Parts parts;
  private final Instant now;

  private Reach(Parts parts, Instant now) {
    this.parts = parts;
    this.now = now;
  }

  static void walk(Parts parts, Instant now, Visitor visitor) {
    Reach reach = new Reach(parts, now);
    boolean organizationWide =
        parts.organization() != null
            && parts.organization().assignmentModel() == AssignmentModel.ORGANIZATION_WIDE;
    if (organizationWide) {
      reach.assignments(visitor);
      reach.groupRoles(visitor);
    } else {
      reach.shares(visitor);
      reach.assignments(visitor);
      reach.generalAccess(visitor);
    }
  }

  private void shares(Visitor visitor) {
    SolutionId solution = parts.policy().solution();
    share(parts.principal().share(solution), null, visitor);
    for (Group group : parts.groups()) {
      share(group.shares().get(solution), group.group(), visitor);
    }
  }

  private void share(
      @Nullable SolutionShare share, @Nullable EndUserGroup carrier, Visitor visitor) {
    if (share == null) {
      return;
    }
    visitor.boundary(share.validity().from());
    visitor.boundary(share.validity().until());
    if (share.validity().holds(now)) {
      roles(share, carrier, visitor);
    }
  }

  private static void roles(SolutionShare share, @Nullable EndUserGroup carrier, Visitor visitor) {
    visitor.anything();
    Set<RoleId> roles = Set.of();
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      roles = explicit.roles();
    } else if (carrier != null) {
      roles = carrier.roles();
    }
    Source source = carrier == null ? Source.USER_SHARE : Source.GROUP_SHARE;
    for (RoleId role : roles) {
      visitor.role(new Reached(role, source, carrier, share));
    }
  }

  private void assignments(Visitor visitor) {
    for (RoleId role : parts.principal().assignments) {
      visitor.anything();
      visitor.role(new Reached(role, Source.ASSIGNMENT, null, null));
    }
  }

  private void groupRoles(Visitor visitor) {
    for (Group group : parts.groups()) {
      EndUserGroup carrier = group.group();
      if (carrier != null) {
        for (RoleId role : carrier.roles()) {
          visitor.anything();
          visitor.role(new Reached(role, Source.GROUP_ROLE, carrier, null));
        }
      }
    }
  }

  private void generalAccess(Visitor visitor) {
    if (parts.policy().open()) {
      visitor.anything();
      visitor.role(new Reached(RoleId.ANONYMOUS, Source.GENERAL_ACCESS, null, null));
    }
  }
}

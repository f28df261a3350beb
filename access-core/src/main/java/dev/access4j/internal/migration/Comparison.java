package dev.access4j.internal.migration;

import dev.access4j.admin.MigrationCause;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.internal.migration.Footing.Opening;
import dev.access4j.internal.migration.Groups.Group;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what counts before the migration (AM-2) with what counts after it (SH-1 to SH-5, AM-3),
 * as sets of roles on published versions. Business filters are the same on both sides (EV-7).
 *
 * <p>What is assigned counts on both sides, so that nothing of it is lost. What groups carry is
 * looked at group by group, once for all their members.
 */
final class Comparison {

  private static final Set<RoleId> ANONYMOUS = Set.of(RoleId.ANONYMOUS);

  private final Solutions solutions;
  private final Groups groups;
  private final Instant from;
  private final Map<GroupId, Membership> memberships = new HashMap<>();
  private final Map<Combination, Footing> footings = new Recent();

  /** What a member has of a group: its roles before, and the shares that may give others. */
  private record Membership(Set<RoleId> roles, List<SolutionShare> opening) {

    static final Membership NONE = new Membership(Set.of(), List.of());
  }

  /**
   * Creates a comparison.
   *
   * @param groups the groups with the shares that they have after the migration
   * @param from the instant from which on decisions are compared
   */
  Comparison(Solutions solutions, Groups groups, Instant from) {
    this.solutions = solutions;
    this.groups = groups;
    this.from = from;
  }

  /** What changes for all who have this combination, whatever is shared with themselves. */
  Footing footing(Combination combination) {
    Footing known = footings.get(combination);
    if (known == null) {
      known = compare(combination);
      footings.put(combination, known);
    }
    return known;
  }

  private Footing compare(Combination combination) {
    Set<RoleId> before = new HashSet<>(combination.assignments());
    List<SolutionShare> opening = new ArrayList<>();
    for (GroupId group : new TreeSet<>(combination.groups())) {
      Membership membership = membership(group);
      before.addAll(membership.roles());
      opening.addAll(membership.opening());
    }
    List<Opening> openings = new ArrayList<>();
    for (SolutionId open : solutions.open()) {
      open(before, ANONYMOUS, new MigrationCause.OpenSolution(open), openings);
    }
    // Those that give what the group carries open nothing, and are not among them.
    opening.forEach(share -> open(before, share, openings));
    return new Footing(before, openings);
  }

  /** What a share of named roles changes. */
  void open(Set<RoleId> before, SolutionShare share, List<Opening> openings) {
    if (share.roles() instanceof SharedRoles.Explicit explicit && holdsFromNowOn(share)) {
      open(before, explicit.roles(), new MigrationCause.DormantShare(share), openings);
    }
  }

  private void open(
      Set<RoleId> before, Set<RoleId> given, MigrationCause cause, List<Opening> openings) {
    for (Published version : solutions.versions(cause.solution())) {
      for (Published.Cell cell : version.opened(before, given)) {
        openings.add(new Opening(version, cell, cause));
      }
    }
  }

  /** SH-4: whether it does at any instant that matters, be it one to come. */
  private boolean holdsFromNowOn(SolutionShare share) {
    Validity validity = share.validity();
    return validity.holds(validity.from().isAfter(from) ? validity.from() : from);
  }

  private boolean holdsAlwaysFromNowOn(SolutionShare share) {
    return share.validity().holds(from) && share.validity().expiresAt().isEmpty();
  }

  private Membership membership(GroupId id) {
    Membership known = memberships.get(id);
    if (known == null) {
      Group group = groups.find(id);
      known = group == null ? Membership.NONE : membership(group);
      memberships.put(id, known);
    }
    return known;
  }

  private Membership membership(Group group) {
    checkNothingIsLost(group);
    List<SolutionShare> opening =
        group.shares().values().stream()
            .filter(share -> share.roles() instanceof SharedRoles.Explicit)
            .filter(this::holdsFromNowOn)
            .toList();
    return new Membership(group.roles(), opening);
  }

  /**
   * The half of the proof that finds no difference, by what will be there and not by how it was
   * planned: each role that a group carries and a version lists goes on counting, at all times.
   */
  private void checkNothingIsLost(Group group) {
    solutions
        .all()
        .forEach(
            (solution, versions) -> {
              SolutionShare share = group.shares().get(solution);
              Set<RoleId> after =
                  share != null && holdsAlwaysFromNowOn(share)
                      ? given(share, group.roles())
                      : Set.of();
              versions.forEach(version -> checkNothingIsLost(group.roles(), after, version));
            });
  }

  private static void checkNothingIsLost(Set<RoleId> before, Set<RoleId> after, Published version) {
    for (RoleId role : before) {
      if (version.listed().contains(role) && !after.contains(role)) {
        throw new IllegalStateException(
            "the planned shares lose role " + role + " on " + version.ref());
      }
    }
  }

  /** SH-1. */
  private static Set<RoleId> given(SolutionShare share, Set<RoleId> carried) {
    return share.roles() instanceof SharedRoles.Explicit explicit ? explicit.roles() : carried;
  }

  /** The footings that were asked for last: users may have ever other combinations. */
  private static final class Recent extends LinkedHashMap<Combination, Footing> {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 4096;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Combination, Footing> eldest) {
      return size() > MOST;
    }
  }
}

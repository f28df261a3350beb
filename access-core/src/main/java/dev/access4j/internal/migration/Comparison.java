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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what counts before the migration (AM-2) with what counts after it (SH-1 to SH-5, AM-3),
 * as sets of roles on published versions. Business filters are the same on both sides (EV-7).
 */
final class Comparison {

  private static final Set<RoleId> ANONYMOUS = Set.of(RoleId.ANONYMOUS);

  private final Solutions solutions;
  private final Groups groups;
  private final Instant from;
  private final Map<Combination, Footing> remembered = new Recent();

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
    Footing known = remembered.get(combination);
    if (known == null) {
      known = compare(combination);
      remembered.put(combination, known);
    }
    return known;
  }

  private Footing compare(Combination combination) {
    Set<RoleId> before = new HashSet<>(combination.assignments());
    List<Group> members = new ArrayList<>();
    for (GroupId id : new TreeSet<>(combination.groups())) {
      Group group = groups.find(id);
      if (group != null) {
        members.add(group);
        before.addAll(group.roles());
      }
    }
    checkNothingIsLost(before, combination.assignments(), members);
    List<Opening> openings = new ArrayList<>();
    for (SolutionId open : solutions.open()) {
      open(before, ANONYMOUS, new MigrationCause.OpenSolution(open), openings);
    }
    for (Group group : members) {
      for (SolutionShare share : group.shares().values()) {
        open(before, share, group.roles(), openings);
      }
    }
    return new Footing(before, openings);
  }

  /** What a share with the user itself changes. */
  void open(Set<RoleId> before, SolutionShare share, List<Opening> openings) {
    open(before, share, Set.of(), openings);
  }

  private void open(
      Set<RoleId> before, SolutionShare share, Set<RoleId> carried, List<Opening> openings) {
    if (grantsFromNowOn(share.validity())) {
      open(before, given(share, carried), new MigrationCause.DormantShare(share), openings);
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

  /** SH-1. */
  private static Set<RoleId> given(SolutionShare share, Set<RoleId> carried) {
    return share.roles() instanceof SharedRoles.Explicit explicit ? explicit.roles() : carried;
  }

  /** SH-4: whether it does at any instant that matters, be it one to come. */
  private boolean grantsFromNowOn(Validity validity) {
    Instant first = validity.from().isAfter(from) ? validity.from() : from;
    return validity.holds(first);
  }

  private boolean grantsAlwaysFromNowOn(Validity validity) {
    return validity.holds(from) && validity.expiresAt().isEmpty();
  }

  /**
   * The half of the proof that finds no difference, by what will be there and not by how it was
   * planned: each role that counts before and is listed counts after, at all times.
   */
  private void checkNothingIsLost(
      Set<RoleId> before, Set<RoleId> assignments, List<Group> members) {
    for (List<Published> versions : solutions.all()) {
      for (Published version : versions) {
        Set<RoleId> after = new HashSet<>(assignments);
        for (Group group : members) {
          SolutionShare share = group.shares().get(version.ref().solution());
          if (share != null && grantsAlwaysFromNowOn(share.validity())) {
            after.addAll(given(share, group.roles()));
          }
        }
        for (RoleId role : version.listed()) {
          if (before.contains(role) && !after.contains(role)) {
            throw new IllegalStateException(
                "the planned shares lose role " + role + " on " + version.ref());
          }
        }
      }
    }
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

package dev.access4j.memory;

import static dev.access4j.memory.Ranges.mapped;
import static dev.access4j.memory.Ranges.range;
import static dev.access4j.memory.Ranges.selected;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.VersionId;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.RoleUses;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who comes into question for a query: walks over indexes, from a place on, and over no more. */
record Candidates(Tables tables) {

  /** Those that come into question, in the order of their ids, each once. */
  Iterator<EndUserId> of(PrincipalQuery query, @Nullable EndUserId after) {
    List<Iterator<EndUserId>> sources = new ArrayList<>();
    if (query instanceof PrincipalQuery.Reached reached) {
      addReached(reached, after, sources);
    } else if (query instanceof PrincipalQuery.Holding holding) {
      for (RoleId role : holding.roles()) {
        sources.add(assigned(role, after));
        for (Use group : uses(role, Use.Kind.GROUP)) {
          sources.add(members(GroupId.of(group.first()), after));
        }
      }
    } else {
      Iterable<PersistentMap.Entry<EndUserId, EndUser>> all =
          after == null ? tables.users.entries() : tables.users.above(after);
      sources.add(mapped(all, PersistentMap.Entry::key));
    }
    return new MergedIds<>(sources);
  }

  private void addReached(
      PrincipalQuery.Reached reached, @Nullable EndUserId after, List<Iterator<EndUserId>> into) {
    Grantee place = after == null ? null : new Grantee.User(after);
    into.add(
        mapped(
            selected(
                range(tables.sharesBySolution, reached.solution(), place),
                share -> share.key().second() instanceof Grantee.User,
                share -> gives(share.value(), reached.roles())),
            share -> ((Grantee.User) share.key().second()).id()));
    for (var share : tables.sharesBySolution.above(groupsOf(reached.solution()))) {
      if (!(share.key().second() instanceof Grantee.Group group)
          || !share.key().first().equals(reached.solution())) {
        break;
      }
      if (gives(share.value(), reached.roles())) {
        into.add(members(group.id(), after));
      }
    }
    reached.roles().forEach(role -> into.add(assigned(role, after)));
  }

  /** The place before the shares of a solution with groups, which come after those with users. */
  private static Comparable<Pair<SolutionId, Grantee>> groupsOf(SolutionId solution) {
    return key -> {
      int order = solution.compareTo(key.first());
      return order != 0 ? order : (key.second() instanceof Grantee.User ? 1 : -1);
    };
  }

  private boolean gives(SolutionShare share, Set<RoleId> roles) {
    Set<RoleId> given = Set.of();
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      given = explicit.roles();
    } else if (share.grantee() instanceof Grantee.Group id) {
      EndUserGroup group = tables.groups.get(id.id());
      given = group == null ? given : group.roles();
    }
    return given.stream().anyMatch(roles::contains);
  }

  /** The members of a group. */
  Iterator<EndUserId> members(GroupId group, @Nullable EndUserId after) {
    return mapped(range(tables.members, group, after), each -> each.key().second());
  }

  /** Those to whom a role is assigned. */
  Iterator<EndUserId> assigned(RoleId role, @Nullable EndUserId after) {
    Use place = after == null ? Use.before(Use.Kind.ASSIGNMENT) : Use.assignment(after);
    return mapped(
        range(tables.uses, role, place), each -> EndUserId.of(each.key().second().first()));
  }

  /** The uses of one kind, without a look at the others. */
  List<Use> uses(RoleId role, Use.Kind kind) {
    List<Use> found = new ArrayList<>();
    for (var each : range(tables.uses, role, Use.before(kind))) {
      Use use = each.key().second();
      if (use.kind() != kind) {
        break;
      }
      found.add(use);
    }
    return found;
  }

  /** Everything that names a role, but for its assignments. */
  RoleUses uses(RoleId role) {
    Set<GroupId> groups = new LinkedHashSet<>();
    Set<SolutionRef.Pinned> versions = new LinkedHashSet<>();
    List<SolutionShare> shares = new ArrayList<>();
    for (var each : range(tables.uses, role, null)) {
      Use use = each.key().second();
      switch (use.kind()) {
        case GROUP -> groups.add(GroupId.of(use.first()));
        case VERSION ->
            versions.add(
                new SolutionRef.Pinned(SolutionId.of(use.first()), VersionId.of(use.second())));
        case USER_SHARE ->
            addShare(new Grantee.User(EndUserId.of(use.first())), use.second(), shares);
        case GROUP_SHARE ->
            addShare(new Grantee.Group(GroupId.of(use.first())), use.second(), shares);
        case ASSIGNMENT -> {
          // The last kind, of which there may be millions.
          return new RoleUses(groups, versions, shares);
        }
      }
    }
    return new RoleUses(groups, versions, shares);
  }

  private void addShare(Grantee grantee, String solution, List<SolutionShare> shares) {
    SolutionShare share = tables.sharesByGrantee.get(new Pair<>(grantee, SolutionId.of(solution)));
    if (share != null) {
      shares.add(share);
    }
  }
}

package dev.access4j.file;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.Text;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts ids into what a document says: those of the organization for what it has under the same
 * name, new ones for the rest. Names are unique ignoring case, on both sides: so one that differs
 * in case only is the same thing with a changed name.
 */
final class Matching {

  private record RoleKey(RoleScope scope, String caseKey) {}

  private final Map<RoleKey, RoleId> knownRoles = new HashMap<>();
  private final Map<String, EndUser> knownUsers = new HashMap<>();
  private final Map<String, GroupId> knownGroups = new HashMap<>();

  private final Map<RoleId, RoleId> roles = new HashMap<>();
  private final Map<EndUserId, EndUserId> users = new HashMap<>();
  private final Map<GroupId, GroupId> groups = new HashMap<>();
  private final RoleIds organizationRoles = new RoleIds(role -> of(roles, role));

  /** Matches with what an organization has, if it exists. */
  Matching(@Nullable Content before) {
    if (before != null) {
      before.roles().forEach(this::know);
      before.solutions().forEach(one -> one.roles().forEach(this::know));
      before
          .users()
          .forEach(one -> knownUsers.put(Text.caseKey(one.user().username()), one.user()));
      before
          .groups()
          .forEach(one -> knownGroups.put(Text.caseKey(one.group().name()), one.group().id()));
    }
  }

  private void know(EndUserRole role) {
    knownRoles.put(key(role), role.id());
  }

  private static RoleKey key(EndUserRole role) {
    return new RoleKey(role.scope(), Text.caseKey(role.name()));
  }

  /** The same with ids; to be called once. */
  Content match(Content document) {
    List<EndUserRole> matchedRoles = match(document.roles(), roles);
    List<Content.User> matchedUsers = document.users().stream().map(this::match).toList();
    List<Content.Group> matchedGroups = document.groups().stream().map(this::match).toList();
    return new Content(
        document.organization(),
        matchedRoles,
        matchedUsers,
        matchedGroups,
        document.solutions().stream().map(this::match).toList());
  }

  private List<EndUserRole> match(List<EndUserRole> named, Map<RoleId, RoleId> ids) {
    return named.stream()
        .map(
            role -> {
              RoleId known = knownRoles.get(key(role));
              RoleId id = known == null ? RoleId.random() : known;
              ids.put(role.id(), id);
              return new EndUserRole(id, role.name(), role.description(), role.scope());
            })
        .toList();
  }

  private Content.User match(Content.User entry) {
    EndUser named = entry.user();
    EndUser known = knownUsers.get(Text.caseKey(named.username()));
    EndUser.Builder user =
        known == null
            ? EndUser.builder(EndUserId.random(), named.username(), named.email())
            : known.toBuilder().username(named.username()).email(named.email());
    users.put(named.id(), user.id());
    user.name(named.firstName(), named.lastName())
        .status(named.status())
        .attributes(named.attributes());
    return new Content.User(user.build(), organizationRoles.map(entry.assignments()));
  }

  private Content.Group match(Content.Group entry) {
    EndUserGroup named = entry.group();
    GroupId known = knownGroups.get(Text.caseKey(named.name()));
    GroupId id = known == null ? GroupId.random() : known;
    groups.put(named.id(), id);
    Set<EndUserId> members = new LinkedHashSet<>();
    entry.members().forEach(member -> members.add(of(users, member)));
    return new Content.Group(
        new EndUserGroup(
            id, named.name(), organizationRoles.map(named.roles()), named.attributes()),
        members);
  }

  private Content.OneSolution match(Content.OneSolution entry) {
    Map<RoleId, RoleId> own = new HashMap<>();
    List<EndUserRole> matchedRoles = match(entry.roles(), own);
    RoleIds mapping = new RoleIds(role -> own.containsKey(role) ? of(own, role) : of(roles, role));
    return new Content.OneSolution(
        entry.solution(),
        matchedRoles,
        entry.versions().stream().map(mapping::map).toList(),
        entry.shares().stream().map(share -> match(share, mapping)).toList());
  }

  private SolutionShare match(SolutionShare share, RoleIds mapping) {
    Grantee grantee =
        share.grantee() instanceof Grantee.User user
            ? new Grantee.User(of(users, user.id()))
            : new Grantee.Group(of(groups, ((Grantee.Group) share.grantee()).id()));
    return new SolutionShare(
        share.solution(), grantee, mapping.map(share.roles()), share.validity());
  }

  private static <K> K of(Map<K, K> ids, K name) {
    K id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("a valid document names nothing that is not there: " + name);
    }
    return id;
  }
}

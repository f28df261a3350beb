package dev.access4j.testkit.random;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.testkit.random.RandomChanges.Change;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Changes to who there is. */
final class DirectoryChanges {

  private final Dice dice;
  private final RandomParts parts;
  private int made;

  DirectoryChanges(Dice dice) {
    this.dice = dice;
    this.parts = new RandomParts(dice);
  }

  static Change addOrganization(ReferenceModel model) {
    return new Change(
        "make the organization " + model.id(),
        writer -> writer.put(Organization.of(model.id(), "New bank")));
  }

  Change editOrganization(ReferenceModel model) {
    AssignmentModel to = dice.one(List.of(AssignmentModel.values()));
    return new Change(
        "switch to " + to, writer -> writer.put(new Organization(model.id(), "Bank", to)));
  }

  Change addUser(ReferenceModel model) {
    // Ids are never used again, so a new user has one that none has had.
    int number = 100 + made++;
    EndUser user = parts.user(EndUserId.of("new user " + number), number);
    return new Change("add " + user, writer -> writer.put(user));
  }

  Change editUser(ReferenceModel model) {
    if (model.users().isEmpty()) {
      return addUser(model);
    }
    EndUser user = dice.one(model.users().values());
    EndUser edited =
        dice.chance(0.5)
            ? user.toBuilder().status(parts.status()).build()
            : user.toBuilder().attributes(parts.attributes()).build();
    return new Change("edit " + edited + " " + edited.attributes(), writer -> writer.put(edited));
  }

  Change deleteUser(ReferenceModel model) {
    EndUserId user = anyUser(model);
    return new Change("delete user " + user, writer -> writer.deleteUser(user));
  }

  Change addRole(ReferenceModel model) {
    return addRole(dice.one(Names.ROLES));
  }

  private Change addRole(String name) {
    RoleId id = RoleId.of(name + "#" + made++);
    return new Change("add role " + id, writer -> writer.put(EndUserRole.of(id, name)));
  }

  Change editRole(ReferenceModel model) {
    EndUserRole role = dice.one(model.roles().values());
    String name = dice.chance(0.5) ? role.name() + "'" : role.name();
    return new Change(
        "rename role " + role.id() + " to " + name,
        writer ->
            writer.put(new EndUserRole(role.id(), name, "edited " + role.name(), role.scope())));
  }

  /** Half of the time one of the same name is made in the same write (DIR-10). */
  Change deleteRole(ReferenceModel model) {
    EndUserRole role = dice.one(model.roles().values());
    if (dice.chance(0.5) || role.equals(EndUserRole.ANONYMOUS)) {
      return new Change("delete role " + role.id(), writer -> writer.deleteRole(role.id()));
    }
    RoleId again = RoleId.of(role.id() + "#" + made++);
    return new Change(
        "delete role " + role.id() + " and make " + again + " of the same name",
        writer -> {
          writer.deleteRole(role.id());
          writer.put(new EndUserRole(again, role.name(), "", role.scope()));
        });
  }

  Change addGroup(ReferenceModel model) {
    GroupId id = GroupId.of("new group " + made);
    EndUserGroup group = new EndUserGroup(id, "New " + made++, carried(model), parts.attributes());
    return new Change("add " + group, writer -> writer.put(group));
  }

  Change editGroup(ReferenceModel model) {
    return onGroup(
        model,
        group -> {
          EndUserGroup edited =
              dice.chance(0.7)
                  ? new EndUserGroup(group.id(), group.name(), carried(model), group.attributes())
                  : new EndUserGroup(group.id(), group.name(), group.roles(), parts.attributes());
          // Deleted a step before, the group comes back under its id, without its members.
          return new Change("edit " + edited, writer -> writer.put(edited));
        });
  }

  Change deleteGroup(ReferenceModel model) {
    return onGroup(
        model,
        group ->
            new Change("delete group " + group.id(), writer -> writer.deleteGroup(group.id())));
  }

  Change membership(ReferenceModel model) {
    EndUserId user = anyUser(model);
    return onGroup(
        model,
        group -> {
          boolean member = model.members().getOrDefault(group.id(), Set.of()).contains(user);
          return member
              ? new Change(
                  user + " leaves group " + group.id(),
                  writer -> writer.removeMember(group.id(), user))
              : new Change(
                  user + " joins group " + group.id(),
                  writer -> writer.addMember(group.id(), user));
        });
  }

  Change assignment(ReferenceModel model) {
    EndUserId user = anyUser(model);
    RoleId role = RandomChanges.anyRole(dice, model);
    // In an order of their own, so that a seed always makes the same history.
    List<RoleId> held = model.assignments().getOrDefault(user, Set.of()).stream().sorted().toList();
    if (!held.isEmpty() && dice.chance(0.6)) {
      RoleId taken = dice.one(held);
      return new Change(
          "unassign " + taken + " from " + user, writer -> writer.unassign(user, taken));
    }
    return dice.chance(0.5)
        ? new Change("assign " + role + " to " + user, writer -> writer.assign(user, role))
        : new Change(
            "restore " + role + " of " + user, writer -> writer.restoreAssignment(user, role));
  }

  /** What a rule refuses whatever is there. */
  Change refused(ReferenceModel model) {
    EndUserId user = anyUser(model);
    return dice.one(
        List.of(
            new Change("delete Anonymous (refused)", writer -> writer.deleteRole(RoleId.ANONYMOUS)),
            new Change(
                "assign Anonymous (refused)",
                writer -> writer.restoreAssignment(user, RoleId.ANONYMOUS)),
            new Change(
                "join no group (refused)",
                writer -> writer.addMember(GroupId.of("no group"), user))));
  }

  private Change onGroup(ReferenceModel model, Function<EndUserGroup, Change> change) {
    return model.groups().isEmpty()
        ? addGroup(model)
        : change.apply(dice.one(model.groups().values()));
  }

  private Set<RoleId> carried(ReferenceModel model) {
    List<RoleId> roles =
        model.roles().values().stream()
            .filter(role -> role.scope().equals(RoleScope.ORGANIZATION))
            .map(EndUserRole::id)
            .filter(role -> !role.equals(RoleId.ANONYMOUS))
            .toList();
    return new LinkedHashSet<>(dice.pick(roles, dice.between(0, 2)));
  }

  private EndUserId anyUser(ReferenceModel model) {
    return model.users().isEmpty() ? EndUserId.of("nobody") : dice.one(model.users().keySet());
  }
}

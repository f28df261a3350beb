package dev.access4j.file;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.file.FoundChanges.Named;
import dev.access4j.file.PlannedChange.Kind;
import dev.access4j.file.PlannedChange.Thing;
import dev.access4j.file.PlannedSteps.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans what becomes of users, their assignments, groups and their members. */
final class DirectoryPlanning {

  private final Content before;
  private final Content after;
  private final boolean addsNoAssignment;
  private final PlannedNames names;
  private final Places.Finder places;
  private final FoundChanges changes;
  private final PlannedSteps steps;

  DirectoryPlanning(
      @Nullable Content existing,
      Content before,
      Content after,
      PlannedNames names,
      Places.Finder places,
      FoundChanges changes,
      PlannedSteps steps) {
    this.before = before;
    this.after = after;
    this.addsNoAssignment = existing != null && isPerSolution(existing) && isPerSolution(after);
    this.names = names;
    this.places = places;
    this.changes = changes;
    this.steps = steps;
  }

  void run() {
    users();
    groups();
  }

  // --- Users and their assignments ---

  private void users() {
    List<EndUser> moving = new ArrayList<>();
    List<EndUser> moved = new ArrayList<>();
    List<EndUser> added = new ArrayList<>();
    for (Pair<Content.User> pair : Pair.of(before.users(), after.users(), one -> one.user().id())) {
      EndUser old = pair.map(Content.User::user).before();
      EndUser wanted = pair.map(Content.User::user).after();
      boolean differs = changes.compare(Thing.USER, "", pair.map(each -> named(each.user())));
      if (wanted == null && old != null) {
        steps.add(Phase.DELETE_USERS, writer -> writer.deleteUser(old.id()));
      } else if (wanted != null && old == null) {
        added.add(wanted);
      } else if (wanted != null && old != null && differs) {
        checkStatus(old, wanted);
        moving.add(old);
        moved.add(wanted);
      }
      assignments(pair);
    }
    MailOrder.of(moving, moved).forEach(user -> steps.add(Phase.USERS, writer -> writer.put(user)));
    added.forEach(user -> steps.add(Phase.USERS, writer -> writer.put(user)));
  }

  private Named named(EndUser user) {
    return new Named("username", user.username(), names.fields().of(user));
  }

  private void checkStatus(EndUser old, EndUser wanted) {
    if (!old.status().canBecome(wanted.status())) {
      places
          .user(wanted.username(), "status")
          .fault("DIR-3", "cannot go from " + old.status() + " to " + wanted.status());
    }
  }

  private void assignments(Pair<Content.User> pair) {
    Pair<Set<RoleId>> roles = pair.map(Content.User::assignments);
    Set<RoleId> old = orNone(roles.before());
    Set<RoleId> wanted = orNone(roles.after());
    EndUserId user = Planning.one(pair.map(each -> each.user().id()));
    String username = names.user(user);
    for (RoleId role : Planning.minus(old, wanted)) {
      changes.add(Kind.REMOVE, Thing.ASSIGNMENT, username, names.role(role), List.of());
      steps.add(Phase.DELETE_THE_REST, writer -> writer.unassign(user, role));
    }
    for (RoleId role : Planning.minus(wanted, old)) {
      changes.add(Kind.CREATE, Thing.ASSIGNMENT, username, names.role(role), List.of());
      if (addsNoAssignment) {
        places
            .assignment(username, names.role(role))
            .fault("AM-3", "roles are granted by shares, solution by solution");
      }
      // Those of an organization that is only now made were granted where it comes from (AM-3).
      steps.add(Phase.ASSIGNMENTS, writer -> writer.restoreAssignment(user, role));
    }
  }

  private static boolean isPerSolution(Content content) {
    return content.organization().assignmentModel() == AssignmentModel.PER_SOLUTION;
  }

  // --- Groups and their members ---

  private void groups() {
    for (Pair<Content.Group> pair :
        Pair.of(before.groups(), after.groups(), one -> one.group().id())) {
      EndUserGroup old = pair.map(Content.Group::group).before();
      EndUserGroup wanted = pair.map(Content.Group::group).after();
      boolean differs =
          changes.compare(
              Thing.GROUP,
              "",
              pair.map(
                  each -> new Named("name", each.group().name(), names.fields().of(each.group()))));
      if (wanted != null && differs) {
        steps.add(Phase.GROUPS, writer -> writer.put(wanted));
      } else if (wanted == null && old != null) {
        steps.add(Phase.DELETE_GROUPS, writer -> writer.deleteGroup(old.id()));
      }
      members(pair);
    }
  }

  private void members(Pair<Content.Group> pair) {
    Pair<Set<EndUserId>> members = pair.map(Content.Group::members);
    Set<EndUserId> old = orNone(members.before());
    Set<EndUserId> wanted = orNone(members.after());
    EndUserGroup group = Planning.one(pair.map(Content.Group::group));
    for (EndUserId user : Planning.minus(old, wanted)) {
      changes.add(Kind.REMOVE, Thing.MEMBERSHIP, group.name(), names.user(user), List.of());
      steps.add(Phase.DELETE_THE_REST, writer -> writer.removeMember(group.id(), user));
    }
    Set<EndUserId> added = Planning.minus(wanted, old);
    for (EndUserId user : added) {
      changes.add(Kind.CREATE, Thing.MEMBERSHIP, group.name(), names.user(user), List.of());
    }
    if (!added.isEmpty()) {
      steps.add(Phase.MEMBERS, writer -> writer.addMembers(group.id(), added));
    }
  }

  private static <T> Set<T> orNone(@Nullable Set<T> set) {
    return set == null ? Set.of() : set;
  }
}

package dev.access4j.file;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.file.FoundChanges.Named;
import dev.access4j.file.PlannedChange.Kind;
import dev.access4j.file.PlannedChange.Thing;
import dev.access4j.file.PlannedSteps.Phase;
import dev.access4j.solution.Solution;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares an organization with what a document says, and plans what makes them the same. */
final class Planning {

  private final @Nullable Content existing;
  private final Content before;
  private final Content after;
  private final PlannedNames names;
  private final Places.Finder places;
  private final FoundChanges changes = new FoundChanges();
  private final PlannedSteps steps = new PlannedSteps();

  private Planning(@Nullable Content existing, Content after, Places.Finder places) {
    this.existing = existing;
    this.before =
        existing == null
            ? new Content(after.organization(), List.of(), List.of(), List.of(), List.of())
            : existing;
    this.after = after;
    this.names = new PlannedNames(before, after);
    this.places = places;
  }

  static AccessPlan plan(Content document, Places places, ReadView view) {
    FoundFaults faults = new FoundFaults(places.file());
    Places.Finder finder = new Places.Finder(places, faults);
    OrganizationId organization = document.organization().id();
    if (!organization.equals(view.organizationId())) {
      finder
          .organization("id")
          .fault("DIR-1", "is not the organization " + quote(view.organizationId().value()));
    }
    faults.throwIfAny();
    Content existing = view.organization().map(known -> Exporting.byId(view, known)).orElse(null);
    Content after = new Matching(existing).match(document);
    Planning planning = new Planning(existing, after, finder);
    planning.run();
    faults.throwIfAny();
    return new AccessPlan(organization, view.revision(), planning.changes.sorted(), planning.steps);
  }

  private static String quote(String name) {
    return Excerpt.quote(name);
  }

  private void run() {
    organization();
    Pair.of(before.roles(), after.roles(), EndUserRole::id)
        .forEach(pair -> roles(pair, Thing.ROLE, ""));
    users();
    groups();
    Set<RoleId> gone = gone();
    for (Pair<Content.OneSolution> pair :
        Pair.of(before.solutions(), after.solutions(), one -> one.solution().id())) {
      solution(pair, gone);
    }
  }

  private void organization() {
    Organization old = existing == null ? null : existing.organization();
    Organization wanted = after.organization();
    Pair<Organization> pair = new Pair<>(old, wanted);
    if (old != null && old.assignmentModel() != wanted.assignmentModel()) {
      places
          .organization("assignmentModel")
          .fault(
              "AM-4",
              old.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE
                  ? "the organization is ORGANIZATION_WIDE: it becomes PER_SOLUTION by 'migrate',"
                      + " not by a document"
                  : "the organization is PER_SOLUTION and cannot become ORGANIZATION_WIDE again");
    }
    if (changes.compare(
        Thing.ORGANIZATION,
        "",
        pair.map(each -> new Named("id", each.id().value(), names.fields().of(each))))) {
      steps.add(Phase.ORGANIZATION, writer -> writer.put(wanted));
    }
  }

  private void roles(Pair<EndUserRole> pair, Thing what, String within) {
    EndUserRole old = pair.before();
    EndUserRole wanted = pair.after();
    boolean differs =
        changes.compare(
            what,
            within,
            pair.map(each -> new Named("name", each.name(), names.fields().of(each))));
    if (wanted != null && differs) {
      steps.add(Phase.ROLES, writer -> writer.put(wanted));
    } else if (wanted == null && old != null) {
      steps.add(Phase.DELETE_ROLES, writer -> writer.deleteRole(old.id()));
    }
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
    EndUserId user = one(pair.map(each -> each.user().id()));
    String username = names.user(user);
    for (RoleId role : minus(old, wanted)) {
      changes.add(Kind.REMOVE, Thing.ASSIGNMENT, username, names.role(role), List.of());
      steps.add(Phase.DELETE_THE_REST, writer -> writer.unassign(user, role));
    }
    for (RoleId role : minus(wanted, old)) {
      changes.add(Kind.CREATE, Thing.ASSIGNMENT, username, names.role(role), List.of());
      if (existing != null && isPerSolution(existing) && isPerSolution(after)) {
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
    EndUserGroup group = one(pair.map(Content.Group::group));
    for (EndUserId user : minus(old, wanted)) {
      changes.add(Kind.REMOVE, Thing.MEMBERSHIP, group.name(), names.user(user), List.of());
      steps.add(Phase.DELETE_THE_REST, writer -> writer.removeMember(group.id(), user));
    }
    Set<EndUserId> added = minus(wanted, old);
    for (EndUserId user : added) {
      changes.add(Kind.CREATE, Thing.MEMBERSHIP, group.name(), names.user(user), List.of());
    }
    if (!added.isEmpty()) {
      steps.add(Phase.MEMBERS, writer -> writer.addMembers(group.id(), added));
    }
  }

  // --- Solutions ---

  /** The roles that go; published versions lose them (DIR-10). */
  private Set<RoleId> gone() {
    return minus(roleIds(before), roleIds(after));
  }

  private static Set<RoleId> roleIds(Content content) {
    Set<RoleId> ids = new HashSet<>();
    content.roles().forEach(role -> ids.add(role.id()));
    content.solutions().forEach(one -> one.roles().forEach(role -> ids.add(role.id())));
    return ids;
  }

  private void solution(Pair<Content.OneSolution> pair, Set<RoleId> gone) {
    Solution old = pair.map(Content.OneSolution::solution).before();
    Solution wanted = pair.map(Content.OneSolution::solution).after();
    boolean differs =
        changes.compare(
            Thing.SOLUTION,
            "",
            pair.map(
                each ->
                    new Named(
                        "id", each.solution().id().value(), names.fields().of(each.solution()))));
    if (wanted == null && old != null) {
      steps.add(Phase.DELETE_SOLUTIONS, writer -> writer.deleteSolution(old.id()));
    } else if (wanted != null && old == null) {
      Solution bare = Solution.of(wanted.id(), wanted.name());
      steps.add(Phase.MAKE_SOLUTIONS, writer -> writer.put(bare));
    }
    if (wanted != null && differs) {
      steps.add(Phase.SOLUTIONS, writer -> writer.put(wanted));
    }
    String id = one(pair.map(each -> each.solution().id())).value();
    Pair.of(
            orEmpty(pair.map(Content.OneSolution::roles).before()),
            orEmpty(pair.map(Content.OneSolution::roles).after()),
            EndUserRole::id)
        .forEach(each -> roles(each, Thing.SOLUTION_ROLE, id));
    new SolutionPlanning(pair, gone, names, places, changes, steps).run();
  }

  // --- The small change ---

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <T> Set<T> orNone(@Nullable Set<T> set) {
    return set == null ? Set.of() : set;
  }

  /** What is to be, or else what is. */
  static <T> T one(Pair<T> pair) {
    T after = pair.after();
    T before = pair.before();
    if (after != null) {
      return after;
    } else if (before != null) {
      return before;
    }
    throw new IllegalStateException("a pair of nothing");
  }

  private static <T> Set<T> minus(Set<T> all, Set<T> others) {
    Set<T> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}

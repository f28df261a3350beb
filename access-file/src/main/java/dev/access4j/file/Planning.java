package dev.access4j.file;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.file.FoundChanges.Named;
import dev.access4j.file.PlannedChange.Thing;
import dev.access4j.file.PlannedSteps.Phase;
import dev.access4j.solution.Solution;
import dev.access4j.store.ReadView;
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
    new DirectoryPlanning(existing, before, after, names, places, changes, steps).run();
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

  static <T> Set<T> minus(Set<T> all, Set<T> others) {
    Set<T> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}

package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.SolutionAdmin;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleReferences;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Administers solutions and their versions. */
record Solutions(GuardedStore store) implements SolutionAdmin {

  @Override
  public ListPage<Versioned<Solution>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page) {
    return store.read(
        actor,
        AdminOperation.SOLUTIONS_LIST,
        AuditSubject.organization(actor.organization()),
        view ->
            Things.page(
                view,
                view.solutionsByName(filter, page),
                solution -> AuditSubject.solution(solution.id()),
                NameKey::of,
                page.limit()));
  }

  @Override
  public Optional<Versioned<Solution>> find(Actor actor, SolutionId solution) {
    return store.read(
        actor,
        AdminOperation.SOLUTIONS_FIND,
        AuditSubject.solution(solution),
        view -> view.solution(solution).map(found -> versioned(view, found)));
  }

  @Override
  public Versioned<Solution> create(Actor actor, SolutionId solution, String name) {
    return store.write(
        actor,
        AdminOperation.SOLUTIONS_CREATE,
        AuditSubject.solution(solution),
        writer -> {
          Faults faults = new Faults();
          boolean taken = writer.view().solution(solution).isPresent();
          faults.check(!taken, "id", "SOL-1", "solution '" + solution + "' exists already");
          Solution made = faults.attempt("", () -> Solution.of(solution, name));
          faults.throwIfAny();
          return put(writer, Objects.requireNonNull(made));
        });
  }

  @Override
  public Versioned<Solution> rename(Actor actor, SolutionId solution, Revision seen, String name) {
    return edit(actor, AdminOperation.SOLUTIONS_RENAME, solution, seen, old -> old.withName(name));
  }

  @Override
  public Versioned<Solution> makeLive(
      Actor actor, SolutionId solution, VersionId version, Revision seen) {
    return edit(
        actor, AdminOperation.SOLUTIONS_MAKE_LIVE, solution, seen, old -> old.withLive(version));
  }

  @Override
  public Versioned<Solution> endLive(Actor actor, SolutionId solution, Revision seen) {
    return edit(actor, AdminOperation.SOLUTIONS_END_LIVE, solution, seen, Solution::withoutLive);
  }

  private Versioned<Solution> edit(
      Actor actor,
      AdminOperation operation,
      SolutionId solution,
      Revision seen,
      UnaryOperator<Solution> change) {
    return store.write(
        actor,
        operation,
        AuditSubject.solution(solution),
        writer -> put(writer, change.apply(unchanged(writer.view(), solution, seen))));
  }

  @Override
  public DeletionPreview previewDelete(Actor actor, SolutionId solution) {
    return store.read(
        actor,
        AdminOperation.SOLUTIONS_PREVIEW_DELETE,
        AuditSubject.solution(solution),
        view -> new Previews(view).ofSolution(existing(view, solution).id()));
  }

  @Override
  public Revision delete(Actor actor, SolutionId solution, Revision seen) {
    return store.change(
        actor,
        AdminOperation.SOLUTIONS_DELETE,
        AuditSubject.solution(solution),
        writer -> writer.deleteSolution(unchanged(writer.view(), solution, seen).id()));
  }

  // --- Versions ---

  @Override
  public ListPage<Versioned<SolutionVersion>, VersionId> versions(
      Actor actor, SolutionId solution, PageRequest<VersionId> page) {
    return store.read(
        actor,
        AdminOperation.SOLUTIONS_VERSIONS,
        AuditSubject.solution(solution),
        view ->
            Things.page(
                view,
                view.versions(solution, page),
                AuditSubject::of,
                SolutionVersion::id,
                page.limit()));
  }

  @Override
  public Optional<Versioned<SolutionVersion>> version(
      Actor actor, SolutionId solution, VersionId version) {
    return store.read(
        actor,
        AdminOperation.SOLUTIONS_VERSION,
        AuditSubject.version(solution, version),
        view -> view.version(solution, version).map(found -> versioned(view, found)));
  }

  @Override
  public Versioned<SolutionVersion> draft(Actor actor, SolutionId solution, VersionId version) {
    return store.write(
        actor,
        AdminOperation.SOLUTIONS_DRAFT,
        AuditSubject.version(solution, version),
        writer -> versioned(writer.view(), writer.draft(solution, version)));
  }

  @Override
  public Versioned<SolutionVersion> edit(Actor actor, Revision seen, SolutionVersion draft) {
    return edit(
        actor,
        AdminOperation.SOLUTIONS_EDIT,
        draft.solution(),
        draft.id(),
        seen,
        (view, old) -> {
          if (draft.state() != VersionState.DRAFT) {
            Faults faults = new Faults().add("state", "SOL-7", "an edit does not publish");
            new RoleReferences(view).checkFor(draft.solution(), draft.roles(), "roles", faults);
            faults.throwIfAny();
          }
          return draft;
        });
  }

  @Override
  public Versioned<SolutionVersion> listRoles(
      Actor actor, SolutionId solution, VersionId version, Revision seen, Set<RoleId> roles) {
    return edit(
        actor,
        AdminOperation.SOLUTIONS_LIST_ROLES,
        solution,
        version,
        seen,
        (view, old) -> Drafts.listing(old, roles));
  }

  @Override
  public Versioned<SolutionVersion> permit(
      Actor actor,
      SolutionId solution,
      VersionId version,
      Revision seen,
      Resource resource,
      Operation operation,
      Set<RoleId> roles) {
    return edit(
        actor,
        AdminOperation.SOLUTIONS_PERMIT,
        solution,
        version,
        seen,
        (view, old) -> Drafts.permitting(old, resource, operation, roles));
  }

  private Versioned<SolutionVersion> edit(
      Actor actor,
      AdminOperation operation,
      SolutionId solution,
      VersionId version,
      Revision seen,
      BiFunction<ReadView, SolutionVersion, SolutionVersion> change) {
    return store.write(
        actor,
        operation,
        AuditSubject.version(solution, version),
        writer -> {
          ReadView view = writer.view();
          SolutionVersion edited =
              change.apply(view, unchangedDraft(view, solution, version, seen));
          writer.put(edited);
          return versioned(writer.view(), edited);
        });
  }

  @Override
  public Versioned<SolutionVersion> publish(
      Actor actor, SolutionId solution, VersionId version, Revision seen) {
    return store.write(
        actor,
        AdminOperation.SOLUTIONS_PUBLISH,
        AuditSubject.version(solution, version),
        writer -> {
          SolutionVersion published = unchanged(writer.view(), solution, version, seen).published();
          writer.publish(solution, version);
          return versioned(writer.view(), published);
        });
  }

  @Override
  public Revision discard(Actor actor, SolutionId solution, VersionId version, Revision seen) {
    return store.change(
        actor,
        AdminOperation.SOLUTIONS_DISCARD,
        AuditSubject.version(solution, version),
        writer -> {
          unchangedDraft(writer.view(), solution, version, seen);
          writer.deleteVersion(solution, version);
        });
  }

  private static SolutionVersion unchangedDraft(
      ReadView view, SolutionId solution, VersionId version, Revision seen) {
    SolutionVersion found = unchanged(view, solution, version, seen);
    if (found.state() != VersionState.DRAFT) {
      String message = "version '" + version + "' is published and immutable";
      throw new ValidationException(List.of(new Fault("version", "SOL-7", message)));
    }
    return found;
  }

  private static SolutionVersion unchanged(
      ReadView view, SolutionId solution, VersionId version, Revision seen) {
    SolutionVersion found =
        Things.existing(
            view.version(solution, version),
            "version",
            "SOL-1",
            "version '" + version + "' of " + solution);
    Things.requireUnchanged(view, AuditSubject.of(found), found, seen);
    return found;
  }

  private static Solution unchanged(ReadView view, SolutionId solution, Revision seen) {
    Solution found = existing(view, solution);
    Things.requireUnchanged(view, AuditSubject.solution(solution), found, seen);
    return found;
  }

  private static Solution existing(ReadView view, SolutionId solution) {
    return Things.existing(
        view.solution(solution), "solution", "SOL-1", "solution '" + solution + "'");
  }

  private static Versioned<Solution> put(AccessWriter writer, Solution solution) {
    writer.put(solution);
    return versioned(writer.view(), solution);
  }

  private static Versioned<Solution> versioned(ReadView view, Solution solution) {
    return Things.versioned(view, AuditSubject.solution(solution.id()), solution);
  }

  private static Versioned<SolutionVersion> versioned(ReadView view, SolutionVersion version) {
    return Things.versioned(view, AuditSubject.of(version), version);
  }
}

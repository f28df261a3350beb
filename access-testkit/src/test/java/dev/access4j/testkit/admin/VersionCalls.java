package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.SolutionAdmin;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Random calls that administer versions. */
record VersionCalls(Draw draw, SolutionAdmin solutions, NaiveVersions rules) {

  Attempt draft() {
    SolutionId id = SolutionId.of(draw.solution());
    VersionId version = VersionId.of(draw.one(Pools.VERSIONS));
    return draw.attempt(
        AdminOperation.SOLUTIONS_DRAFT,
        AuditSubject.version(id, version),
        id + " " + version,
        rules.draft(id.value(), version.value()),
        actor -> solutions.draft(actor, id, version));
  }

  Attempt edit() {
    AuditSubject subject = draw.version();
    Revision seen = draw.seen(subject);
    VersionPlan plan = new VersionDraw(draw).plan(subject.id());
    String words = subject.id() + " " + subject.part() + " " + seen + " " + plan;
    if (!plan.faults().isEmpty()) {
      return draw.unmade(
          AdminOperation.SOLUTIONS_EDIT,
          words,
          plan.faults(),
          () -> plan.toVersion(subject.id(), subject.part()));
    }
    SolutionVersion draft = plan.toVersion(subject.id(), subject.part());
    return draw.attempt(
        AdminOperation.SOLUTIONS_EDIT,
        subject,
        words,
        rules.edit(subject.id(), subject.part(), seen.value(), plan),
        actor -> solutions.edit(actor, seen, draft));
  }

  /** Puts what is there. */
  Attempt editNothing() {
    AuditSubject subject = draw.version();
    SolutionId id = SolutionId.of(subject.id());
    VersionId version = VersionId.of(subject.part());
    Revision seen = draw.seen(subject);
    return draw.attempt(
        AdminOperation.SOLUTIONS_LIST_ROLES,
        subject,
        "the same for " + id + " " + version + " " + seen,
        rules.listRoles(id.value(), version.value(), seen.value(), listed(subject)),
        actor ->
            solutions.listRoles(
                actor, id, version, seen, VersionPlan.roleIds(values(subject, "roles"))));
  }

  private Set<RoleId> listed(AuditSubject version) {
    return VersionPlan.roleIds(values(version, "roles"));
  }

  private List<String> values(AuditSubject version, String field) {
    return draw.world().state().values(version, field);
  }

  Attempt listRoles() {
    AuditSubject subject = draw.version();
    SolutionId id = SolutionId.of(subject.id());
    VersionId version = VersionId.of(subject.part());
    Revision seen = draw.seen(subject);
    List<String> fitting = new ArrayList<>(draw.fitting(id.value()));
    fitting.add(RoleId.ANONYMOUS.value());
    Set<RoleId> roles = VersionPlan.roleIds(draw.roles(fitting, 0.7));
    return draw.attempt(
        AdminOperation.SOLUTIONS_LIST_ROLES,
        subject,
        id + " " + version + " " + seen + " " + roles,
        rules.listRoles(id.value(), version.value(), seen.value(), roles),
        actor -> solutions.listRoles(actor, id, version, seen, roles));
  }

  Attempt permit() {
    AuditSubject subject = draw.version();
    SolutionId id = SolutionId.of(subject.id());
    VersionId version = VersionId.of(subject.part());
    Revision seen = draw.seen(subject);
    List<Resource> known =
        List.copyOf(NaiveVersions.resources(draw.world().state(), subject).keySet());
    Resource resource =
        known.isEmpty() || draw.chance(0.05) ? Resource.swimlane("P", "no-such") : draw.one(known);
    Operation operation =
        resource instanceof Resource.UiFlowOf && !draw.chance(0.1)
            ? Operation.INTERACT
            : draw.one(List.of(Operation.values()));
    Set<RoleId> roles = VersionPlan.roleIds(draw.roles(values(subject, "roles"), 0.5));
    return draw.attempt(
        AdminOperation.SOLUTIONS_PERMIT,
        subject,
        id + " " + version + " " + seen + " " + resource + " " + operation + " " + roles,
        rules.permit(id.value(), version.value(), seen.value(), resource, operation, roles),
        actor -> solutions.permit(actor, id, version, seen, resource, operation, roles));
  }

  Attempt publish() {
    AuditSubject subject = draw.version();
    Revision seen = draw.seen(subject);
    return draw.attempt(
        AdminOperation.SOLUTIONS_PUBLISH,
        subject,
        subject.id() + " " + subject.part() + " " + seen,
        rules.publish(subject.id(), subject.part(), seen.value()),
        actor ->
            solutions.publish(
                actor, SolutionId.of(subject.id()), VersionId.of(subject.part()), seen));
  }

  Attempt discard() {
    AuditSubject subject = draw.version();
    Revision seen = draw.seen(subject);
    return draw.attempt(
        AdminOperation.SOLUTIONS_DISCARD,
        subject,
        subject.id() + " " + subject.part() + " " + seen,
        rules.discard(subject.id(), subject.part(), seen.value()),
        actor ->
            solutions.discard(
                actor, SolutionId.of(subject.id()), VersionId.of(subject.part()), seen));
  }
}

package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.SolutionAdmin;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import dev.access4j.store.Revision;

/** Random calls that administer solutions. */
record SolutionCalls(Draw draw, SolutionAdmin solutions, NaiveSolutions rules) {

  private String name() {
    return draw.text(Pools.SOLUTION_NAMES, Pools.BAD_IDENTIFIERS);
  }

  Attempt create() {
    SolutionId id = SolutionId.of(draw.one(Pools.SOLUTIONS));
    String name = name();
    return draw.attempt(
        AdminOperation.SOLUTIONS_CREATE,
        AuditSubject.solution(id),
        id + " " + name,
        rules.create(id.value(), name),
        actor -> solutions.create(actor, id, name));
  }

  Attempt rename() {
    SolutionId id = SolutionId.of(draw.solution());
    Revision seen = draw.seen(AuditSubject.solution(id));
    String name = name();
    return draw.attempt(
        AdminOperation.SOLUTIONS_RENAME,
        AuditSubject.solution(id),
        id + " " + seen + " " + name,
        rules.rename(id.value(), seen.value(), name),
        actor -> solutions.rename(actor, id, seen, name));
  }

  Attempt makeLive() {
    AuditSubject version = draw.version();
    SolutionId id = SolutionId.of(version.id());
    Revision seen = draw.seen(AuditSubject.solution(id));
    return draw.attempt(
        AdminOperation.SOLUTIONS_MAKE_LIVE,
        AuditSubject.solution(id),
        id + " " + version.part() + " " + seen,
        rules.makeLive(id.value(), version.part(), seen.value()),
        actor -> solutions.makeLive(actor, id, VersionId.of(version.part()), seen));
  }

  Attempt endLive() {
    SolutionId id = SolutionId.of(draw.solution());
    Revision seen = draw.seen(AuditSubject.solution(id));
    return draw.attempt(
        AdminOperation.SOLUTIONS_END_LIVE,
        AuditSubject.solution(id),
        id + " " + seen,
        rules.endLive(id.value(), seen.value()),
        actor -> solutions.endLive(actor, id, seen));
  }

  Attempt delete() {
    SolutionId id = SolutionId.of(draw.solution());
    Revision seen = draw.seen(AuditSubject.solution(id));
    return draw.attempt(
            AdminOperation.SOLUTIONS_DELETE,
            AuditSubject.solution(id),
            id + " " + seen,
            rules.delete(id.value(), seen.value()),
            actor -> solutions.delete(actor, id, seen))
        .withPreview(() -> solutions.previewDelete(Draw.ROOT, id));
  }
}

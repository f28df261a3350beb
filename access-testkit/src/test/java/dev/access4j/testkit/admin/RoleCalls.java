package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.RoleAdmin;
import dev.access4j.admin.RoleDetails;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.store.Revision;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random calls that administer roles. A role that is deleted is mostly made again at once. */
final class RoleCalls {

  private final Draw draw;
  private final RoleAdmin roles;
  private final NaiveRoles rules;
  private @Nullable Supplier<Attempt> again;

  RoleCalls(Draw draw, RoleAdmin roles, NaiveRoles rules) {
    this.draw = draw;
    this.roles = roles;
    this.rules = rules;
  }

  private RoleDetails details() {
    return new RoleDetails(
        draw.text(Pools.ROLE_NAMES, Pools.BAD_ROLE_NAMES),
        draw.text(Pools.DESCRIPTIONS, Pools.BAD_DESCRIPTIONS));
  }

  Attempt create() {
    return create(details(), draw.chance(0.3) ? draw.solution() : "");
  }

  private Attempt create(RoleDetails details, String solution) {
    RoleScope scope =
        solution.isEmpty()
            ? RoleScope.ORGANIZATION
            : new RoleScope.OfSolution(SolutionId.of(solution));
    return draw.attempt(
        AdminOperation.ROLES_CREATE,
        AuditSubject.role(RoleId.of(World.NEW)),
        details + " " + scope,
        rules.create(details, solution),
        actor -> roles.create(actor, details, scope));
  }

  Attempt edit() {
    String id = draw.role();
    AuditSubject subject = NaiveRoles.role(id);
    Revision seen = draw.seen(subject);
    Flat state = draw.world().state();
    RoleDetails details =
        draw.chance(0.2) && state.has(subject)
            ? new RoleDetails(
                state.value(subject, "name") + " ", state.value(subject, "description"))
            : details();
    return draw.attempt(
        AdminOperation.ROLES_EDIT,
        subject,
        id + " " + seen + " " + details,
        rules.edit(id, seen.value(), details),
        actor -> roles.edit(actor, RoleId.of(id), seen, details));
  }

  Attempt delete() {
    String id = draw.role();
    AuditSubject subject = NaiveRoles.role(id);
    Revision seen = draw.seen(subject);
    Verdict verdict = rules.delete(id, seen.value());
    if (verdict instanceof Verdict.Done && draw.chance(0.7)) {
      Flat state = draw.world().state();
      RoleDetails details =
          new RoleDetails(state.value(subject, "name"), state.value(subject, "description"));
      String solution = state.value(subject, "solution");
      again = () -> create(details, solution);
    }
    return draw.attempt(
            AdminOperation.ROLES_DELETE,
            subject,
            id + " " + seen,
            verdict,
            actor -> roles.delete(actor, RoleId.of(id), seen))
        .withPreview(() -> roles.previewDelete(Draw.ROOT, RoleId.of(id)));
  }

  /** Makes the role again that was deleted last; null if there is none, or it was done. */
  @Nullable Attempt again() {
    Supplier<Attempt> next = again;
    again = null;
    return next == null ? null : next.get();
  }
}

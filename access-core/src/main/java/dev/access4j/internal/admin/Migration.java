package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.MigrationAdmin;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Faults;
import dev.access4j.internal.migration.MigrationPlanner;
import dev.access4j.internal.migration.MigrationStep;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.time.InstantSource;

/** Plans and applies migrations. */
record Migration(GuardedStore store, InstantSource clock) implements MigrationAdmin {

  @Override
  public MigrationPlan plan(Actor actor) {
    return store.read(
        actor,
        AdminOperation.MIGRATION_PLAN,
        AuditSubject.organization(actor.organization()),
        view -> new MigrationPlanner(view, clock.instant()).plan());
  }

  @Override
  public Revision apply(Actor actor, MigrationPlan plan) {
    return apply(actor, AdminOperation.MIGRATION_APPLY, plan, plan.isEqual());
  }

  @Override
  public Revision applyWithDifferences(Actor actor, MigrationPlan plan) {
    return apply(actor, AdminOperation.MIGRATION_APPLY_WITH_DIFFERENCES, plan, true);
  }

  /** A plan comes from outside: it is believed only if it is the one that is made here. */
  private void requireProven(ReadView view, MigrationPlan plan) {
    // In the future fewer shares are left to differ by.
    Instant now = clock.instant();
    Instant at = plan.plannedAt().isAfter(now) ? now : plan.plannedAt();
    MigrationPlan proven = new MigrationPlanner(view, at).plan();
    new Faults()
        .check(
            proven.shares().equals(plan.shares())
                && proven.keptAssignments() == plan.keptAssignments()
                && proven.differences().equals(plan.differences()),
            "plan",
            "AM-4",
            "is not the plan of this organization")
        .throwIfAny();
  }

  private Revision apply(
      Actor actor, AdminOperation operation, MigrationPlan plan, boolean acceptable) {
    return store.change(
        actor,
        operation,
        AuditSubject.organization(actor.organization()),
        writer -> {
          new Faults()
              .check(
                  plan.organization().equals(actor.organization()),
                  "organization",
                  "DIR-1",
                  "the plan is of another organization")
              .check(
                  acceptable,
                  "differences",
                  "AM-4",
                  plan.differences().size() + " decisions would differ")
              .throwIfAny();
          Administration.requireAt(writer.view(), plan.revision());
          requireProven(writer.view(), plan);
          MigrationStep.apply(writer, plan);
        });
  }
}

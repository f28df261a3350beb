package dev.access4j.internal.migration;

import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.StoreException;

/** Does what a migration plan says (AM-4). */
public final class MigrationStep {

  private MigrationStep() {}

  /**
   * Makes the shares of a plan and switches the organization to {@code PER_SOLUTION}; assignments
   * stay (AM-3). The caller has checked that the write starts from the plan's revision: a plan of
   * an older one may be wrong. About three queries for each share.
   *
   * @param writer writes in the transaction that the migration is
   * @param plan the plan
   * @throws ValidationException if the organization has its shares already, or a rule refuses a
   *     share of the plan
   * @throws IllegalArgumentException if the plan is of another organization (DIR-1)
   * @throws StoreException if the store cannot be read or written
   */
  public static void apply(AccessWriter writer, MigrationPlan plan) {
    if (!writer.view().organizationId().equals(plan.organization())) {
      throw new IllegalArgumentException("a plan of " + plan.organization());
    }
    Organization organization = MigrationPlanner.requireOrganizationWide(writer.view());
    plan.shares().stream().map(PlannedShare::share).forEach(writer::share);
    writer.put(
        new Organization(organization.id(), organization.name(), AssignmentModel.PER_SOLUTION));
  }
}

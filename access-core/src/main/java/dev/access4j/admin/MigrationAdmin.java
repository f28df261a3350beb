package dev.access4j.admin;

import dev.access4j.store.Revision;

/**
 * Migrates an organization from organization-wide roles to shares (AM-4). See {@link AccessAdmin}
 * for what holds always.
 */
public interface MigrationAdmin {

  /**
   * Plans the migration and proves that it keeps every decision, or lists each difference. Reads
   * the whole organization page by page, and changes nothing.
   *
   * @param actor who acts
   * @return the plan, good at the organization's revision
   */
  MigrationPlan plan(Actor actor);

  /**
   * Applies a plan that keeps every decision, in one transaction. It is made once more in it, at
   * the cost of {@link #plan}, and refused if it is not the same: a plan may have been anywhere
   * meanwhile.
   *
   * @param actor who acts
   * @param plan the plan, of the actor's organization; one with differences is refused
   * @return a revision that holds the migration
   * @throws ConflictException if the organization was changed since it was planned
   */
  Revision apply(Actor actor, MigrationPlan plan);

  /**
   * Applies a plan although some decisions will differ, as it lists them, in one transaction.
   *
   * @param actor who acts
   * @param plan the plan, of the actor's organization
   * @return a revision that holds the migration
   * @throws ConflictException if the organization was changed since it was planned
   */
  Revision applyWithDifferences(Actor actor, MigrationPlan plan);
}

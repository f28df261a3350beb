package dev.access4j.file;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What makes an organization be as a document says: what is made, changed and removed, to be looked
 * at and then applied as a whole or not at all. It is good for the revision that it was made at.
 * Made by {@link AccessFile#plan(AccessStore)}. Immutable.
 */
public final class AccessPlan {

  private final OrganizationId organization;
  private final Revision revision;
  private final List<PlannedChange> changes;
  private final PlannedSteps steps;

  AccessPlan(
      OrganizationId organization,
      Revision revision,
      List<PlannedChange> changes,
      PlannedSteps steps) {
    this.organization = organization;
    this.revision = revision;
    this.changes = changes;
    this.steps = steps;
  }

  /**
   * Returns the organization that the plan is for.
   *
   * @return its id
   */
  public OrganizationId organization() {
    return organization;
  }

  /**
   * Returns what the plan was made at.
   *
   * @return the revision, {@link Revision#NONE} if there was no such organization
   */
  public Revision revision() {
    return revision;
  }

  /**
   * Returns what changes, all of it: also what goes along with something that is removed (DIR-10,
   * DIR-11).
   *
   * @return the changes in their order; immutable
   */
  public List<PlannedChange> changes() {
    return changes;
  }

  /**
   * Tells whether the organization is as the document says already.
   *
   * @return true if nothing changes
   */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Counts the changes of a kind.
   *
   * @param kind the kind
   * @return how many there are
   */
  public int count(PlannedChange.Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  /**
   * Applies the plan in one write: all of it or nothing (AD-5).
   *
   * @param store the store that it was made from, or one with the same organization in it
   * @throws StalePlanException if the organization has changed since
   * @throws StoreException if the store cannot be written
   */
  public void apply(AccessStore store) {
    store.write(
        organization,
        transaction -> {
          applyTo(new AccessWriter(transaction));
          return organization;
        });
  }

  /**
   * Applies the plan as part of a write to its organization, which should begin with it. About as
   * many queries and statements as there are changes; a deletion takes along what names the deleted
   * (DIR-10, DIR-11).
   *
   * @param writer writes to the organization
   * @throws IllegalArgumentException if it writes to another organization
   * @throws StalePlanException if the organization has changed since; nothing has been written
   * @throws StoreException if the store cannot be read or written
   */
  public void applyTo(AccessWriter writer) {
    if (!writer.view().organizationId().equals(organization)) {
      throw new IllegalArgumentException(
          "the plan is for '" + organization + "', not '" + writer.view().organizationId() + "'");
    }
    if (!writer.view().revision().equals(revision.next())) {
      throw new StalePlanException(organization, revision);
    }
    steps.writeTo(writer);
  }

  /**
   * Writes the plan for people: a line of numbers, then each change as a line with its sign, and
   * below it a line for each field. It depends on what changes only, and has no line break or
   * control character of a name or value in it.
   *
   * @param out where to; it is flushed and stays open
   * @throws IOException if the writer fails
   */
  public void writeText(Writer out) throws IOException {
    PlanText.write(this, out);
    out.flush();
  }

  /**
   * Writes the plan for machines, as one JSON object: {@code organization}, {@code revision}, the
   * numbers {@code create}, {@code change} and {@code remove}, and {@code changes}, each with
   * {@code kind}, {@code what}, {@code within} unless it is empty, {@code name} and {@code fields}:
   * {@code field}, and {@code before} and {@code after} unless they are empty.
   *
   * @param out where to; it is flushed and stays open
   * @throws IOException if the writer fails
   */
  public void writeJson(Writer out) throws IOException {
    JsonWriting.write(PlanNodes.of(this), out);
    out.flush();
  }

  @Override
  public String toString() {
    return "AccessPlan[" + organization + " at " + revision + ", " + PlanText.counts(this) + "]";
  }
}

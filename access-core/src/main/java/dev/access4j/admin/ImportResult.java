package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Fault;
import java.util.List;

/**
 * What became of a row of an import.
 *
 * @param row the row
 * @param outcome what it became; in a dry run, what it would become
 * @param faults why it was refused, every reason (AD-8); empty if it was not
 */
public record ImportResult(ImportRow row, ImportOutcome outcome, List<Fault> faults) {

  /**
   * Copies the faults.
   *
   * @param row see above
   * @param outcome see above
   * @param faults see above
   * @throws IllegalArgumentException if a refused row has no fault, or another row has one
   */
  public ImportResult {
    requireNonNull(row, "row");
    requireNonNull(outcome, "outcome");
    faults = List.copyOf(faults);
    if (faults.isEmpty() == (outcome == ImportOutcome.REFUSED)) {
      throw new IllegalArgumentException(outcome + " with the faults " + faults);
    }
  }
}

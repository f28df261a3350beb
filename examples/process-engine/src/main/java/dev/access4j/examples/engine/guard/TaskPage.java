package dev.access4j.examples.engine.guard;

import java.util.List;
import java.util.Optional;

/**
 * A page of a task list.
 *
 * @param rows the tasks
 * @param next the row that the next page comes after; empty at the end of the list
 */
public record TaskPage(List<TaskRow> rows, Optional<TaskRow> next) {

  /**
   * Copies the rows.
   *
   * @param rows see above
   * @param next see above
   */
  public TaskPage {
    rows = List.copyOf(rows);
  }
}

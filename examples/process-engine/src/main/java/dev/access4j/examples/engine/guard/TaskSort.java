package dev.access4j.examples.engine.guard;

import java.sql.Timestamp;

/** How a task list is sorted. What is equal by it is sorted by the tasks' ids. */
public enum TaskSort {
  /** The newest first; by the engine's index. */
  NEWEST("t.CREATE_TIME_", false),
  /** The oldest first; by the engine's index. */
  OLDEST("t.CREATE_TIME_", true),
  /** The most urgent first. */
  PRIORITY("t.PRIORITY_", false),
  /** What is due next first, and at last what is due at no time. */
  DUE("COALESCE(t.DUE_DATE_, TIMESTAMP '9999-12-31 00:00:00')", true),
  /** By name, as the database collates it. */
  NAME("COALESCE(t.NAME_, '')", true);

  private final String key;
  private final boolean ascending;

  TaskSort(String key, boolean ascending) {
    this.key = key;
    this.ascending = ascending;
  }

  String order() {
    String direction = ascending ? " ASC" : " DESC";
    return key + direction + ", t.ID_" + direction;
  }

  /** Returns the condition for the rows after one whose key and id are bound. */
  String after() {
    return "(" + key + ", t.ID_) " + (ascending ? ">" : "<") + " (:afterKey, :afterId)";
  }

  Object keyOf(TaskRow row) {
    return switch (this) {
      case NEWEST, OLDEST -> Timestamp.from(row.created());
      case PRIORITY -> row.priority();
      case DUE ->
          row.due().map(Timestamp::from).orElseGet(() -> Timestamp.valueOf("9999-12-31 00:00:00"));
      case NAME -> row.name();
    };
  }
}

package dev.access4j.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the business-filter values of a host's rows are, and the condition that they are met. */
sealed interface RowFilters {

  /**
   * Adds what begins with {@code AND}, or nothing.
   *
   * @param attributes the subject's values by key, without blank ones, each key with some
   */
  void add(ConditionText to, ScopeDialect dialect, Map<String, Set<String>> attributes);

  /** No row has any. */
  record None() implements RowFilters {
    @Override
    public void add(ConditionText to, ScopeDialect dialect, Map<String, Set<String>> attributes) {
      // No filter restricts nothing (EV-7).
    }
  }

  /** A column for each key. */
  record Columns(List<Column> columns) implements RowFilters {
    @Override
    public void add(ConditionText to, ScopeDialect dialect, Map<String, Set<String>> attributes) {
      for (Column column : columns) {
        Set<String> own = attributes.getOrDefault(column.key(), Set.of());
        String name = column.name();
        switch (column.kind()) {
          case ONE -> {
            to.add(" AND ");
            dialect.isOneOf(to, name, own);
          }
          case ONE_OR_NONE -> {
            to.add(" AND (" + name + " IS NULL OR ");
            dialect.isOneOf(to, name, own);
            to.add(")");
          }
          case ARRAY -> {
            to.add(" AND (" + name + " IS NULL OR CARDINALITY(" + name + ") = 0 OR ");
            dialect.overlaps(to, name, own);
            to.add(")");
          }
        }
      }
    }
  }

  /** The column of one key. */
  record Column(String key, String name, Kind kind) {}

  /** What a column of one key holds. */
  enum Kind {
    ONE,
    ONE_OR_NONE,
    ARRAY
  }

  /** A column with an object of JSON. */
  record Json(String column) implements RowFilters {
    @Override
    public void add(ConditionText to, ScopeDialect dialect, Map<String, Set<String>> attributes) {
      to.add(" AND ");
      dialect.json(to, column, attributes);
    }
  }

  /** A table with a row for each value. */
  record Table(String rowId, String table, String reference, String key, String value)
      implements RowFilters {

    static final String ALIAS = "access4j_c";

    @Override
    public void add(ConditionText to, ScopeDialect dialect, Map<String, Set<String>> attributes) {
      // Without the first, a row that nothing can refer to would be one without filters.
      to.add(" AND " + rowId + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + table)
          .add(" AS " + ALIAS + " LEFT JOIN ");
      dialect.pairs(to, attributes);
      to.add(" ON ")
          .add(dialect.same(List.of(key, value), List.of("access4j_a.k", "access4j_a.v")))
          .add(" WHERE " + reference + " = " + rowId + " GROUP BY " + dialect.bytes(key))
          .add(" HAVING COUNT(access4j_a.k) = 0)");
    }
  }
}

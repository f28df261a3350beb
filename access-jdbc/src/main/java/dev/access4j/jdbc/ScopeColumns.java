package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessScope;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a host's table keeps what an {@link AccessScope} asks of a row (LU-5): its solution and
 * version, its swimlane or UI flow, and its business-filter values. Immutable and thread-safe: make
 * one for each table and keep it.
 *
 * <p>Names stand in the condition as they are given: ASCII letters, digits and {@code _}, in double
 * quotes where the database needs them. Anything else is refused, and so is what begins with {@code
 * access4j_}. A column may name another table of the query, as in {@code instance.solution}.
 *
 * <p>The columns are of a type of text, but not of {@code char(n)}, whose padding PostgreSQL drops
 * where it compares. Their values are compared exactly, whatever their collation. A row with a null
 * for its solution, its version, its resource or its key is in no condition.
 */
public final class ScopeColumns {

  private final RowResources.Columns resources;
  private final RowFilters filters;

  private ScopeColumns(RowResources.Columns resources, RowFilters filters) {
    this.resources = resources;
    this.filters = filters;
  }

  /**
   * Starts with the host's table.
   *
   * @param table the table's alias in the host's query, or its name without schema if it has none
   * @return a builder that knows no columns yet
   * @throws IllegalArgumentException if that is no name
   */
  public static Builder of(String table) {
    return new Builder(SqlNames.alias(table));
  }

  RowResources.Columns resources() {
    return resources;
  }

  RowFilters filters() {
    return filters;
  }

  /**
   * Collects the columns. A table has a solution, a version, a swimlane or a UI flow or both, or
   * one key for all of them; and one way to keep filter values, or the statement that it has none.
   * Not thread-safe. Each of its methods throws {@link IllegalArgumentException} for what is no
   * name, and those for filters {@link IllegalStateException} if another way to keep them was named
   * before.
   */
  public static final class Builder {

    private final String table;
    private final List<RowFilters.Column> filterColumns = new ArrayList<>();
    private @Nullable String solution;
    private @Nullable String version;
    private RowResources.@Nullable Lane lane;
    private @Nullable String uiFlow;
    private RowResources.@Nullable Key key;
    private @Nullable RowFilters filters;

    private Builder(String table) {
      this.table = table;
    }

    /**
     * Names the column of the solution's id.
     *
     * @param column the column
     * @return this builder
     */
    public Builder solution(String column) {
      solution = SqlNames.qualified(table, column);
      return this;
    }

    /**
     * Names the column with the id of the version that the row's instance is pinned to.
     *
     * @param column the column
     * @return this builder
     */
    public Builder version(String column) {
      version = SqlNames.qualified(table, column);
      return this;
    }

    /**
     * Names the columns of the swimlane. If the table has a column for UI flows too, a row with
     * both is in no condition.
     *
     * @param process the column of the process's name
     * @param swimlane the column of the lane's name
     * @return this builder
     */
    public Builder swimlane(String process, String swimlane) {
      lane =
          new RowResources.Lane(
              SqlNames.qualified(table, process), SqlNames.qualified(table, swimlane));
      return this;
    }

    /**
     * Names the column of the UI flow's name.
     *
     * @param column the column
     * @return this builder
     */
    public Builder uiFlow(String column) {
      uiFlow = SqlNames.qualified(table, column);
      return this;
    }

    /**
     * Names a column with a key of the host's own that stands for version and resource together, in
     * place of the columns for them: one comparison for a row instead of four, and one index.
     *
     * @param column the column
     * @param key makes the key as the host writes it, never null, and another one for any other
     *     solution, version, kind of resource or name: of all names, each with its length, or of a
     *     digest of them. Two that share a key share their rows. It is called for each resource of
     *     a scope, with each condition, and has to be thread-safe
     * @return this builder
     */
    public Builder resourceKey(
        String column, BiFunction<SolutionRef.Pinned, Resource, String> key) {
      this.key =
          new RowResources.Key(SqlNames.qualified(table, column), requireNonNull(key, "key"));
      return this;
    }

    /**
     * Says that no row has business filters.
     *
     * @return this builder
     */
    public Builder withoutFilters() {
      return filters(new RowFilters.None());
    }

    /**
     * Names an array of texts with the values of one filter key. A null and an empty array restrict
     * nothing; a null among the values matches nobody (EV-7). May be called for several keys.
     *
     * @param key the filter key, {@link BusinessFilters#DEFAULT_KEY} for the platform's
     * @param column the column, of an array type
     * @return this builder
     */
    public Builder filterArray(String key, String column) {
      return filterColumn(key, column, RowFilters.Kind.ARRAY);
    }

    /**
     * Names a column with the one value that each row has of a filter key. A null there matches
     * nobody (EV-7). May be called for several keys.
     *
     * @param key the filter key
     * @param column the column
     * @return this builder
     */
    public Builder filterColumn(String key, String column) {
      return filterColumn(key, column, RowFilters.Kind.ONE);
    }

    /**
     * Names a column with the one value that a row may have of a filter key. A null means that the
     * row has none and that the key restricts nothing: anyone who may see the swimlane sees it. May
     * be called for several keys.
     *
     * @param key the filter key
     * @param column the column
     * @return this builder
     */
    public Builder optionalFilterColumn(String key, String column) {
      return filterColumn(key, column, RowFilters.Kind.ONE_OR_NONE);
    }

    private Builder filterColumn(String key, String column, RowFilters.Kind kind) {
      requireNonNull(key, "key");
      String name = SqlNames.qualified(table, column);
      if (filters != null || filterColumns.stream().anyMatch(each -> each.key().equals(key))) {
        throw new IllegalStateException("the values of '" + key + "' are elsewhere already");
      }
      filterColumns.add(new RowFilters.Column(key, name, kind));
      return this;
    }

    /**
     * Names a column with an object of JSON, of each filter key a list of texts or one text: on
     * PostgreSQL of type {@code jsonb} or {@code json}, on H2 of {@code JSON}. A null of SQL, a
     * missing key and an empty list restrict nothing. A null of JSON, for a list or in one, matches
     * nobody. A row with JSON of another shape is in no condition: what is no object, or has under
     * a key what is neither a text nor a list of texts and nulls.
     *
     * @param column the column
     * @return this builder
     */
    public Builder filterJson(String column) {
      return filters(new RowFilters.Json(SqlNames.qualified(table, column)));
    }

    /**
     * Names a table with a row for each value. A key without a row restricts nothing; a null for a
     * value, or for a key, matches nobody. It needs an index on {@code reference}.
     *
     * @param rowId the column by which the table of filters refers to a row; a row with a null
     *     there is in no condition
     * @param filterTable the table of filters, with its schema or without
     * @param reference its column with what is in {@code rowId}, of the same type
     * @param key its column with the filter key
     * @param value its column with the value
     * @return this builder
     */
    public Builder filterTable(
        String rowId, String filterTable, String reference, String key, String value) {
      return filters(
          new RowFilters.Table(
              SqlNames.qualified(table, rowId),
              SqlNames.table(filterTable),
              SqlNames.column(RowFilters.Table.ALIAS, reference),
              SqlNames.column(RowFilters.Table.ALIAS, key),
              SqlNames.column(RowFilters.Table.ALIAS, value)));
    }

    private Builder filters(RowFilters named) {
      if (filters != null || !filterColumns.isEmpty()) {
        throw new IllegalStateException("filter values are elsewhere already");
      }
      filters = named;
      return this;
    }

    /**
     * Ends with the columns.
     *
     * @return the columns
     * @throws IllegalStateException if no solution, no version, neither swimlane nor UI flow, or
     *     nothing of filters was named; or a key of resources beside one of the first
     */
    public ScopeColumns build() {
      RowFilters all = filters;
      if (all == null && filterColumns.isEmpty()) {
        // Left out by mistake, they would restrict nobody.
        throw new IllegalStateException("say where filter values are, or that there are none");
      }
      return new ScopeColumns(
          resources(), all == null ? new RowFilters.Columns(List.copyOf(filterColumns)) : all);
    }

    private RowResources.Columns resources() {
      if (key != null) {
        if (solution != null || version != null || lane != null || uiFlow != null) {
          throw new IllegalStateException("a key stands for solution, version and resource");
        }
        return key;
      }
      if (solution == null || version == null || (lane == null && uiFlow == null)) {
        throw new IllegalStateException("a row has a solution, a version, and a lane or a flow");
      }
      return new RowResources.Named(solution, version, lane, uiFlow);
    }
  }
}

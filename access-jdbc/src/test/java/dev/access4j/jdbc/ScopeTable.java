package dev.access4j.jdbc;

import dev.access4j.decision.AccessScope;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An engine's table that keeps everything in every way, over one connection. */
final class ScopeTable {

  private static final List<String> NAMES =
      List.of("solution", "version", "process", "swimlane", "flow");

  private final Connection connection;
  private final boolean postgres;
  private final PreparedStatement row;
  private final PreparedStatement filter;

  ScopeTable(Connection connection, Database database) throws SQLException {
    this.connection = connection;
    this.postgres = !database.isH2();
    connection.setAutoCommit(false);
    create();
    String json =
        postgres ? ", CAST(? AS jsonb), CAST(? AS json)" : ", ? FORMAT JSON, ? FORMAT JSON";
    row =
        connection.prepareStatement(
            "INSERT INTO task VALUES (?, ?"
                + ", ?".repeat(NAMES.size() + 1)
                + ", ?, ?".repeat(4)
                + json
                + ")");
    filter = connection.prepareStatement("INSERT INTO task_filter VALUES (?, ?, ?)");
  }

  private void create() throws SQLException {
    String text = postgres ? "text" : "VARCHAR";
    StringBuilder columns = new StringBuilder("id BIGINT, model BIGINT");
    NAMES.forEach(name -> columns.append(", " + name + " " + text));
    columns.append(", resource_key " + text);
    for (int i = 0; i < ScopeModel.KEYS.size(); i++) {
      String array = postgres ? "text[]" : "VARCHAR ARRAY";
      columns.append(", a" + i + " " + array + ", o" + i + " " + text);
    }
    columns.append(postgres ? ", j jsonb, w json" : ", j JSON, w JSON");
    run("CREATE TABLE task (" + columns + ")");
    run("CREATE INDEX task_model ON task (model)");
    run(
        "CREATE TABLE task_filter (task_id BIGINT, filter_key VARCHAR(300), filter_value VARCHAR(300))");
    run("CREATE INDEX task_filter_task ON task_filter (task_id)");
    connection.commit();
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  void insert(long model, List<ScopeRow> rows, Spices spices) throws SQLException {
    SplittableRandom random = new SplittableRandom(model);
    JsonTexts json = new JsonTexts(random, spices);
    for (ScopeRow each : rows) {
      insert(model, each, spices, random, json);
    }
    row.executeBatch();
    filter.executeBatch();
    connection.commit();
  }

  private void insert(
      long model, ScopeRow each, Spices spices, SplittableRandom random, JsonTexts json)
      throws SQLException {
    int index = 1;
    row.setLong(index++, each.id());
    row.setLong(index++, model);
    List<@Nullable String> names = new ArrayList<>();
    for (String name : each.names()) {
      names.add(name == null ? null : spices.name(name));
    }
    for (String name : names) {
      row.setString(index++, name);
    }
    row.setString(index++, ScopeRow.keyOfLane(names));
    Map<String, List<@Nullable String>> firsts = each.firsts(ScopeModel.KEYS.get(0));
    for (String key : ScopeModel.KEYS) {
      List<@Nullable String> values = spiced(each.filters().getOrDefault(key, List.of()), spices);
      boolean none = values.isEmpty() && random.nextBoolean();
      row.setArray(index++, none ? null : array(values));
      List<@Nullable String> first = spiced(firsts.getOrDefault(key, List.of()), spices);
      row.setString(index++, first.isEmpty() ? null : first.get(0));
      for (String value : values) {
        filter.setLong(1, each.id());
        filter.setString(2, spices.name(key));
        filter.setString(3, value);
        filter.addBatch();
      }
    }
    row.setString(index++, json.filters(each));
    row.setString(index, json.filters(each));
    row.addBatch();
  }

  private static List<@Nullable String> spiced(List<@Nullable String> values, Spices spices) {
    List<@Nullable String> spiced = new ArrayList<>();
    for (String value : values) {
      spiced.add(value == null ? null : spices.value(value));
    }
    return spiced;
  }

  private Array array(List<@Nullable String> values) throws SQLException {
    return connection.createArrayOf(postgres ? "text" : "VARCHAR", values.toArray());
  }

  /** The rows of a model that a scope's condition finds. */
  Set<Long> find(long model, ScopeColumns columns, AccessScope scope) throws SQLException {
    ScopeSql sql = postgres ? ScopeSql.postgreSql(columns) : ScopeSql.h2(columns);
    ScopeCondition condition = sql.condition(scope);
    String query = "SELECT t.id FROM task t WHERE " + condition.sql() + " AND t.model = ?";
    Set<Long> found = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setLong(condition.bind(statement, 1), model);
      try (ResultSet ids = statement.executeQuery()) {
        while (ids.next()) {
          found.add(ids.getLong(1));
        }
      }
    }
    return found;
  }
}

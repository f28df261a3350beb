package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessScope;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An engine's table whose rows are on one swimlane and differ in one cell. */
final class CellTable implements AutoCloseable {

  static final SolutionRef.Pinned LOANS = SolutionRef.pinned("loans", "1");
  static final Resource DESK = Resource.swimlane("loan", "Desk");

  private static final Set<String> OWN = Set.of("north", "", " ", "\u00e9");

  /** Of somebody in the north, whose attributes hold blanks too, as only a host's can. */
  static final AccessScope NORTH = scope(OWN);

  /** The same with so many values more, which no row has, that a database is asked otherwise. */
  static final AccessScope NORTH_IN_A_CROWD =
      scope(Stream.concat(OWN.stream(), Spices.CROWD.stream()).collect(Collectors.toSet()));

  final HikariDataSource dataSource;
  final Sql sql;

  private static AccessScope scope(Set<String> regions) {
    return new AccessScope.Condition(Map.of(LOANS, Set.of(DESK)), Map.of("region", regions));
  }

  /** Leaves it to the test to make the table. */
  CellTable(Database database) {
    dataSource = database.create();
    sql = Sql.of(dataSource);
  }

  /**
   * Makes the table.
   *
   * @param type the cells' type
   * @param literal a cell in SQL, with a {@code ?} for its text
   * @param cells a text for each row, {@code NULL} for none; rows are numbered from 0
   */
  static CellTable of(Database database, String type, String literal, String... cells) {
    CellTable table = new CellTable(database);
    table.sql.run(
        "CREATE TABLE task (id int, solution varchar(20), version varchar(20),"
            + " process varchar(20), lane varchar(20), cell "
            + type
            + ")");
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].equals("NULL") ? "NULL" : literal.replace("?", cells[i]);
      table.sql.run(
          "INSERT INTO task VALUES (" + i + ", 'loans', '1', 'loan', 'Desk', " + cell + ")");
    }
    return table;
  }

  static ScopeColumns.Builder columns() {
    return ScopeColumns.of("t").solution("solution").version("version").swimlane("process", "lane");
  }

  /** What a scope finds; what the condition's negation finds must be all the rest. */
  List<Integer> find(ScopeColumns.Builder columns, AccessScope scope) {
    ScopeCondition condition = ScopeSql.of(dataSource, columns.build()).condition(scope);
    List<Integer> found = find(condition, condition.sql());
    List<Integer> all = new ArrayList<>(found);
    all.addAll(find(condition, "NOT " + condition.sql()));
    assertThat(all)
        .as("never unknown")
        .containsExactlyInAnyOrderElementsOf(sql.list(Integer.class, "SELECT id FROM task"));
    return found;
  }

  private List<Integer> find(ScopeCondition condition, String where) {
    List<Integer> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id FROM task t WHERE " + where + " ORDER BY id")) {
      condition.bind(statement, 1);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
    } catch (SQLException e) {
      throw new Sql.SqlFailure(e);
    }
    return found;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}

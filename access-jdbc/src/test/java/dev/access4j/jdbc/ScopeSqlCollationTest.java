package dev.access4j.jdbc;

import static dev.access4j.jdbc.CellTable.NORTH;
import static dev.access4j.jdbc.CellTable.NORTH_IN_A_CROWD;
import static dev.access4j.jdbc.CellTable.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A scope in SQL compares exactly, also where the host's columns ignore case")
@Requirement({"LU-5", "EV-7"})
class ScopeSqlCollationTest {

  private @Nullable CellTable opened;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** The first row is as the scope is; each of the others differs in one place, by case. */
  private CellTable create(Database database) {
    CellTable table = new CellTable(database);
    opened = table;
    String text = "VARCHAR_IGNORECASE(20)";
    String array = text + " ARRAY";
    if (!database.isH2()) {
      table.sql.run(
          "CREATE COLLATION careless"
              + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
      text = "text COLLATE careless";
      array = "text[] COLLATE careless";
    }
    table.sql.run(
        "CREATE TABLE task (id int, solution TEXT, version TEXT, process TEXT, lane TEXT, one TEXT, "
                .replace("TEXT", text)
            + ("many " + array + ")"));
    table.sql.run("CREATE TABLE filter (task int, k TEXT, v TEXT)".replace("TEXT", text));
    row(table, 0, "loans", "loan", "Desk", "region", "north");
    row(table, 1, "LOANS", "loan", "Desk", "region", "north");
    row(table, 2, "loans", "Loan", "Desk", "region", "north");
    row(table, 3, "loans", "loan", "desk", "region", "north");
    row(table, 4, "loans", "loan", "Desk", "Region", "north");
    row(table, 5, "loans", "loan", "Desk", "region", "North");
    return table;
  }

  private static void row(
      CellTable table,
      int id,
      String solution,
      String process,
      String lane,
      String key,
      String value) {
    table.sql.run(
        "INSERT INTO task VALUES (?, ?, '1', ?, ?, ?, ARRAY['" + value + "'])",
        id,
        solution,
        process,
        lane,
        value);
    table.sql.run("INSERT INTO filter VALUES (?, ?, ?)", id, key, value);
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("the names of resources")
  void resources(Database database) {
    CellTable table = create(database);
    assertThat(
            table.sql.list(
                Integer.class, "SELECT id FROM task WHERE lane = 'DESK' AND one = 'NORTH'"))
        .hasSize(6);
    assertThat(table.find(columns().withoutFilters(), NORTH)).containsExactly(0, 4, 5);
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("the keys and values of filters")
  void filters(Database database) {
    CellTable table = create(database);
    assertThat(table.find(columns().filterColumn("region", "one"), NORTH)).containsExactly(0, 4);
    assertThat(table.find(columns().filterArray("region", "many"), NORTH)).containsExactly(0, 4);
    assertThat(table.find(columns().filterArray("region", "many"), NORTH_IN_A_CROWD))
        .containsExactly(0, 4);
    table.sql.run("INSERT INTO filter VALUES (4, 'region', 'north')");
    assertThat(table.find(columns().filterTable("id", "filter", "task", "k", "v"), NORTH))
        .containsExactly(0);
  }
}

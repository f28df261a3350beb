package dev.access4j.jdbc;

import static dev.access4j.jdbc.CellTable.NORTH;
import static dev.access4j.jdbc.CellTable.NORTH_IN_A_CROWD;
import static dev.access4j.jdbc.CellTable.columns;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessScope;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A scope in SQL takes a row's filters as an evaluation does")
@Requirement({"LU-5", "EV-7"})
class ScopeSqlFiltersTest {

  private static final String LITERAL = "'?'";

  private static CellTable json(Database database, String... cells) {
    return database.isH2()
        ? CellTable.of(database, "JSON", "JSON " + LITERAL, cells)
        : CellTable.of(database, "jsonb", LITERAL, cells);
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("a blank, a null or an unnormalized value is one that nobody has")
  void unnormalized(Database database) {
    String[] cells = {"north", "NULL", "", " ", " north", "north ", "North", "e\u0301", "\u00e9"};
    try (CellTable table = CellTable.of(database, "varchar(20)", LITERAL, cells)) {
      assertThat(table.find(columns().filterColumn("region", "cell"), NORTH)).containsExactly(0, 8);
      assertThat(table.find(columns().optionalFilterColumn("region", "cell"), NORTH))
          .containsExactly(0, 1, 8);
      assertThat(table.find(columns().optionalFilterColumn("branch", "cell"), NORTH))
          .containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("an array is a list of values")
  void arrays(Database database) {
    String type = "varchar(20)" + (database.isH2() ? " ARRAY" : "[]");
    String[] cells = {
      "", "NULL", "NULL, NULL", "'north'", "NULL, 'north'", "'south'", "'', ' '", "' north'"
    };
    try (CellTable table = CellTable.of(database, type, "CAST(ARRAY[?] AS " + type + ")", cells)) {
      for (AccessScope scope : List.of(NORTH, NORTH_IN_A_CROWD)) {
        assertThat(table.find(columns().filterArray("region", "cell"), scope))
            .containsExactly(0, 1, 3, 4);
        assertThat(table.find(columns().filterArray("branch", "cell"), scope))
            .containsExactly(0, 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  @DisplayName("an array of another shape is a list of its values")
  void shapesOfArrays(Database database) {
    String[] cells = {
      "[5:5]={north}",
      "[0:0]={north}",
      "[0:1]={south,north}",
      "[1:1]={south}",
      "[7:7]={south}",
      "{{north}}",
      "{{south}}",
      "{{south,x},{y,north}}",
      "[5:5]={NULL}",
      "{{NULL}}"
    };
    try (CellTable table = CellTable.of(database, "varchar(20)[]", LITERAL, cells)) {
      for (AccessScope scope : List.of(NORTH, NORTH_IN_A_CROWD)) {
        assertThat(table.find(columns().filterArray("region", "cell"), scope))
            .containsExactly(0, 1, 2, 5, 7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("an object of JSON has a list or a text for each key")
  void json(Database database) {
    String[] cells = {
      "NULL",
      "{}",
      "{\"region\": []}",
      "{\"other\": []}",
      "{\"region\": [\"north\"]}",
      "{\"region\": \"north\"}",
      "{\"other\": [], \"region\": [null, \"x\", \"north\"]}",
      "{\"other\": [\"north\"]}",
      "{\"other\": null}",
      "{\"region\": [\"north\"], \"other\": [\"north\"]}",
      "{\"Region\": [\"north\"]}",
      "{\"\": \"north\"}",
      "{\"region\": [\"\"]}",
      "{\"region\": [\"\", \" \"]}",
      "{\"region\": [\"north\\\\\"]}",
      "{\"region\": [\"north\\\",\\\"\"]}",
    };
    try (CellTable table = json(database, cells)) {
      assertThat(table.find(columns().filterJson("cell"), NORTH))
          .containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("JSON of another shape makes a row nobody's")
  void shapes(Database database) {
    String[] cells = {
      "{\"region\": null}",
      "{\"region\": [null]}",
      "{\"region\": 5}",
      "{\"region\": true}",
      "{\"region\": {}}",
      "{\"region\": {\"region\": []}}",
      "{\"region\": [[]]}",
      "{\"region\": [\"north\", 5]}",
      "{\"region\": [5, \"north\"]}",
      "{\"region\": [\"north\", [\"north\"]]}",
      "{\"region\": [\"north\", {}]}",
      "{\"region\": [{\"north\": \"north\"}]}",
      "{\"region\": [\"north\"], \"other\": {}}",
      "[]",
      "[\"north\"]",
      "[{\"region\": \"north\"}]",
      "\"north\"",
      "null",
      "5",
      "false",
    };
    try (CellTable table = json(database, cells)) {
      assertThat(table.find(columns().filterJson("cell"), NORTH)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("of a key that is twice in JSON no list is forgotten but by PostgreSQL itself")
  void twice(Database database) {
    String[] cells = {
      "{\"region\": \"north\", \"region\": \"south\"}",
      "{\"region\": \"south\", \"region\": \"north\"}",
      "{\"region\": [], \"region\": \"north\"}",
    };
    Integer[] found = database.isH2() ? new Integer[] {2} : new Integer[] {1, 2};
    try (CellTable table = json(database, cells)) {
      assertThat(table.find(columns().filterJson("cell"), NORTH)).containsExactly(found);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("a list of JSON may be long")
  void longJson(Database database) {
    String values = many("\"x\\\"%d\"");
    String keys = many("\"x\\\"%d\":[]");
    String[] cells = {
      "{\"region\":[" + values + ",\"north\"," + values + "]}",
      "{\"region\":[" + values + "]}",
      "{" + keys + "}",
      "{" + keys + ",\"y\":\"north\"}"
    };
    try (CellTable table = json(database, cells)) {
      assertThat(table.find(columns().filterJson("cell"), NORTH)).containsExactly(0, 2);
    }
  }

  private static String many(String format) {
    return IntStream.range(0, 20_000).mapToObj(format::formatted).collect(joining(","));
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("a table has a row for each value")
  void table(Database database) {
    try (CellTable table =
        CellTable.of(database, "int", "?", "1", "2", "3", "4", "5", "6", "NULL")) {
      // Its columns are called as those of the host's table: each must be taken of its own.
      table.sql.run("CREATE TABLE filter (id int, cell int, lane varchar(9), process varchar(9))");
      table.sql.run(
          "INSERT INTO filter VALUES (0, 1, 'region', 'north'), (0, 1, 'region', 'x'),"
              + " (1, 2, NULL, 'north'), (2, 3, 'region', NULL), (3, 4, 'region', 'north'),"
              + " (3, 4, 'branch', 'north'), (4, 5, 'region', '')");
      ScopeColumns.Builder columns =
          columns().filterTable("cell", "filter", "cell", "lane", "process");
      assertThat(table.find(columns, NORTH)).containsExactly(0, 5);
    }
  }
}

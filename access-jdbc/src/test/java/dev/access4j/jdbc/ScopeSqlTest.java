package dev.access4j.jdbc;

import static dev.access4j.jdbc.CellTable.DESK;
import static dev.access4j.jdbc.CellTable.LOANS;
import static dev.access4j.jdbc.CellTable.NORTH;
import static dev.access4j.jdbc.CellTable.NORTH_IN_A_CROWD;
import static dev.access4j.jdbc.CellTable.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.decision.AccessScope;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A scope in SQL")
@Requirement("LU-5")
class ScopeSqlTest {

  private static AccessScope condition(Map<SolutionRef.Pinned, Set<Resource>> resources) {
    return new AccessScope.Condition(resources, Map.of());
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("is all rows, or none")
  void constants(Database database) {
    try (CellTable table = CellTable.of(database, "int", "?", "1", "NULL")) {
      Map<SolutionRef.Pinned, Set<Resource>> flow = Map.of(LOANS, Set.of(Resource.uiFlow("Desk")));
      List<AccessScope> nothing =
          List.of(
              new AccessScope.Nothing(),
              condition(Map.of()),
              condition(Map.of(LOANS, Set.of())),
              condition(flow));
      for (AccessScope scope : nothing) {
        assertThat(table.find(columns().withoutFilters(), scope)).isEmpty();
      }
      for (AccessScope scope : List.of(new AccessScope.Everything(), NORTH)) {
        assertThat(table.find(columns().withoutFilters(), scope)).containsExactly(0, 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("never has a row without a solution, a version or a resource")
  void nulls(Database database) {
    try (CellTable table = CellTable.of(database, "int", "?", "1", "2", "3", "4", "5", "6")) {
      List<String> names = List.of("solution", "version", "process", "lane");
      for (int i = 0; i < names.size(); i++) {
        table.sql.run("UPDATE task SET " + names.get(i) + " = NULL WHERE id IN (0, ?)", i + 1);
      }
      assertThat(table.find(columns().withoutFilters(), NORTH)).containsExactly(5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("is refused by the database where a column is no text")
  void numbers(Database database) {
    try (CellTable table = CellTable.of(database, "int", "?", "1")) {
      ScopeColumns.Builder columns = columns().version("cell").withoutFilters();
      AccessScope lettered = condition(Map.of(SolutionRef.pinned("loans", "v"), Set.of(DESK)));
      assertThatThrownBy(() -> table.find(columns, lettered)).isInstanceOf(Sql.SqlFailure.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("has as many parameters for a thousand resources as for one")
  void bounded(Database database) {
    Map<SolutionRef.Pinned, Set<Resource>> resources = new HashMap<>(Map.of(LOANS, Set.of(DESK)));
    for (int i = 0; i < 100; i++) {
      Set<Resource> lanes = new HashSet<>();
      IntStream.range(0, 100).forEach(lane -> lanes.add(Resource.swimlane("p", "l" + lane)));
      resources.put(SolutionRef.pinned("s" + i, "v"), lanes);
    }
    try (CellTable table = CellTable.of(database, "int", "?", "1")) {
      ScopeSql sql = ScopeSql.of(table.dataSource, columns().withoutFilters().build());
      ScopeCondition many = sql.condition(condition(resources));
      assertThat(many.sql()).isEqualTo(sql.condition(NORTH).sql()).isEqualTo(many.toString());
      assertThat(many.parameters()).hasSize(database.isH2() ? 4 : 5);
      assertThat(many.parameters().subList(0, 4))
          .allMatch(each -> ((List<?>) each).size() == 10_001);
      assertThat(table.find(columns().withoutFilters(), condition(resources))).containsExactly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("has nothing in its text that a template engine would take for its own")
  void plain(ScopeVariant variant) {
    Spices spices = new Spices(new SplittableRandom(1));
    ScopeColumns columns = variant.columns(spices);
    for (ScopeSql sql : List.of(ScopeSql.postgreSql(columns), ScopeSql.h2(columns))) {
      for (AccessScope scope : List.of(NORTH, NORTH_IN_A_CROWD)) {
        assertThat(sql.condition(spices.scope(scope)).sql())
            .doesNotContain("<", ">", "{", "}", "::");
      }
    }
  }

  @Test
  @DisplayName("throws for a text that no database can hold")
  void malformed() {
    ScopeSql sql = ScopeSql.postgreSql(columns().filterArray("region", "cell").build());
    for (String text : List.of("\ud800", "a\udc00b", "\udc00\ud800", "a\u0000")) {
      AccessScope named = condition(Map.of(LOANS, Set.of(Resource.swimlane("loan", text))));
      AccessScope valued =
          new AccessScope.Condition(Map.of(LOANS, Set.of(DESK)), Map.of("region", Set.of(text)));
      for (AccessScope scope : List.of(named, valued)) {
        assertThatThrownBy(() -> sql.condition(scope))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("well-formed");
      }
    }
  }
}

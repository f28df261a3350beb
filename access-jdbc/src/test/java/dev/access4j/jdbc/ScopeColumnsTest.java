package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.decision.AccessScope;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The columns of a host's table")
@Requirement("LU-5")
class ScopeColumnsTest {

  private static ScopeColumns.Builder builder() {
    return ScopeColumns.of("t").solution("solution").version("version").uiFlow("flow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a;b",
        "a'b",
        "a\"b",
        "\"a",
        "a\"",
        "\"a\"b\"",
        "\"\"",
        "a--",
        "a/*",
        "a()",
        "1",
        "1a",
        "a.",
        ".a",
        "a.b.c",
        "a..b",
        "a=a",
        "a,b",
        "a?",
        "a:b",
        "a$",
        "a\n",
        "a\u0000",
        "\u00e4",
        "a::text",
        "a OR TRUE",
        "(SELECT 1)",
        "<a>",
        "{a}",
        "a\\",
        "access4j_r.c0",
        "\"access4j_a\".k",
        "ACCESS4J_M.k",
        "access4j_"
      })
  @DisplayName("have names that can be nothing but names")
  void hostile(String name) {
    List<Consumer<String>> takers =
        List.of(
            ScopeColumns::of,
            column -> builder().solution(column),
            column -> builder().version(column),
            column -> builder().swimlane(column, "lane"),
            column -> builder().swimlane("process", column),
            column -> builder().uiFlow(column),
            column -> builder().resourceKey(column, (version, resource) -> "key"),
            column -> builder().filterArray("key", column),
            column -> builder().filterColumn("key", column),
            column -> builder().optionalFilterColumn("key", column),
            column -> builder().filterJson(column),
            column -> builder().filterTable(column, "f", "task", "k", "v"),
            table -> builder().filterTable("id", table, "task", "k", "v"),
            column -> builder().filterTable("id", "f", column, "k", "v"),
            column -> builder().filterTable("id", "f", "task", column, "v"),
            column -> builder().filterTable("id", "f", "task", "k", column));
    assertThat(takers)
        .allSatisfy(
            taker ->
                assertThatThrownBy(() -> taker.accept(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no name for"));
  }

  @Test
  @DisplayName("of one alias, or of another that is named; quoted where the database wants it")
  void qualified() {
    ScopeColumns columns =
        ScopeColumns.of("t")
            .solution("i.solution")
            .version("\"Version\"")
            .uiFlow("null")
            .filterTable("id", "engine.\"filter\"", "task", "\"key\"", "\"value\"")
            .build();
    Map<SolutionRef.Pinned, Set<Resource>> desk =
        Map.of(SolutionRef.pinned("s", "v"), Set.of(Resource.uiFlow("desk")));
    String sql = ScopeSql.h2(columns).condition(new AccessScope.Condition(desk, Map.of())).sql();
    assertThat(sql)
        .contains("i.solution = ", "t.\"Version\" = ", "t.null = ")
        .contains("engine.\"filter\" AS access4j_c", "access4j_c.\"value\" = ");
  }

  @Test
  @DisplayName("are refused as long as one could be forgotten")
  void forgotten() {
    List<ScopeColumns.Builder> unfinished =
        List.of(
            builder(),
            ScopeColumns.of("t").withoutFilters(),
            ScopeColumns.of("t").solution("s").version("v").withoutFilters(),
            ScopeColumns.of("t").solution("s").uiFlow("f").withoutFilters(),
            ScopeColumns.of("t").version("v").swimlane("p", "l").withoutFilters(),
            key().swimlane("p", "l").withoutFilters(),
            key().solution("s").withoutFilters(),
            key().uiFlow("f").version("v").withoutFilters(),
            key());
    assertThat(unfinished)
        .allSatisfy(
            each -> assertThatThrownBy(each::build).isInstanceOf(IllegalStateException.class));
  }

  private static ScopeColumns.Builder key() {
    return ScopeColumns.of("t").resourceKey("k", (version, resource) -> "key");
  }

  @Test
  @DisplayName("keep filters in one way, and each key once")
  void twice() {
    List<Consumer<ScopeColumns.Builder>> ways =
        List.of(
            ScopeColumns.Builder::withoutFilters,
            each -> each.filterArray("key", "a"),
            each -> each.filterColumn("key", "a"),
            each -> each.optionalFilterColumn("key", "a"),
            each -> each.filterJson("a"),
            each -> each.filterTable("id", "f", "task", "k", "v"));
    for (Consumer<ScopeColumns.Builder> first : ways) {
      for (Consumer<ScopeColumns.Builder> second : ways) {
        ScopeColumns.Builder builder = builder();
        first.accept(builder);
        assertThatThrownBy(() -> second.accept(builder)).isInstanceOf(IllegalStateException.class);
      }
    }
  }
}

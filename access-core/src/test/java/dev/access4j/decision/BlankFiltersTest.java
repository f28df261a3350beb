package dev.access4j.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** EV-7, whatever is in the attributes: those of a host may hold what ours never do. */
@DisplayName("A null or blank filter value matches nobody")
class BlankFiltersTest {

  private static final String KEY = "region";
  private static final SolutionRef.Pinned VERSION = SolutionRef.pinned("loans", "1");
  private static final Resource DESK = Resource.uiFlow("desk");

  private static Stream<BusinessFilters> blank() {
    Map<String, @Nullable List<@Nullable String>> withNull = new HashMap<>();
    withNull.put(KEY, Arrays.asList((String) null));
    return Stream.of(
        BusinessFilters.of(withNull),
        BusinessFilters.of(KEY, (@Nullable String) null),
        BusinessFilters.of(KEY, ""),
        BusinessFilters.of(KEY, " ", "\t"),
        new BusinessFilters(Map.of(KEY, List.of("")), AttributeSource.USER_ONLY));
  }

  private static final Map<String, Set<String>> ODD = Map.of(KEY, Set.of("", " ", "\t", "north"));

  @Test
  @DisplayName("not even one with an empty text among its attributes")
  void attributes() {
    assertThat(blank()).hasSize(5).noneMatch(filters -> filters.areMetBy(ODD));
    assertThat(BusinessFilters.of(KEY, "", "north").areMetBy(ODD)).isTrue();
    assertThat(BusinessFilters.of(KEY).areMetBy(Map.of())).isTrue();
  }

  @Test
  @DisplayName("nor in the scope of a table's rows")
  void scope() {
    AccessScope scope = new AccessScope.Condition(Map.of(VERSION, Set.of(DESK)), ODD);
    assertThat(blank()).noneMatch(filters -> scope.test(row(filters)));
    assertThat(scope.test(row(BusinessFilters.of(KEY, "north")))).isTrue();
    assertThat(scope.test(row(BusinessFilters.NONE))).isTrue();
  }

  private static AccessScope.Row row(BusinessFilters filters) {
    return new AccessScope.Row(VERSION, DESK, filters);
  }
}

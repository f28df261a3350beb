package dev.access4j.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One value of one key is kept and compared by a way of its own, which must not show. */
class BusinessFiltersTest {

  private static final List<List<String>> LISTS =
      List.of(
          List.of(),
          List.of(""),
          List.of(" "),
          List.of("north"),
          List.of("south"),
          List.of("north", ""),
          List.of("north", "north"),
          List.of("north", "south"),
          List.of("south", "north"));

  @Test
  void areEqualExactlyIfTheirValuesAndSourcesAre() {
    List<BusinessFilters> all = new ArrayList<>();
    for (List<String> branches : LISTS) {
      all.add(BusinessFilters.of("branch", branches.toArray(String[]::new)));
      all.add(BusinessFilters.of("desk", branches.toArray(String[]::new)));
      all.add(BusinessFilters.of(Map.of("branch", branches)));
      all.add(BusinessFilters.of(Map.of("branch", branches)).userOnly());
      for (List<String> desks : LISTS) {
        all.add(BusinessFilters.of(Map.of("branch", branches, "desk", desks)));
      }
    }
    for (BusinessFilters one : all) {
      for (BusinessFilters other : all) {
        boolean same = one.values().equals(other.values()) && one.source() == other.source();
        assertThat(one.equals(other)).as("%s and %s", one, other).isEqualTo(same);
        if (same) {
          assertThat(one).hasSameHashCodeAs(other);
        }
      }
    }
  }

  @Test
  void nullIsAnEmptyText() {
    assertThat(BusinessFilters.of("branch", (@Nullable String) null))
        .isEqualTo(BusinessFilters.of("branch", ""));
  }

  @Test
  void oneValueIsMetHoweverItIsGiven() {
    for (String wanted : new String[] {"north", "south", "", " "}) {
      BusinessFilters single = BusinessFilters.of("branch", wanted);
      BusinessFilters listed = BusinessFilters.of(Map.of("branch", List.of(wanted)));
      assertThat(single).isEqualTo(listed);
      assertThat(single.values()).isEqualTo(Map.of("branch", List.of(wanted)));
      for (Map<String, Set<String>> attributes :
          List.of(
              Map.<String, Set<String>>of(),
              Map.of("branch", Set.of("north")),
              Map.of("branch", Set.of("north", "", " ")),
              Map.of("desk", Set.of("north")))) {
        boolean met =
            !wanted.isBlank() && attributes.getOrDefault("branch", Set.of()).contains(wanted);
        assertThat(single.areMetBy(attributes)).as("%s by %s", single, attributes).isEqualTo(met);
        assertThat(listed.areMetBy(attributes)).as("%s by %s", listed, attributes).isEqualTo(met);
      }
    }
  }
}

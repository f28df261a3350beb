package dev.access4j.testkit.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.memory.InMemoryAccessStore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The comparison finds what is wrong with an evaluator")
class PlantedFaultsTest {

  private static final int SEEDS = 150;

  private static EvaluatorComparison of(Fault fault) {
    return EvaluatorComparison.of(
        InMemoryAccessStore::new,
        (store, clock) -> {
          FaultyEvaluator evaluator = new FaultyEvaluator(store, clock, fault);
          return () -> evaluator;
        });
  }

  private static ComparisonReport compare(Fault fault) {
    EvaluatorComparison comparison = of(fault);
    return LongStream.range(0, SEEDS)
        .mapToObj(comparison::compare)
        .reduce(ComparisonReport.NONE, ComparisonReport::plus);
  }

  @Test
  @DisplayName("and nothing where there is nothing wrong")
  void passesAnEvaluatorWithoutFault() {
    assertThat(compare(Fault.NONE).models()).isEqualTo(SEEDS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @DisplayName("each of these")
  void findsFault(Fault fault) {
    assertThatExceptionOfType(ComparisonFailure.class)
        .isThrownBy(() -> compare(fault))
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("-Daccess4j.seed=" + failure.seed())
                    .hasMessageContaining("asked"));
  }
}

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

  /** Enough for the fault that is the hardest to find, several times over. */
  private static final int SEEDS = 300;

  private static EvaluatorComparison of(Fault fault) {
    return EvaluatorComparison.of(
        InMemoryAccessStore::new,
        (store, clock) -> {
          FaultyEvaluator evaluator = new FaultyEvaluator(store, clock, fault);
          return () -> evaluator;
        });
  }

  private static ComparisonReport compare(Fault fault, int seeds) {
    EvaluatorComparison comparison = of(fault);
    return LongStream.range(0, seeds)
        .mapToObj(comparison::compare)
        .reduce(ComparisonReport.NONE, ComparisonReport::plus);
  }

  @Test
  @DisplayName("and nothing where there is nothing wrong")
  void passesAnEvaluatorWithoutFault() {
    assertThat(compare(Fault.NONE, 50).models()).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @DisplayName("each of these")
  void findsFault(Fault fault) {
    assertThatExceptionOfType(ComparisonFailure.class)
        .isThrownBy(() -> compare(fault, SEEDS))
        .withMessageContaining("-Daccess4j.seed=")
        .withMessageContaining("asked");
  }
}

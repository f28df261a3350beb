package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Random histories find what is wrong with administration")
class PlantedFaultsTest {

  private static final int SEEDS = 10;
  private static final int OPERATIONS = 400;

  private static int run(PlantedFault fault) {
    int attempts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      FaultyStore store = new FaultyStore(fault);
      attempts += new HistoryRun(seed, store, store.real()).run(OPERATIONS).attempts();
    }
    return attempts;
  }

  @Test
  @DisplayName("and nothing where there is nothing wrong")
  void passesWhatHasNoFault() {
    assertThat(run(PlantedFault.NONE)).isEqualTo(SEEDS * OPERATIONS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @DisplayName("each of these")
  void findsFault(PlantedFault fault) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run(fault))
        .withMessageContaining("-Daccess4j.seed=")
        .withMessageContaining("the latest calls");
  }
}

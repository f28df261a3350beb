package dev.access4j.examples.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.examples.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bank that grows")
class GrowthTest {

  // As many users to be weighed as outweigh what else this process makes and drops meanwhile.
  private static final GrowthSettings SMALL = new GrowthSettings(0, 1_000, 8, 30, 5, 500, 2_000);

  private static final List<String> PER_SIZE =
      List.of(
          "growth.bulkLoad",
          "growth.startUp",
          "growth.coldLoad",
          "growth.coldLoadByHand",
          "growth.coldLoad",
          "growth.coldLoadByHand",
          "growth.principalMemory",
          "growth.principalMemory",
          "growth.taskList",
          "growth.taskListUnguarded",
          "growth.taskListScope",
          "growth.adminWrite",
          "growth.adminWrite",
          "growth.propagation",
          "growth.propagation");

  @Test
  @DisplayName("is measured at each size, whichever way it was loaded")
  void everyFigure() {
    List<String> told = new ArrayList<>();

    List<Figure> figures = Growth.measure(List.of(1_000, 2_000), SMALL, told::add);

    assertThat(figures.stream().filter(figure -> isOf(figure, 1_000)).map(Figure::name))
        .containsExactlyElementsOf(PER_SIZE);
    assertThat(figures.stream().filter(figure -> isOf(figure, 2_000)).map(Figure::name))
        .containsExactlyElementsOf(PER_SIZE);
    assertThat(figures).hasSize(2 * PER_SIZE.size());
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.low()).isNotNegative();
              assertThat(figure.median()).isBetween(figure.low(), figure.high());
              assertThat(figure.high()).isPositive();
              assertThat(figure.samples()).isPositive();
            });
    // No two are told apart by nothing.
    assertThat(
            figures.stream()
                .map(figure -> figure.name() + figure.parameters())
                .collect(Collectors.toSet()))
        .hasSameSizeAs(figures);
    assertThat(figures.stream().map(figure -> figure.parameters().getOrDefault("by", "")))
        .containsSubsequence("writer", "copy");
    assertThat(told).contains("propagation");
  }

  private static boolean isOf(Figure figure, int users) {
    return Integer.toString(users).equals(figure.parameters().get("users"));
  }

  @Test
  @DisplayName("does not shrink")
  void sizes() {
    assertThatThrownBy(() -> Growth.measure(List.of(300, 300), SMALL, told -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[300, 300]");
  }
}

package dev.access4j.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Results BEFORE = Sample.results(Sample.figure("a", "ns/op", 90, 100, 110));

  private static Comparison with(double low, double median, double high) {
    return new Comparison(
        BEFORE, Sample.results(Sample.figure("a", "ns/op", low, median, high)), 1.25);
  }

  @Test
  void slowerAndFasterAreBeyondTheThresholdAndTheNoise() {
    assertThat(with(120, 130, 140).slower())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.what()).isEqualTo("a requests=256 users=1000");
              assertThat(change.ratio()).isCloseTo(1.3, within(1e-9));
            });
    assertThat(with(120, 130, 140).faster()).isEmpty();
    assertThat(with(60, 70, 80).faster())
        .singleElement()
        .satisfies(change -> assertThat(change.ratio()).isCloseTo(0.7, within(1e-9)));
    assertThat(with(60, 70, 80).slower()).isEmpty();
  }

  @Test
  void rangesThatOverlapAreNoise() {
    assertThat(with(109, 130, 200).slower()).isEmpty();
    assertThat(with(20, 50, 91).faster()).isEmpty();
  }

  @Test
  void whatIsWithinTheThresholdIsTheSame() {
    assertThat(with(111, 124, 130).slower()).isEmpty();
    assertThat(with(81, 81, 82).faster()).isEmpty();
    assertThat(with(111, 124, 130).text()).contains("as fast within the noise: 1\n");
  }

  @Test
  void ofARateMoreIsFaster() {
    Results before = Sample.results(Sample.figure("load", "rows/s", 90, 100, 110));
    Results after = Sample.results(Sample.figure("load", "rows/s", 180, 200, 220));
    assertThat(new Comparison(before, after, 1.25).faster()).hasSize(1);
    assertThat(new Comparison(before, after, 1.25).slower()).isEmpty();
    assertThat(new Comparison(after, before, 1.25).slower())
        .singleElement()
        .satisfies(change -> assertThat(change.ratio()).isCloseTo(2, within(1e-9)));
  }

  @Test
  void microsecondsCompareWithNanoseconds() {
    Results after = Sample.results(Sample.figure("a", "us/op", 0.19, 0.2, 0.21));
    assertThat(new Comparison(BEFORE, after, 1.25).slower())
        .singleElement()
        .satisfies(change -> assertThat(change.ratio()).isCloseTo(2, within(1e-9)));
  }

  @Test
  void anotherKindOfUnitIsNotCompared() {
    Results after = Sample.results(Sample.figure("a", "B", 1_000, 1_000, 1_000));
    Comparison comparison = new Comparison(BEFORE, after, 1.25);
    assertThat(comparison.slower()).isEmpty();
    assertThat(comparison.warnings())
        .containsExactly("a requests=256 users=1000 was in ns/op and is in B");
  }

  @Test
  void whatOnlyOneHasIsNamed() {
    Comparison comparison =
        new Comparison(BEFORE, Sample.results(Sample.figure("b", "ns/op", 1, 1, 1)), 1.25);
    assertThat(comparison.onlyOld()).containsExactly("a requests=256 users=1000");
    assertThat(comparison.onlyNew()).containsExactly("b requests=256 users=1000");
    assertThat(comparison.slower()).isEmpty();
    assertThat(comparison.text())
        .contains("only in the older: 1\n  a requests=256 users=1000\n")
        .contains("only in the newer: 1\n  b requests=256 users=1000\n");
  }

  @Test
  void anotherMachineOrFormIsWarnedOf() {
    Results.Machine other = new Results.Machine("Another", 64, 1, "Linux 6");
    assertThat(new Comparison(BEFORE, BEFORE, 1.25).warnings()).isEmpty();
    assertThat(new Comparison(BEFORE, Sample.results(other, Form.FULL), 1.25).warnings().toString())
        .contains("the machine differs: ", "A processor", "Another")
        .contains("the form differs: SHORT and FULL");
  }

  @Test
  void whatAllocatesMoreIsNamedThoughItIsAsFast() {
    Results after = Sample.results(Sample.figure("a", "ns/op", 90, 100, 110, 24));
    assertThat(new Comparison(BEFORE, after, 1.25).heavier())
        .containsExactly("a requests=256 users=1000  0 B -> 24 B");
    assertThat(new Comparison(BEFORE, after, 1.25).slower()).isEmpty();
    assertThat(new Comparison(after, BEFORE, 1.25).heavier()).isEmpty();
    Results noise = Sample.results(Sample.figure("a", "ns/op", 90, 100, 110, 0.01));
    assertThat(new Comparison(BEFORE, noise, 1.25).heavier()).isEmpty();
    Results within = Sample.results(Sample.figure("a", "ns/op", 90, 100, 110, 28));
    assertThat(new Comparison(after, within, 1.25).heavier()).isEmpty();
    assertThat(new Comparison(BEFORE, after, 1.25).text())
        .contains("allocates more: 1\n  a requests=256 users=1000  0 B -> 24 B\n");
  }

  @Test
  void theWorstIsFirst() {
    Results before =
        Sample.results(
            Sample.figure("a", "ns/op", 10, 10, 10), Sample.figure("b", "ns/op", 10, 10, 10));
    Results after =
        Sample.results(
            Sample.figure("a", "ns/op", 20, 20, 20), Sample.figure("b", "ns/op", 45, 45, 45));
    assertThat(new Comparison(before, after, 1.25).text())
        .contains(
            """
            slower: 2
              b requests=256 users=1000       10 ns ->      45 ns  x 4.50
              a requests=256 users=1000       10 ns ->      20 ns  x 2.00
            """);
  }

  @Test
  void aThresholdIsAboveOne() {
    assertThatThrownBy(() -> new Comparison(BEFORE, BEFORE, 1))
        .hasMessage("the threshold is above 1: 1.0");
    assertThatThrownBy(() -> new Comparison(BEFORE, BEFORE, Double.NaN))
        .hasMessage("the threshold is above 1: NaN");
  }
}

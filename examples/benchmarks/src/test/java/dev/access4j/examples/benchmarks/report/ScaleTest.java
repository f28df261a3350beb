package dev.access4j.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "1, ns/op, 1 ns",
    "35.34, ns/op, 35.3 ns",
    "999.6, ns/op, 1 µs",
    "100, us/op, 100 µs",
    "1234, ms, 1.23 s",
    "0.5, s, 500 ms",
    "0.123, ns, 0.12 ns",
    "20000, s, '20,000 s'",
    "184, B/op, 184 B",
    "2500000, bytes, 2.5 MB",
    "12700, rows/s, 12.7k rows/s",
    "100, things, 100 things",
  })
  void aValueIsSaidInAUnitThatFits(double value, String unit, String said) {
    Scale scale = Scale.of(unit);
    assertThat(scale.say(value * scale.factor())).isEqualTo(said);
  }
}

package dev.access4j.examples.benchmarks.scale;

import dev.access4j.examples.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Measured values of one kind. */
final class Sample {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  void add(long nanos) {
    values.add((double) nanos);
  }

  void addAll(Collection<Double> some) {
    values.addAll(some);
  }

  int size() {
    return values.size();
  }

  /** The value that a part of all values does not exceed. */
  double quantile(double part) {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.max(0, Math.ceil(part * sorted.size()) - 1));
  }

  /** The median as a figure, each value divided by what the unit has. */
  Figure figure(String name, Map<String, String> parameters, String unit, double divisor) {
    return figure(name, parameters, unit, divisor, 0.5);
  }

  /** Another quantile as a figure. */
  Figure figure(
      String name, Map<String, String> parameters, String unit, double divisor, double part) {
    return new Figure(
        name,
        parameters,
        unit,
        quantile(part) / divisor,
        quantile(0) / divisor,
        quantile(1) / divisor,
        values.size(),
        null);
  }
}

package dev.access4j.examples.benchmarks.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure, as a result file has it.
 *
 * @param name what was measured: the benchmark and its method, or the part and what it asks
 * @param parameters under which conditions, such as {@code users} and {@code threads}
 * @param unit of what the values are, such as {@code ns/op}
 * @param median the middle value
 * @param low the lowest value
 * @param high the highest value
 * @param samples how many values there are
 * @param allocated bytes that each call makes; null where that was not measured
 */
public record Figure(
    String name,
    Map<String, String> parameters,
    String unit,
    double median,
    double low,
    double high,
    int samples,
    @Nullable Double allocated) {

  /** Takes a copy of the parameters. */
  public Figure {
    parameters = Map.copyOf(parameters);
  }
}

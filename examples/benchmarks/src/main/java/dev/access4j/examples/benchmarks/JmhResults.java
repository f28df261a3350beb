package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Figure;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What JMH writes with {@code -rf json}. A figure has the parameter {@code jvm} too: whether a
 * benchmark had JVMs of its own, or one that had run others before.
 */
final class JmhResults {

  private static final MathContext DIGITS = new MathContext(5);

  private JmhResults() {}

  static List<Figure> read(Path file) throws IOException {
    try {
      List<Figure> figures = new ArrayList<>();
      for (JsonNode result : new JsonMapper().readTree(Files.readString(file))) {
        figures.add(figure(result));
      }
      return figures;
    } catch (JacksonException e) {
      throw new IOException(file + " is no result of JMH: " + e.getOriginalMessage(), e);
    }
  }

  private static Figure figure(JsonNode result) {
    JsonNode metric = result.required("primaryMetric");
    double[] values = values(metric);
    Map<String, String> parameters = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(param -> parameters.put(param.getKey(), param.getValue().asString()));
    parameters.put("threads", result.required("threads").asString());
    parameters.put("jvm", result.required("forks").asInt() == 0 ? "shared" : "own");
    return new Figure(
        name(result.required("benchmark").asString()),
        parameters,
        metric.required("scoreUnit").asString(),
        rounded(median(values)),
        rounded(values[0]),
        rounded(values[values.length - 1]),
        values.length,
        allocated(result));
  }

  /** The class and the method, without the package. */
  private static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** Of all iterations in all forks, from low to high. */
  private static double[] values(JsonNode metric) {
    List<Double> values = new ArrayList<>();
    for (JsonNode fork : metric.required("rawData")) {
      fork.forEach(value -> values.add(value.asDouble()));
    }
    if (values.isEmpty()) {
      throw new IllegalStateException("no values");
    }
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** To a tenth of a byte: the profiler counts some of its own too. */
  private static @Nullable Double allocated(JsonNode result) {
    JsonNode metric = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
    return metric.isMissingNode() ? null : Math.round(10 * median(values(metric))) / 10.0;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}

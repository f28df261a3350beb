package dev.access4j.examples.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a figure's values are in, so that microseconds compare with milliseconds.
 *
 * @param unit of what its values are once multiplied: {@code s}, {@code B}, or the figure's own
 * @param factor by what to multiply
 */
record Scale(String unit, double factor) {

  private static final Map<String, Scale> KNOWN =
      new TreeMap<>(
          Map.of(
              "ns", new Scale("s", 1e-9),
              "us", new Scale("s", 1e-6),
              "µs", new Scale("s", 1e-6),
              "ms", new Scale("s", 1e-3),
              "s", new Scale("s", 1),
              "min", new Scale("s", 60),
              "B", new Scale("B", 1),
              "bytes", new Scale("B", 1),
              "kB", new Scale("B", 1e3),
              "MB", new Scale("B", 1e6)));

  private static final String[] TIMES = {"ns", "µs", "ms", "s"};
  private static final String[] BYTES = {"B", "kB", "MB", "GB"};
  private static final String[] COUNTS = {"", "k", "M", "G"};

  /** The scale of a unit; {@code /op} and what else the values are for is left out. */
  static Scale of(String unit) {
    if (isRate(unit)) {
      return new Scale(unit, 1);
    }
    return KNOWN.getOrDefault(unit.replaceFirst("/.*", ""), new Scale(unit, 1));
  }

  /** Whether more is better: so many a second. */
  static boolean isRate(String unit) {
    return unit.endsWith("/s");
  }

  /** A value in this scale's unit as a person would say it, such as {@code 12.3 µs}. */
  String say(double value) {
    return switch (unit) {
      case "s" -> said(value / 1e-9, TIMES, " ");
      case "B" -> said(value, BYTES, " ");
      default -> said(value, COUNTS, "") + (unit.isEmpty() ? "" : " " + unit);
    };
  }

  private static String said(double value, String[] steps, String space) {
    int step = 0;
    double rest = value;
    // 999.5 would be said as 1000.
    while (rest >= 999.5 && step < steps.length - 1) {
      rest /= 1_000;
      step++;
    }
    String number;
    if (rest >= 99.95) {
      number = String.format(Locale.ROOT, "%,.0f", rest);
    } else if (rest >= 9.995) {
      number = String.format(Locale.ROOT, "%.1f", rest);
    } else {
      number = String.format(Locale.ROOT, "%.2f", rest);
    }
    if (number.contains(".")) {
      number = number.replaceFirst("\\.?0+$", "");
    }
    return steps[step].isEmpty() ? number : number + space + steps[step];
  }
}

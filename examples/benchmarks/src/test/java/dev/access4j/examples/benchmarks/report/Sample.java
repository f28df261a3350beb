package dev.access4j.examples.benchmarks.report;

import java.util.List;
import java.util.Map;

/** Results that a test can change. */
final class Sample {

  static final Results.Machine MACHINE =
      new Results.Machine("A processor", 2, 25_000_000_000L, "Linux 6");
  static final Results.Jdk JDK =
      new Results.Jdk("Vendor", "17.0.15", "A VM", List.of("G1"), List.of("-Xmx1g"));

  private Sample() {}

  static Results results(Figure... figures) {
    return results(MACHINE, Form.SHORT, figures);
  }

  static Results results(Results.Machine machine, Form form, Figure... figures) {
    return new Results(
        "2026-11-29T15:30:12+01:00",
        "0123456789abcdef",
        true,
        form,
        machine,
        JDK,
        List.of(
            new Results.Part("checks", 12, null, List.of("a note")),
            new Results.Part("peers", 1, "no \"jar\"", List.of())),
        List.of(figures));
  }

  static Figure figure(String name, String unit, double low, double median, double high) {
    return figure(name, unit, low, median, high, 0);
  }

  static Figure figure(
      String name, String unit, double low, double median, double high, double allocated) {
    return new Figure(
        name, Map.of("users", "1000", "requests", "256"), unit, median, low, high, 3, allocated);
  }

  static Figure growth(String name, int users, String unit, double median) {
    return new Figure(
        name,
        Map.of("users", Integer.toString(users)),
        unit,
        median,
        median * 0.9,
        median * 1.2,
        3,
        null);
  }
}

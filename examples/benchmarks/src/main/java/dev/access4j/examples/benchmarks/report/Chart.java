package dev.access4j.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A plot by the number of end users, both axes logarithmic.
 *
 * @param file the plot's name, without {@code .svg}
 * @param title what it shows
 * @param series its lines
 */
record Chart(String file, String title, List<Series> series) {

  // In a JVM that has run others before at each size, as the largest bank is loaded only once.
  private static final Map<String, String> HOT =
      Map.of("requests", "256", "filters", "1", "threads", "1", "jvm", "shared");
  private static final Map<String, String> RANDOM =
      Map.of("requests", "1048576", "filters", "1", "threads", "1", "jvm", "shared");

  /** All that are drawn. */
  static final List<Chart> ALL =
      List.of(
          new Chart("checks-hot", "A check, 256 requests in turn", checks(HOT)),
          new Chart("checks-random", "A check, 1,048,576 requests drawn at random", checks(RANDOM)),
          new Chart(
              "cold-load",
              "A user who is not cached, on PostgreSQL",
              List.of(
                  of("growth.coldLoad", "groups", "cold", "Access4j, groups too"),
                  of("growth.coldLoadByHand", "groups", "cold", "by hand, groups too"),
                  of("growth.coldLoad", "groups", "warm", "Access4j"),
                  of("growth.coldLoadByHand", "groups", "warm", "by hand"))),
          new Chart(
              "start-write-propagation",
              "Start-up, a write, and until another node denies",
              List.of(
                  new Series("growth.startUp", "start-up"),
                  of("growth.adminWrite", "change", "renameUser", "rename a user"),
                  of("growth.adminWrite", "change", "groupRoles", "a group's roles"),
                  of("growth.propagation", "percentile", "50", "denied, median"),
                  of("growth.propagation", "percentile", "99", "denied, 99 %"))),
          new Chart(
              "principal-memory",
              "Memory of a cached user",
              List.of(
                  of("growth.principalMemory", "part", "principal", "a cached user"),
                  of("growth.principalMemory", "part", "mask", "its roles on a version"))),
          new Chart("bulk-load", "Bulk load", List.of(new Series("growth.bulkLoad", "bulk load"))),
          new Chart(
              "task-list",
              "First page of a list of 200,000 tasks",
              List.of(
                  new Series("growth.taskList", "with the condition"),
                  new Series("growth.taskListUnguarded", "without"),
                  new Series("growth.taskListScope", "the scope alone"))));

  private static Series of(String figure, String parameter, String value, String label) {
    return new Series(figure, Map.of(parameter, value), label);
  }

  private static List<Series> checks(Map<String, String> where) {
    return List.of(
        new Series("CheckBenchmark.isAllowed", where, "isAllowed"),
        new Series("CheckBenchmark.accessHandle", where, "access handle"),
        new Series("CheckBenchmark.preparedHandle", where, "prepared handle"),
        new Series("CheckBenchmark.floorStrings", where, "floor: strings"),
        new Series("CheckBenchmark.floorMasks", where, "floor: masks"),
        new Series("CheckBenchmark.floorRequest", where, "floor: a request"));
  }

  /**
   * A line.
   *
   * @param figure the name of its figures
   * @param where which parameters they must have
   * @param label what the legend says
   */
  record Series(String figure, Map<String, String> where, String label) {

    Series(String figure, String label) {
      this(figure, Map.of(), label);
    }

    /** The points, from few users to many. */
    List<Point> points(List<Figure> figures) {
      List<Point> points = new ArrayList<>();
      for (Figure each : figures) {
        if (each.name().equals(figure)
            && each.parameters().entrySet().containsAll(where.entrySet())
            && each.parameters().containsKey("users")) {
          points.add(Point.of(each));
        }
      }
      points.sort(Comparator.comparingDouble(Point::users));
      for (int i = 1; i < points.size(); i++) {
        if (points.get(i).users() == points.get(i - 1).users()) {
          throw new IllegalArgumentException(
              "two figures for one point of '" + label + "': " + figure + " " + where);
        }
      }
      return points;
    }
  }

  /** A figure's place: its users, and its values in the scale's unit. */
  record Point(double users, double median, double low, double high, String unit) {
    static Point of(Figure figure) {
      Scale scale = Scale.of(figure.unit());
      return new Point(
          Double.parseDouble(figure.parameters().getOrDefault("users", "")),
          figure.median() * scale.factor(),
          figure.low() * scale.factor(),
          figure.high() * scale.factor(),
          scale.unit());
    }
  }
}

package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What histories were made of: to agree on nothing proves little. */
final class HistoryReport {

  private final Map<AdminOperation, Map<String, Integer>> outcomes =
      new EnumMap<>(AdminOperation.class);
  private final Map<String, Integer> looks = new TreeMap<>();

  void count(AdminOperation operation, String outcome) {
    outcomes.computeIfAbsent(operation, first -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
  }

  void looked(String at, int found) {
    looks.merge(at, found, Integer::sum);
  }

  int of(AdminOperation operation, String outcome) {
    return outcomes.getOrDefault(operation, Map.of()).getOrDefault(outcome, 0);
  }

  int looks(String at) {
    return looks.getOrDefault(at, 0);
  }

  int attempts() {
    return outcomes.values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  HistoryReport plus(HistoryReport other) {
    HistoryReport sum = new HistoryReport();
    for (HistoryReport each : new HistoryReport[] {this, other}) {
      each.outcomes.forEach(
          (operation, counts) -> {
            Map<String, Integer> into =
                sum.outcomes.computeIfAbsent(operation, first -> new TreeMap<>());
            counts.forEach((outcome, count) -> into.merge(outcome, count, Integer::sum));
          });
      each.looks.forEach((at, found) -> sum.looks.merge(at, found, Integer::sum));
    }
    return sum;
  }

  @Override
  public String toString() {
    return outcomes + " " + looks;
  }
}

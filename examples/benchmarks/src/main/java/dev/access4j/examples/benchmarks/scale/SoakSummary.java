package dev.access4j.examples.benchmarks.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The beginning of a soak beside its end, for one node: ten minutes each, or half of a short one.
 */
final class SoakSummary {

  private static final double WINDOW_SECONDS = 600;
  private static final double MEGABYTE = 1 << 20;
  private static final double HOUR_SECONDS = 3_600;

  private final List<SoakRow> rows;
  private final List<SoakRow> first;
  private final List<SoakRow> last;

  SoakSummary(List<SoakRow> ofNode) {
    this.rows = List.copyOf(ofNode);
    double end = rows.stream().mapToDouble(SoakRow::seconds).max().orElse(0);
    double window = Math.min(WINDOW_SECONDS, end / 2);
    this.last = rows.stream().filter(row -> row.seconds() > end - window).toList();
    List<SoakRow> begin = rows.stream().filter(row -> row.seconds() <= window).toList();
    this.first = begin.isEmpty() ? last : begin;
  }

  /** Megabytes that the heap after a collection grows by in an hour, by its least in each part. */
  double heapSlope() {
    double hours = (middle(last) - middle(first)) / HOUR_SECONDS;
    return hours <= 0 ? 0 : (leastHeap(last) - leastHeap(first)) / hours;
  }

  List<String> lines() {
    return List.of(
        line("least heap after a collection, MB", SoakSummary::leastHeap),
        String.format(Locale.ROOT, "  by the hour, MB: %+.1f", heapSlope()),
        line(
            "largest heap committed, MB",
            part -> most(part, SoakRow::heapCommittedBytes) / MEGABYTE),
        line("collections, ms in a minute", SoakSummary::pauses),
        line("check p50, us", part -> median(part, SoakRow::checkP50Us)),
        line("check p99, us", part -> median(part, SoakRow::checkP99Us)),
        line("check p99.9, us", part -> median(part, SoakRow::checkP999Us)),
        line("longest check, us", part -> most(part, SoakRow::checkMaxUs)),
        line("denied after a revoke p50, ms", part -> median(part, SoakRow::deniedP50Ms)),
        line("denied after a revoke, longest, ms", part -> most(part, SoakRow::deniedMaxMs)),
        String.format(
            Locale.ROOT,
            "  in all: %,d checks, %,d cold loads, %,d changes, %,d revokes watched, %d errors",
            sum(SoakRow::checks),
            sum(SoakRow::coldLoads),
            sum(SoakRow::changes),
            sum(SoakRow::revokes),
            (long) most(rows, SoakRow::errors)));
  }

  private String line(String what, ToDoubleFunction<List<SoakRow>> value) {
    return String.format(
        Locale.ROOT,
        "  %-36s first %10.1f   last %10.1f",
        what,
        value.applyAsDouble(first),
        value.applyAsDouble(last));
  }

  private static double middle(List<SoakRow> part) {
    return part.stream().mapToDouble(SoakRow::seconds).average().orElse(0);
  }

  /** Old objects that are dead stay until their turn comes: the least is nearest to what lives. */
  private static double leastHeap(List<SoakRow> part) {
    return part.stream()
            .mapToDouble(SoakRow::heapAfterGcBytes)
            .filter(bytes -> bytes > 0)
            .min()
            .orElse(0)
        / MEGABYTE;
  }

  private static double pauses(List<SoakRow> part) {
    if (part.size() < 2) {
      return 0;
    }
    double seconds = part.get(part.size() - 1).seconds() - part.get(0).seconds();
    return part.stream().skip(1).mapToLong(SoakRow::gcPauseMs).sum() / seconds * 60;
  }

  /** Of the intervals in which there was something. */
  private static double median(List<SoakRow> part, ToDoubleFunction<SoakRow> value) {
    double[] sorted = present(part, value).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static DoubleStream present(List<SoakRow> part, ToDoubleFunction<SoakRow> value) {
    return part.stream().mapToDouble(value).filter(each -> each > 0);
  }

  private static double most(List<SoakRow> part, ToDoubleFunction<SoakRow> value) {
    return part.stream().mapToDouble(value).max().orElse(0);
  }

  private long sum(ToLongFunction<SoakRow> value) {
    return rows.stream().mapToLong(value).sum();
  }

  /** One for each node. */
  static Stream<SoakSummary> ofNodes(List<SoakRow> rows) {
    return Stream.of(0, 1)
        .map(node -> new SoakSummary(rows.stream().filter(row -> row.node() == node).toList()));
  }
}

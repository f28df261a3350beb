package dev.access4j.jdbc;

import dev.access4j.jdbc.StormLog.Commit;
import dev.access4j.jdbc.StormLog.Sighting;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Holds against each other what the nodes of a storm have done and seen.
 *
 * <p>A write counts as committed when it has returned. It was so a little earlier, so that none is
 * called stale that is not; and as the time of an answer counts when it was asked for.
 */
final class StormJudge {

  private StormJudge() {}

  /** Throws if an answer was older than its node may give: its own writes are known at once. */
  static void requireFresh(Collection<StormLog> logs, Duration bound) {
    for (StormLog writer : logs) {
      Map<Integer, NavigableMap<Long, Long>> returned = returned(writer);
      for (StormLog reader : logs) {
        long within = reader.node().equals(writer.node()) ? 0 : bound.toNanos();
        for (Sighting each : reader.sightings()) {
          Map.Entry<Long, Long> next =
              returned
                  .getOrDefault(each.organization(), new TreeMap<>())
                  .higherEntry(each.revision());
          if (next != null && each.lastAsked() - next.getValue() > within) {
            throw new AssertionError(
                "%s answered at %s, %s ns after a newer write of %s had returned"
                    .formatted(
                        reader.node(), each, each.lastAsked() - next.getValue(), writer.node()));
          }
        }
      }
    }
  }

  /** By revision, when the first write had returned that made it or a greater one. */
  private static Map<Integer, NavigableMap<Long, Long>> returned(StormLog log) {
    Map<Integer, NavigableMap<Long, Long>> all = new TreeMap<>();
    for (Commit each : log.commits()) {
      all.computeIfAbsent(each.organization(), key -> new TreeMap<>())
          .put(each.revision(), each.returned());
    }
    for (NavigableMap<Long, Long> revisions : all.values()) {
      long earliest = Long.MAX_VALUE;
      for (Map.Entry<Long, Long> each : revisions.descendingMap().entrySet()) {
        earliest = Math.min(earliest, each.getValue());
        each.setValue(earliest);
      }
    }
    return all;
  }

  /** How long after each revoking write of one node the other had its first answer by it. */
  static Delays delays(StormLog writer, StormLog reader) {
    Map<Integer, NavigableMap<Long, Long>> seen = new TreeMap<>();
    for (Sighting each : reader.sightings()) {
      seen.computeIfAbsent(each.organization(), key -> new TreeMap<>())
          .merge(each.revision(), each.firstAnswered(), Math::min);
    }
    LongStream.Builder nanos = LongStream.builder();
    for (Commit each : writer.commits()) {
      NavigableMap<Long, Long> there = seen.getOrDefault(each.organization(), new TreeMap<>());
      // What was written before it began to look says nothing.
      boolean looked = !there.isEmpty() && there.firstEntry().getValue() < each.returned();
      if (looked && StormNode.isAlone(each.organization()) && !Toggled.grants(each.revision())) {
        there.tailMap(each.revision()).values().stream()
            .mapToLong(Long::longValue)
            .min()
            .ifPresent(first -> nanos.add(Math.max(0, first - each.returned())));
      }
    }
    return new Delays(nanos.build().sorted().boxed().toList());
  }

  /** Delays in nanoseconds, sorted. */
  record Delays(List<Long> nanos) {
    @Override
    public String toString() {
      return nanos.isEmpty()
          ? "no revokes"
          : String.format(
              Locale.ROOT,
              "%d revokes, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
              nanos.size(),
              millis(0.5),
              millis(0.99),
              millis(1));
    }

    private double millis(double part) {
      int place = (int) Math.min(nanos.size() - 1L, Math.round(part * nanos.size()));
      return nanos.get(place) / 1e6;
    }
  }
}

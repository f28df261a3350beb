package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.EvaluatorStatistics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What a node of a soak has done since it was last asked. All but {@link #row} is thread-safe. */
final class SoakCounters {

  private static final int DIGITS = 3;
  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  private final int node;
  private final Recorder checks = new Recorder(DIGITS);
  private final Recorder propagations = new Recorder(DIGITS);
  private final LongAdder changes = new LongAdder();
  private final AtomicLong errors = new AtomicLong();
  private final GarbageCollections collections = new GarbageCollections();
  private final long begun = System.nanoTime();
  private long loadsBefore;

  SoakCounters(int node, EvaluatorStatistics now) {
    this.node = node;
    this.loadsBefore = loads(now);
  }

  void checked(long nanos) {
    checks.recordValue(nanos);
  }

  void denied(long nanosAfterRevoke) {
    propagations.recordValue(nanosAfterRevoke);
  }

  void changed() {
    changes.increment();
  }

  void failed(String what) {
    errors.incrementAndGet();
    System.err.println("node " + node + ": " + what);
  }

  long errors() {
    return errors.get();
  }

  SoakRow row(EvaluatorStatistics now) {
    Histogram check = checks.getIntervalHistogram();
    Histogram propagation = propagations.getIntervalHistogram();
    GarbageCollections.Interval garbage = collections.interval();
    long loads = loads(now);
    long more = loads - loadsBefore;
    loadsBefore = loads;
    return new SoakRow(
        node,
        Duration.ofNanos(System.nanoTime() - begun).toMillis()
            / (double) TimeUnit.SECONDS.toMillis(1),
        garbage.usedAfter(),
        garbage.committed(),
        garbage.count(),
        garbage.pauseMillis(),
        check.getTotalCount(),
        check.getValueAtPercentile(50) / MICROS,
        check.getValueAtPercentile(99) / MICROS,
        check.getValueAtPercentile(99.9) / MICROS,
        check.getMaxValue() / MICROS,
        more,
        changes.sumThenReset(),
        propagation.getTotalCount(),
        propagation.getValueAtPercentile(50) / MILLIS,
        propagation.getValueAtPercentile(99) / MILLIS,
        propagation.getMaxValue() / MILLIS,
        errors.get());
  }

  private static long loads(EvaluatorStatistics now) {
    return now.principals().loads();
  }
}

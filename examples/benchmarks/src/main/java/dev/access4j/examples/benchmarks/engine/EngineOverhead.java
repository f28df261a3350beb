package dev.access4j.examples.benchmarks.engine;

import dev.access4j.examples.benchmarks.Database;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What the guard adds to start, claim and complete, where a whole run differs from the next by more
 * than that: by pairs, one on each engine right after the other, and by a stopwatch in the guard.
 */
public final class EngineOverhead {

  private static final int WARM = 2_000;

  // The engine's methods are called by the hundred in each run, the guard's once or twice: it takes
  // that many runs until the compiler has done with these too, as in an engine that runs for days.
  private static final int WARM_CODE = 20_000;
  private static final int RESAMPLES = 1_000;

  private EngineOverhead() {}

  /**
   * Prints the figures.
   *
   * @param args how many pairs, 5,000 unless said; and on which databases, each unless said
   */
  public static void main(String[] args) {
    int pairs = args.length == 0 ? 5_000 : Integer.parseInt(args[0]);
    List<Database.Kind> kinds =
        args.length < 2
            ? List.of(Database.Kind.values())
            : Stream.of(args).skip(1).map(Database.Kind::valueOf).toList();
    try (Lending lending = new Lending(Database.Kind.H2, Lending.Guard.GUARD_AND_NOTICES)) {
      warm(lending, WARM_CODE);
    }
    for (Database.Kind kind : kinds) {
      System.out.printf("%s, %,d pairs%n", kind, pairs);
      for (Lending.Guard guard : Lending.Guard.values()) {
        System.out.printf("  %-18s %d statements%n", guard, statements(kind, guard));
      }
      // Twice the same: what differs here is noise.
      for (Lending.Guard guard : Lending.Guard.values()) {
        try (Lending plain = new Lending(kind, Lending.Guard.NONE);
            Lending guarded = new Lending(kind, guard)) {
          comparePairs(guard, plain, guarded, pairs);
        }
      }
      try (Lending guarded = new Lending(kind, Lending.Guard.GUARD)) {
        timeGuard(guarded, pairs);
      }
    }
  }

  private static long statements(Database.Kind kind, Lending.Guard guard) {
    StatementCount count = new StatementCount();
    try (Lending lending = new Lending(kind, guard, count::around)) {
      lending.startClaimComplete();
      count.take();
      lending.startClaimComplete();
      return count.take();
    }
  }

  private static void comparePairs(Lending.Guard guard, Lending plain, Lending guarded, int pairs) {
    warm(plain, WARM);
    warm(guarded, WARM);
    SplittableRandom random = new SplittableRandom(1);
    double[] without = new double[pairs];
    double[] with = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      if (random.nextBoolean()) {
        without[i] = micros(plain);
        with[i] = micros(guarded);
      } else {
        with[i] = micros(guarded);
        without[i] = micros(plain);
      }
    }
    double[] added = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double[] a = new double[pairs];
      double[] b = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        int drawn = random.nextInt(pairs);
        a[i] = without[drawn];
        b[i] = with[drawn];
      }
      added[r] = 100 * (median(b) / median(a) - 1);
    }
    Arrays.sort(added);
    System.out.printf(
        "  NONE and %-18s medians %.0f and %.0f us, %+.2f %% (95 %% of resamples: %+.2f to"
            + " %+.2f)%n",
        guard,
        median(without),
        median(with),
        100 * (median(with) / median(without) - 1),
        added[RESAMPLES / 40],
        added[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static void timeGuard(Lending guarded, int runs) {
    GuardStopwatch stopwatch = new GuardStopwatch();
    stopwatch.putInto(guarded.engine());
    warm(guarded, WARM);
    stopwatch.takeNanos();
    double[] all = new double[runs];
    double[] inGuard = new double[runs];
    for (int i = 0; i < runs; i++) {
      long from = System.nanoTime();
      String instance = guarded.startClaimComplete();
      all[i] = (System.nanoTime() - from) / 1_000.0;
      inGuard[i] = stopwatch.takeNanos() / 1_000.0;
      guarded.forget(instance);
      stopwatch.takeNanos();
    }
    double whole = median(all);
    double own = median(inGuard);
    System.out.printf(
        "  in the guard: %.1f us of %.0f us, %.2f %% of the rest%n",
        own, whole, 100 * own / (whole - own));
  }

  private static void warm(Lending lending, int runs) {
    for (int i = 0; i < runs; i++) {
      lending.forget(lending.startClaimComplete());
    }
  }

  private static double micros(Lending lending) {
    long from = System.nanoTime();
    String instance = lending.startClaimComplete();
    double micros = (System.nanoTime() - from) / 1_000.0;
    lending.forget(instance);
    return micros;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

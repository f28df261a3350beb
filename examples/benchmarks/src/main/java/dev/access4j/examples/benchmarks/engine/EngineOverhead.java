package dev.access4j.examples.benchmarks.engine;

import dev.access4j.examples.benchmarks.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the guard adds to start, claim and complete, where a whole run differs from the next by more
 * than that: by pairs, one on each engine right after the other, and by a stopwatch in the guard.
 *
 * <p>Two engines differ by themselves, by where their code and their rows happen to lie, however
 * many pairs there are. So there are rounds, each with new engines on one server, which take turns
 * in who is opened first; and in each round a pair of two unguarded engines.
 */
public final class EngineOverhead {

  private static final int ROUNDS = 8;
  private static final int WARM = 500;
  private static final int WORK = 200;

  // The engine's methods are called by the hundred in each run, the guard's once or twice: it takes
  // that many runs until the compiler has done with these too, as in an engine that runs for days.
  private static final int WARM_CODE = 20_000;

  private EngineOverhead() {}

  /**
   * Prints the figures.
   *
   * @param args how many pairs of each kind, 4,000 unless said; and on which databases, each unless
   *     said
   * @throws IllegalArgumentException if there is not a pair for each round
   */
  public static void main(String[] args) {
    int each = (args.length == 0 ? 4_000 : Integer.parseInt(args[0])) / ROUNDS;
    if (each < 1) {
      throw new IllegalArgumentException("pairs: at least " + ROUNDS);
    }
    List<Database.Kind> kinds =
        args.length < 2
            ? List.of(Database.Kind.values())
            : Stream.of(args).skip(1).map(Database.Kind::valueOf).toList();
    try (Database database = Database.open(Database.Kind.H2);
        Lending lending = new Lending(database, Lending.Guard.GUARD_AND_NOTICES)) {
      warm(lending, WARM_CODE);
    }
    for (Database.Kind kind : kinds) {
      say("%s, %d rounds of %,d pairs%n", kind, ROUNDS, each);
      for (Lending.Guard guard : Lending.Guard.values()) {
        sayWork(kind, guard);
      }
      comparePairs(kind, each);
      try (Database database = Database.open(kind);
          Lending guarded = new Lending(database, Lending.Guard.GUARD)) {
        timeGuard(guarded, each * ROUNDS);
      }
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  /** What the three commands ask of the database, which is the same in each run. */
  private static void sayWork(Database.Kind kind, Lending.Guard guard) {
    StatementCount count = new StatementCount();
    double[] statements = new double[WORK];
    double[] logged = new double[WORK];
    try (Database database = Database.open(kind);
        Lending lending = new Lending(database, guard, count::around)) {
      warm(lending, WORK);
      for (int i = 0; i < WORK; i++) {
        count.take();
        long before = database.logged();
        String instance = lending.startClaimComplete();
        logged[i] = database.logged() - before;
        statements[i] = count.take();
        lending.forget(instance);
      }
    }
    say("  %-18s %.0f statements, %,.0f bytes of log%n", guard, median(statements), median(logged));
  }

  private static void comparePairs(Database.Kind kind, int pairs) {
    List<Double> plain = new ArrayList<>();
    Map<Lending.Guard, double[]> added = new EnumMap<>(Lending.Guard.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Lending.Guard guard : Lending.Guard.values()) {
        Medians medians = round(kind, guard, round, pairs);
        plain.add(medians.without());
        added.computeIfAbsent(guard, key -> new double[ROUNDS])[round] =
            100 * (medians.with() / medians.without() - 1);
      }
    }
    say("  three commands without a guard: %.0f us%n", median(plain));
    // Twice the same comes first: what differs there is noise.
    added.forEach(
        (guard, percent) ->
            say(
                "  %-18s %+.2f %% beside NONE, standard error %.2f, rounds%s%n",
                guard, mean(percent), standardError(percent), listed(percent)));
  }

  private static String listed(double[] percent) {
    return Arrays.stream(percent)
        .mapToObj(each -> String.format(Locale.ROOT, " %+.1f", each))
        .collect(Collectors.joining());
  }

  /** The medians of a round, in microseconds. */
  private record Medians(double without, double with) {}

  private static Medians round(Database.Kind kind, Lending.Guard guard, int round, int pairs) {
    boolean plainFirst = round % 2 == 0;
    try (Database one = Database.open(kind);
        Database other = one.another();
        Lending first = new Lending(one, plainFirst ? Lending.Guard.NONE : guard);
        Lending second = new Lending(other, plainFirst ? guard : Lending.Guard.NONE)) {
      warm(first, WARM);
      warm(second, WARM);
      return plainFirst
          ? compare(first, second, pairs, round)
          : compare(second, first, pairs, round);
    }
  }

  private static Medians compare(Lending plain, Lending guarded, int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
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
    return new Medians(median(without), median(with));
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
    say(
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

  private static double median(List<Double> values) {
    return median(values.stream().mapToDouble(each -> each).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}

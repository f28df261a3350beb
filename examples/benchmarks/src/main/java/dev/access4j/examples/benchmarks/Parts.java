package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.JmhPart.Batch;
import dev.access4j.examples.benchmarks.JmhPart.Extent;
import dev.access4j.examples.benchmarks.JmhRun.Pace;
import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.scale.Growth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run can measure, and how in each form. */
final class Parts {

  private static final Pace BRIEF = new Pace(1, 2, 3, Duration.ofMillis(500));
  private static final Pace LONG = new Pace(2, 4, 5, Duration.ofSeconds(1));

  private static final String CHECKS = "\\.CheckBenchmark\\.";
  private static final String FAST = CHECKS + "(isAllowed|floorRequest|.*Handle.*)$";
  private static final String GROWTH =
      CHECKS + "(isAllowed|(access|prepared)Handle|floor(Masks|Strings|Request|Read))$";
  private static final String HANDLES = CHECKS + "(accessHandleAgain|floorHandle)$";
  private static final String REQUESTS = CHECKS + "(isAllowed|floor(Strings|Request|Read))$";
  private static final String LOOKUPS = "\\.LookupBenchmark\\.";
  private static final String DRAWN_LOOKUPS =
      LOOKUPS + "(solutions|operations|resources|users|scope)$";
  private static final String WRITES = "\\.WriteBenchmark\\.";
  private static final String TASK_LIST = "\\.TaskListBenchmark\\.";
  private static final String PEERS = "\\.PeersBenchmark\\.";

  private static final String HOT = "256";
  private static final String RANDOM = "1048576";
  private static final String HOT_AND_RANDOM = HOT + "," + RANDOM;
  private static final String OTHER_SETS = "1,65536";

  private static final long HEAP = 4_000;

  /** Measured in each form; larger ones in the full form. */
  private static final int SMALLEST = 1_000;

  private static final List<Integer> LARGER = List.of(10_000, 100_000, 1_000_000, 10_000_000);

  private Parts() {}

  /**
   * All parts, in the order in which they run.
   *
   * @param peersJar where the benchmarks of the peers are
   * @param mostUsers larger banks than this are left out
   */
  static List<Part> all(Path peersJar, int mostUsers) {
    return List.of(
        checks(mostUsers),
        sizes(mostUsers),
        writes(),
        engine(),
        peers(peersJar),
        growth(mostUsers));
  }

  private static Part checks(int mostUsers) {
    List<JmhRun> brief = new ArrayList<>();
    brief.add(run(CHECKS, SMALLEST, HOT, 1, BRIEF));
    brief.add(run(LOOKUPS, SMALLEST, HOT, 1, BRIEF));
    brief.add(run(FAST, SMALLEST, HOT, 0, BRIEF));
    brief.addAll(held(SMALLEST, HOT, BRIEF));
    brief.add(run(GROWTH, SMALLEST, HOT, 1, BRIEF).onAllCores());
    List<Batch> all = new ArrayList<>();
    List<JmhRun> smallest = new ArrayList<>(all(SMALLEST));
    smallest.addAll(held(SMALLEST, HOT_AND_RANDOM, LONG));
    all.add(new Batch("1,000 users", HEAP, smallest));
    if (mostUsers >= 100_000) {
      all.add(new Batch("100,000 users", HEAP, all(100_000)));
    }
    return new JmhPart(
        "checks",
        Optional.empty(),
        new Extent(Duration.ofMinutes(2), List.of(new Batch("1,000 users", HEAP, brief))),
        new Extent(Duration.ofMinutes(75), all));
  }

  private static Part sizes(int mostUsers) {
    List<Batch> brief = new ArrayList<>();
    List<Batch> all = new ArrayList<>();
    brief.add(inOneJvm(SMALLEST, HEAP, growth(SMALLEST, BRIEF)));
    all.add(inOneJvm(SMALLEST, HEAP, growth(SMALLEST, LONG)));
    for (int users : LARGER) {
      if (users > mostUsers) {
        continue;
      }
      if (users == 100_000) {
        brief.add(inOneJvm(users, HEAP, growth(users, BRIEF)));
      }
      // The largest is loaded once, for all that is asked of one of any size.
      List<JmhRun> runs = users < 10_000_000 ? growth(users, LONG) : all(users);
      all.add(inOneJvm(users, heap(users), runs));
    }
    return new JmhPart(
        "sizes",
        Optional.empty(),
        new Extent(Duration.ofMinutes(1), brief),
        new Extent(Duration.ofHours(1), all));
  }

  private static long heap(int users) {
    return users < 1_000_000 ? HEAP : users < 10_000_000 ? 8_000 : 18_000;
  }

  /** What is drawn by the number of users. */
  private static List<JmhRun> growth(int users, Pace pace) {
    return List.of(run(GROWTH, users, HOT_AND_RANDOM, 1, pace));
  }

  /** Everything about a bank of one size; what is drawn first, from a JVM that has seen no more. */
  private static List<JmhRun> all(int users) {
    List<JmhRun> runs = new ArrayList<>(growth(users, LONG));
    runs.add(run(GROWTH, users, OTHER_SETS, 1, LONG));
    runs.add(run(GROWTH, users, HOT_AND_RANDOM, 1, LONG).onAllCores());
    runs.add(run(FAST, users, HOT_AND_RANDOM, 0, LONG));
    runs.add(run(HANDLES, users, HOT_AND_RANDOM, 1, LONG));
    runs.add(
        run(CHECKS + "(evaluate.*|explain)$", users, HOT_AND_RANDOM + "," + OTHER_SETS, 1, LONG));
    runs.add(run(CHECKS + "(evaluate.*|explain)$", users, HOT_AND_RANDOM, 1, LONG).onAllCores());
    runs.add(run(LOOKUPS, users, HOT, 1, LONG));
    runs.add(run(LOOKUPS, users, HOT, 1, LONG).onAllCores());
    runs.add(run(DRAWN_LOOKUPS, users, RANDOM, 1, LONG));
    return runs;
  }

  /** Where version and lane are named by the same objects each time; each in a JVM of its own. */
  private static List<JmhRun> held(int users, String requests, Pace pace) {
    return Stream.of(0, 1)
        .map(filters -> run(REQUESTS, users, requests, filters, pace).with("objects", "held"))
        .toList();
  }

  private static Part writes() {
    return new JmhPart(
        "writes",
        Optional.empty(),
        new Extent(
            Duration.ofSeconds(30),
            List.of(new Batch("up to 100,000 users", HEAP, List.of(writes("1000,100000", BRIEF))))),
        new Extent(
            Duration.ofMinutes(5),
            List.of(
                new Batch(
                    "up to 1,000,000 users",
                    8_000,
                    List.of(writes("1000,100000,1000000", LONG))))));
  }

  private static JmhRun writes(String users, Pace pace) {
    return JmhRun.of(WRITES, Map.of("users", users), pace);
  }

  private static Part engine() {
    return new JmhPart(
        "engine",
        Optional.empty(),
        new Extent(
            Duration.ofSeconds(90),
            List.of(
                new Batch(
                    "20,000 tasks",
                    HEAP,
                    List.of(
                        JmhRun.of(
                            TASK_LIST + "first(Unguarded)?$",
                            Map.of("tasks", "20000", "user", "branches", "sort", "NEWEST"),
                            BRIEF))))),
        new Extent(
            Duration.ofHours(1),
            List.of(
                new Batch("200,000 tasks", HEAP, List.of(JmhRun.of(TASK_LIST, Map.of(), LONG))))));
  }

  private static Part peers(Path jar) {
    return new JmhPart(
        "peers",
        Optional.of(jar),
        new Extent(
            Duration.ofMinutes(2),
            List.of(
                new Batch(
                    "1,000 users",
                    HEAP,
                    List.of(JmhRun.of(PEERS, Map.of("users", "1000"), BRIEF))))),
        new Extent(
            Duration.ofMinutes(15),
            List.of(
                new Batch(
                    "up to 100,000 users",
                    HEAP,
                    List.of(JmhRun.of(PEERS, Map.of("users", "1000,100000"), LONG))))));
  }

  private static Part growth(int mostUsers) {
    List<Integer> all = new ArrayList<>(List.of(SMALLEST));
    LARGER.stream().filter(users -> users <= mostUsers).forEach(all::add);
    List<Integer> brief = all.subList(0, Math.min(2, all.size()));
    return new OwnPart(
        "growth",
        Duration.ofMinutes(2),
        Duration.ofHours(1),
        (form, progress) -> Growth.measure(form == Form.SHORT ? brief : all, progress));
  }

  private static JmhRun run(String include, int users, String requests, int filters, Pace pace) {
    return JmhRun.of(
        include,
        Map.of(
            "users", Integer.toString(users),
            "requests", requests,
            "filters", Integer.toString(filters)),
        pace);
  }

  /** For a bank that takes long to load, and for others to compare with it. */
  private static Batch inOneJvm(int users, long heapMegabytes, List<JmhRun> runs) {
    return new Batch(
        String.format(Locale.ROOT, "%,d users, all in one JVM,", users),
        heapMegabytes,
        runs.stream().map(JmhRun::inOneJvm).toList());
  }
}

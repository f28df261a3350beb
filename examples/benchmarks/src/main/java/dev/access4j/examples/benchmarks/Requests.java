package dev.access4j.examples.benchmarks;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.CacheSettings;
import dev.access4j.examples.bank.Bank;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A bank in memory, an evaluator, and the requests that are asked in turn. All that they ask about
 * is cached, and stays: the caches have more room than there can be requests.
 */
@State(Scope.Benchmark)
public class Requests {

  private static final int MOST = 1 << 20;
  private static final String OWN = "own";
  private static final String HELD = "held";

  /** More than enough, so that nothing is dropped to make room. */
  private static final CacheSettings ROOM =
      CacheSettings.DEFAULT.withPrincipals(4 * MOST).withMasks(4 * MOST);

  /** Kept for the next benchmark in this JVM: ten million users take minutes to load. */
  private static @Nullable Loaded loaded;

  private record Loaded(Bank bank, Access4j access, Map<Integer, AccessRequest[]> requests) {
    Loaded(Bank bank) {
      this(
          bank,
          Access4j.builder(bank.load()).caches(ROOM).build(),
          new HashMap<Integer, AccessRequest[]>());
    }
  }

  /** How many end users there are. */
  @Param("1000")
  public int users;

  /**
   * How many different requests are asked in turn, a power of two: 256 are hot, 1,048,576 are drawn
   * from everywhere.
   */
  @Param({"1", "256", "65536", "1048576"})
  public int requests;

  /** How many business filters a request has, each with one value: none or one. */
  @Param("1")
  public int filters;

  /**
   * Which objects name the version and the lane: each request's {@code own}, or the same for all
   * that name the same, as of an engine that {@code held} them since it deployed. Each request has
   * its own for the user.
   */
  @Param("own")
  public String objects;

  private AccessEvaluator evaluator;
  private AccessRequest[] asked;
  private int[] shuffled;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Requests() {}

  private static synchronized Loaded loaded(int users) {
    Loaded there = loaded;
    if (there == null || there.bank().users() != users) {
      if (there != null) {
        there.access().close();
      }
      // Not two at a time.
      loaded = null;
      there = null;
      there = new Loaded(new Bank(users));
      loaded = there;
    }
    return there;
  }

  /** Loads the bank and makes the requests, unless they are there, and warms the caches. */
  @Setup(Level.Trial)
  public void open() {
    if (requests < 1 || requests > MOST || Integer.bitCount(requests) != 1) {
      throw new IllegalArgumentException(
          "requests: a power of two up to " + MOST + ", not " + requests);
    }
    if (filters < 0 || filters > 1) {
      throw new IllegalArgumentException("filters: 0 or 1, not " + filters);
    }
    if (!objects.equals(OWN) && !objects.equals(HELD)) {
      throw new IllegalArgumentException("objects: own or held, not " + objects);
    }
    Loaded there = loaded(users);
    evaluator = there.access().evaluator();
    asked =
        there
            .requests()
            .computeIfAbsent(requests, count -> there.bank().requests(count, 42))
            .clone();
    Map<SolutionRef, SolutionRef> versions = new HashMap<>();
    Map<Resource, Resource> lanes = new HashMap<>();
    for (int i = 0; i < requests; i++) {
      if (filters == 0) {
        asked[i] = asked[i].with(BusinessFilters.NONE);
      }
      if (objects.equals(HELD)) {
        asked[i] =
            new AccessRequest(
                asked[i].subject(),
                versions.computeIfAbsent(asked[i].solution(), key -> key),
                lanes.computeIfAbsent(asked[i].resource(), key -> key),
                asked[i].operation(),
                asked[i].filters(),
                asked[i].atLeast());
      }
    }
    shuffled = shuffled(requests);
    // Twice: while the evaluator makes room for more, it forgets what was asked before.
    for (int time = 0; time < 2; time++) {
      for (int i : shuffled) {
        evaluator.isAllowed(asked[i]);
      }
    }
  }

  private static int[] shuffled(int count) {
    List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(count));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  AccessEvaluator evaluator() {
    return evaluator;
  }

  /** Whether version and lane are named by the same objects each time. */
  boolean areHeld() {
    return objects.equals(HELD);
  }

  int count() {
    return asked.length;
  }

  /**
   * The requests by their numbers, in the order in which everything is made for them. In the order
   * in which they are asked, what is made would lie one beside the other in memory, and the next
   * would be on its way before it is asked for, whatever is random.
   */
  int[] inOrderOfMaking() {
    return shuffled;
  }

  AccessRequest get(int i) {
    return asked[i];
  }
}

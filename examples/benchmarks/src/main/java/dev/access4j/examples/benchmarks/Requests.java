package dev.access4j.examples.benchmarks;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.CacheSettings;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.HashMap;
import java.util.Map;
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
   * Whose objects name the version and the lane: {@code new} ones with each request, or those that
   * an engine holds and names them by each time. The user's id is new with each.
   */
  @Param("new")
  public String objects;

  private AccessEvaluator evaluator;
  private AccessRequest[] asked;

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
    if (!objects.equals("new") && !objects.equals(HELD)) {
      throw new IllegalArgumentException("objects: new or held, not " + objects);
    }
    Loaded there = loaded(users);
    evaluator = there.access().evaluator();
    asked =
        there
            .requests()
            .computeIfAbsent(requests, count -> there.bank().requests(count, 42))
            .clone();
    Map<Object, Object> held = new HashMap<>();
    for (int i = 0; i < requests; i++) {
      if (filters == 0) {
        asked[i] = asked[i].with(BusinessFilters.NONE);
      }
      if (objects.equals(HELD)) {
        asked[i] = named(asked[i], held);
      }
      evaluator.isAllowed(asked[i]);
    }
  }

  private static AccessRequest named(AccessRequest request, Map<Object, Object> held) {
    return new AccessRequest(
        request.subject(),
        (SolutionRef) held.computeIfAbsent(request.solution(), key -> key),
        (Resource) held.computeIfAbsent(request.resource(), key -> key),
        request.operation(),
        request.filters(),
        request.atLeast());
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

  AccessRequest get(int i) {
    return asked[i];
  }
}

package dev.access4j.examples.benchmarks;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A warm check, by request and by handle, beside two floors: comparing masks of interned ids, and
 * two hash look-ups by string id before it. Run it with {@code -prof gc} to see what it allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CheckBenchmark {

  private static final int GROUPS = 100;
  private static final int SOLUTIONS = 10;

  /** How many end users there are. */
  @Param("1000")
  public int users;

  /** How many different requests are asked in turn; a power of two. */
  @Param({"1", "256", "65536"})
  public int requests;

  private Access4j access;
  private AccessEvaluator evaluator;
  private AccessRequest[] asked;
  private SolutionAccess[] accesses;
  private PreparedCheck[] checks;
  private Floor floor;
  private int next;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public CheckBenchmark() {}

  /** Builds the bank and warms the caches. */
  @Setup(Level.Trial)
  public void open() {
    Bank bank = new Bank(users, GROUPS, SOLUTIONS);
    access = bank.open();
    evaluator = access.evaluator();
    asked = bank.requests(requests, 42);
    accesses = new SolutionAccess[requests];
    checks = new PreparedCheck[requests];
    Map<Object, PreparedCheck> prepared = new HashMap<>();
    for (int i = 0; i < requests; i++) {
      AccessRequest request = asked[i];
      evaluator.isAllowed(request);
      accesses[i] = evaluator.access(request.subject(), request.solution());
      checks[i] =
          prepared.computeIfAbsent(
              new Place(request.solution(), request.resource()),
              place ->
                  evaluator.prepare(
                      Bank.ID, request.solution(), request.resource(), request.operation()));
    }
    floor = new Floor(asked);
  }

  private record Place(SolutionRef solution, Resource resource) {}

  /** Stops following the store. */
  @TearDown(Level.Trial)
  public void close() {
    access.close();
  }

  private int next() {
    next = (next + 1) & (requests - 1);
    return next;
  }

  /**
   * The check by request.
   *
   * @return the answer
   */
  @Benchmark
  public boolean isAllowed() {
    return evaluator.isAllowed(asked[next()]);
  }

  /**
   * The check by a handle on subject and solution.
   *
   * @return the answer
   */
  @Benchmark
  public boolean accessHandle() {
    int i = next();
    AccessRequest request = asked[i];
    return accesses[i].isAllowed(request.resource(), request.operation(), request.filters());
  }

  /**
   * The check by a handle on resource and operation.
   *
   * @return the answer
   */
  @Benchmark
  public boolean preparedHandle() {
    int i = next();
    return checks[i].isAllowed(asked[i].subject(), asked[i].filters());
  }

  /**
   * The decision with its grant or reason.
   *
   * @return the answer
   */
  @Benchmark
  public Decision evaluate() {
    return evaluator.evaluate(asked[next()]);
  }

  /**
   * The floor: masks of interned ids, compared.
   *
   * @return the answer
   */
  @Benchmark
  public boolean floorMasks() {
    return floor.byIndex(next());
  }

  /**
   * The floor by string ids: two hash look-ups, then the masks.
   *
   * @return the answer
   */
  @Benchmark
  public boolean floorStrings() {
    return floor.byName(asked[next()]);
  }

  /** What no check with this model can go below. */
  private static final class Floor {
    private final long[] userMasks;
    private final long[] resourceMasks;
    private final Map<String, Long> masksByUser = new ConcurrentHashMap<>();
    private final Map<String, Long> masksByResource = new ConcurrentHashMap<>();

    Floor(AccessRequest[] asked) {
      userMasks = new long[asked.length];
      resourceMasks = new long[asked.length];
      for (int i = 0; i < asked.length; i++) {
        userMasks[i] = asked[i].subject().hashCode();
        resourceMasks[i] = asked[i].resource().hashCode();
        masksByUser.put(userOf(asked[i]), userMasks[i]);
        masksByResource.put(laneOf(asked[i]), resourceMasks[i]);
      }
    }

    boolean byIndex(int i) {
      return (userMasks[i] & resourceMasks[i]) != 0;
    }

    boolean byName(AccessRequest request) {
      Long user = masksByUser.get(userOf(request));
      Long resource = masksByResource.get(laneOf(request));
      return user != null && resource != null && (user & resource) != 0;
    }

    private static String userOf(AccessRequest request) {
      return ((Subject.User) request.subject()).id().value();
    }

    private static String laneOf(AccessRequest request) {
      return ((Resource.SwimlaneOf) request.resource()).swimlane();
    }
  }
}

package dev.access4j.examples.benchmarks;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A warm check, by request and by handle, beside two floors: comparing masks of interned ids, and
 * two hash look-ups by string id before it. Run it with {@code -prof gc} to see what it allocates.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CheckBenchmark {

  private static final int BATCH = 100;

  /** For JMH. */
  public CheckBenchmark() {}

  /** A handle of both kinds for each request. */
  @State(Scope.Benchmark)
  public static class Handles {
    private SolutionAccess[] accesses;
    private PreparedCheck[] checks;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public Handles() {}

    private record Place(SolutionRef solution, Resource resource) {}

    /**
     * Makes the handles: one for each subject and solution asked, and one for each place.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      accesses = new SolutionAccess[requests.count()];
      checks = new PreparedCheck[requests.count()];
      Map<Place, PreparedCheck> prepared = new HashMap<>();
      for (int i = 0; i < requests.count(); i++) {
        AccessRequest request = requests.get(i);
        accesses[i] = requests.evaluator().access(request.subject(), request.solution());
        checks[i] =
            prepared.computeIfAbsent(
                new Place(request.solution(), request.resource()),
                place ->
                    requests
                        .evaluator()
                        .prepare(Bank.ID, place.solution(), place.resource(), request.operation()));
      }
    }
  }

  /**
   * Handles that know as many resources as they remember, none of them by the requests' objects.
   */
  @State(Scope.Benchmark)
  public static class UsedHandles {
    private static final int MORE_THAN_IT_REMEMBERS = 8;

    private SolutionAccess[] accesses;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public UsedHandles() {}

    /**
     * Makes the handles and asks them.
     *
     * @param requests what will be asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      accesses = new SolutionAccess[requests.count()];
      for (int i = 0; i < requests.count(); i++) {
        AccessRequest request = requests.get(i);
        Resource.SwimlaneOf lane = (Resource.SwimlaneOf) request.resource();
        accesses[i] = requests.evaluator().access(request.subject(), request.solution());
        for (int n = 0; n < MORE_THAN_IT_REMEMBERS; n++) {
          Resource same = Resource.swimlane(lane.process(), lane.swimlane());
          accesses[i].isAllowed(same, request.operation());
        }
      }
    }
  }

  /** The requests in lists of a hundred. */
  @State(Scope.Benchmark)
  public static class Batches {
    private final List<List<AccessRequest>> lists = new ArrayList<>();

    /** For JMH. */
    public Batches() {}

    /**
     * Makes the lists.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      // A power of two, as the requests are.
      int count = Math.max(1, requests.count() / 128);
      for (int list = 0; list < count; list++) {
        List<AccessRequest> batch = new ArrayList<>();
        for (int i = list * BATCH; i < (list + 1) * BATCH; i++) {
          batch.add(requests.get(i % requests.count()));
        }
        lists.add(List.copyOf(batch));
      }
    }
  }

  /**
   * The check by request.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean isAllowed(Requests requests, Cursor cursor) {
    return requests.evaluator().isAllowed(requests.get(cursor.next()));
  }

  /**
   * The check by a handle on subject and solution.
   *
   * @param requests what is asked
   * @param handles by what
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean accessHandle(Requests requests, Handles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.accesses[i].isAllowed(
        request.resource(), request.operation(), request.filters());
  }

  /**
   * The check by a handle on resource and operation.
   *
   * @param requests what is asked
   * @param handles by what
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean preparedHandle(Requests requests, Handles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.checks[i].isAllowed(request.subject(), request.filters());
  }

  /**
   * The decision with its grant or reason.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public Decision evaluate(Requests requests, Cursor cursor) {
    return requests.evaluator().evaluate(requests.get(cursor.next()));
  }

  /**
   * The decision with all that led to it.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public Explanation explain(Requests requests, Cursor cursor) {
    return requests.evaluator().explain(requests.get(cursor.next()));
  }

  /**
   * The decisions of a hundred requests in one call; the time is that of each request.
   *
   * @param requests what is asked
   * @param batches in lists
   * @param cursor where the thread is
   * @return the answers
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<BatchAnswer> evaluateAll(Requests requests, Batches batches, Cursor cursor) {
    List<AccessRequest> batch = batches.lists.get(cursor.next() & (batches.lists.size() - 1));
    return requests.evaluator().evaluateAll(batch);
  }

  /**
   * The check by a handle on subject and solution that was asked with other objects before, of the
   * same texts.
   *
   * @param requests what is asked
   * @param handles by what
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean accessHandleByTexts(Requests requests, UsedHandles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.accesses[i].isAllowed(
        request.resource(), request.operation(), request.filters());
  }

  /**
   * The floor of handles: masks that are found by the resource's object, and never looked after.
   *
   * @param requests what is asked
   * @param floor the masks
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean floorHandle(Requests requests, Floor floor, Cursor cursor) {
    int i = cursor.next();
    return floor.byHandle(i, requests.get(i));
  }

  /**
   * The floor: masks of interned ids, compared.
   *
   * @param floor the masks
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean floorMasks(Floor floor, Cursor cursor) {
    return floor.byNumber(cursor.next());
  }

  /**
   * The floor by string ids: two hash look-ups, then the masks.
   *
   * @param floor the masks
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean floorStrings(Floor floor, Cursor cursor) {
    return floor.byName(cursor.next());
  }
}

package dev.access4j.examples.benchmarks;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.examples.bank.Bank;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * A warm check, by request and by handle, beside floors: comparing masks of interned ids, two hash
 * look-ups by string id before it, look-ups of all that a request says, and a handle that holds its
 * masks for ever. Run it with {@code -prof gc} to see what it allocates.
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

  /** A handle on subject and solution for each request, which knows its resource's very object. */
  @State(Scope.Benchmark)
  public static class AccessHandles {
    private SolutionAccess[] all;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public AccessHandles() {}

    /**
     * Makes the handles.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      all = new SolutionAccess[requests.count()];
      for (int i : requests.inOrderOfMaking()) {
        AccessRequest request = requests.get(i);
        all[i] = requests.evaluator().access(request.subject(), request.solution());
      }
    }
  }

  /** The same handles, but what they know of resources is by other objects. */
  @State(Scope.Benchmark)
  public static class StrangeHandles {
    /** More than a handle knows by their objects. */
    private static final int OTHERS = 8;

    private SolutionAccess[] all;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public StrangeHandles() {}

    /**
     * Makes the handles and asks them.
     *
     * @param requests what will be asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      AccessHandles handles = new AccessHandles();
      handles.make(requests);
      all = handles.all;
      Map<Resource, List<Resource>> others = new HashMap<>();
      for (int i : requests.inOrderOfMaking()) {
        AccessRequest request = requests.get(i);
        for (Resource other : others.computeIfAbsent(request.resource(), StrangeHandles::copies)) {
          all[i].isAllowed(other, request.operation());
        }
      }
    }

    private static List<Resource> copies(Resource resource) {
      Resource.SwimlaneOf lane = (Resource.SwimlaneOf) resource;
      return Stream.generate(() -> Resource.swimlane(lane.process(), lane.swimlane()))
          .limit(OTHERS)
          .toList();
    }
  }

  /** A handle on resource and operation for each place that the requests name. */
  @State(Scope.Benchmark)
  public static class PreparedHandles {
    private PreparedCheck[] all;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public PreparedHandles() {}

    private record Place(SolutionRef solution, Resource resource) {}

    /**
     * Makes the handles.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      all = new PreparedCheck[requests.count()];
      Map<Place, PreparedCheck> prepared = new HashMap<>();
      for (int i : requests.inOrderOfMaking()) {
        AccessRequest request = requests.get(i);
        all[i] =
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
   * What no handle on a subject and a solution can go below: each knows its resource and its
   * filters by the very objects, and never looks whether what it holds is still good.
   */
  @State(Scope.Benchmark)
  public static class FloorHandles {
    private Held[] all;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public FloorHandles() {}

    private static final class Held {
      private final Resource known;
      private final BusinessFilters met;
      private final long mask;
      private final long[] row;

      Held(AccessRequest request, long[] row) {
        this.known = request.resource();
        this.met = request.filters();
        this.mask = request.subject().hashCode();
        this.row = row;
      }

      @SuppressWarnings({"EnumOrdinal", "ReferenceEquality"})
      boolean isAllowed(Resource resource, Operation operation, BusinessFilters filters) {
        return resource == known && filters == met && (row[operation.ordinal()] & mask) != 0;
      }
    }

    /**
     * Makes the handles.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      all = new Held[requests.count()];
      Map<Resource, long[]> rows = new HashMap<>();
      for (int i : requests.inOrderOfMaking()) {
        AccessRequest request = requests.get(i);
        all[i] =
            new Held(
                request,
                rows.computeIfAbsent(
                    request.resource(),
                    lane -> {
                      long[] row = new long[Operation.values().length];
                      Arrays.fill(row, lane.hashCode());
                      return row;
                    }));
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
   * The check by a handle on subject and solution, for an object that it has not met: by its texts.
   *
   * @param requests what is asked
   * @param handles by what
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean accessHandle(Requests requests, StrangeHandles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.all[i].isAllowed(request.resource(), request.operation(), request.filters());
  }

  /**
   * The check by a handle on subject and solution, for the same object again.
   *
   * @param requests what is asked
   * @param handles by what
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean accessHandleAgain(Requests requests, AccessHandles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.all[i].isAllowed(request.resource(), request.operation(), request.filters());
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
  public boolean preparedHandle(Requests requests, PreparedHandles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.all[i].isAllowed(request.subject(), request.filters());
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
   * The floor of handles: masks found by the resource's very object, and never looked after.
   *
   * @param requests what is asked
   * @param handles the masks
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean floorHandle(Requests requests, FloorHandles handles, Cursor cursor) {
    int i = cursor.next();
    AccessRequest request = requests.get(i);
    return handles.all[i].isAllowed(request.resource(), request.operation(), request.filters());
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

  /**
   * The floor of a whole request: all that it says looked up, then the masks and the filter.
   *
   * @param requests what is asked
   * @param floor what is known
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean floorRequest(Requests requests, RequestFloor floor, Cursor cursor) {
    return floor.isAllowed(requests.get(cursor.next()));
  }

  /**
   * What it takes to come to the texts of a request: their hashes are read, and nothing is looked
   * up.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the hashes together
   */
  @Benchmark
  public int floorRead(Requests requests, Cursor cursor) {
    AccessRequest request = requests.get(cursor.next());
    return request.subject().hashCode()
        + request.solution().hashCode()
        + request.resource().hashCode();
  }
}

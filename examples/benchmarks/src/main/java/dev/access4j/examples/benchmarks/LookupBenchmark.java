package dev.access4j.examples.benchmarks;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.bank.Bank;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.VersionId;
import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The questions in the other direction (LU-1 to LU-5), about who and what the requests ask of. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LookupBenchmark {

  private static final int PAGE = 50;

  /** For JMH. */
  public LookupBenchmark() {}

  /** The scopes of the first users that ask, at most 256, and a row for each. */
  @State(Scope.Benchmark)
  public static class Scopes {
    private AccessScope[] scopes;
    private AccessScope.Row[] rows;

    /** For JMH, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public Scopes() {}

    /**
     * Makes them.
     *
     * @param requests what is asked
     */
    @Setup(Level.Trial)
    public void make(Requests requests) {
      int count = Math.min(256, requests.count());
      scopes = new AccessScope[count];
      rows = new AccessScope.Row[count];
      for (int i = 0; i < count; i++) {
        AccessRequest request = requests.get(i);
        scopes[i] =
            requests
                .evaluator()
                .scope(request.subject(), request.operation(), AttributeSource.USER_AND_GROUPS);
        rows[i] =
            new AccessScope.Row(
                new SolutionRef.Pinned(request.solution().solution(), VersionId.of("1")),
                request.resource(),
                request.filters());
      }
    }
  }

  /**
   * LU-1: which solutions the user can open.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public List<SolutionId> solutions(Requests requests, Cursor cursor) {
    return requests.evaluator().solutions(requests.get(cursor.next()).subject());
  }

  /**
   * LU-2: what the user may do with the swimlane, by a handle made for it.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public Set<Operation> operations(Requests requests, Cursor cursor) {
    AccessRequest request = requests.get(cursor.next());
    return requests
        .evaluator()
        .access(request.subject(), request.solution())
        .operations(request.resource(), request.filters());
  }

  /**
   * LU-3: in which swimlanes of the solution the user may work, by a handle made for it.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public List<Resource> resources(Requests requests, Cursor cursor) {
    AccessRequest request = requests.get(cursor.next());
    return requests
        .evaluator()
        .access(request.subject(), request.solution())
        .resources(request.operation(), request.filters());
  }

  /**
   * LU-4: the first 50 users who may work in the swimlane. Without business filters: a small bank
   * has no 50 in a branch.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public UserPage users(Requests requests, Cursor cursor) {
    AccessRequest request = requests.get(cursor.next());
    return requests
        .evaluator()
        .users(
            new UserQuery(
                Bank.ID,
                request.solution(),
                request.resource(),
                request.operation(),
                BusinessFilters.NONE),
            PageRequest.first(PAGE));
  }

  /**
   * LU-5: the condition on the rows that the user may work on.
   *
   * @param requests what is asked
   * @param cursor where the thread is
   * @return the condition
   */
  @Benchmark
  public AccessScope scope(Requests requests, Cursor cursor) {
    AccessRequest request = requests.get(cursor.next());
    return requests
        .evaluator()
        .scope(request.subject(), request.operation(), AttributeSource.USER_AND_GROUPS);
  }

  /**
   * LU-5: one row, tested by such a condition.
   *
   * @param scopes the conditions and rows
   * @param cursor where the thread is
   * @return the answer
   */
  @Benchmark
  public boolean scopeTest(Scopes scopes, Cursor cursor) {
    int i = cursor.next() & (scopes.rows.length - 1);
    return scopes.scopes[i].test(scopes.rows[i]);
  }
}

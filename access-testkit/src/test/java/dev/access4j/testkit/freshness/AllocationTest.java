package dev.access4j.testkit.freshness;

import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.SELF_ASSIGN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.Requirement;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts bytes, not time: it holds on a machine of any speed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Once warm, an allowed check works nothing out and allocates nothing")
class AllocationTest {

  private static final int CALLS = 100_000;
  // The compiler of the machine may take its time, the more so when others use it.
  private static final int ROUNDS = 200;
  // For the measurement itself: far below one byte for each call.
  private static final long TOLERATED = 1_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller")
          .group("Branch 01", "teller")
          .user("ana")
          .user("bob")
          .user("cid", "Branch 01")
          .attribute("ana", "region", "north")
          .attribute("cid", "region", "south")
          .attribute("Branch 01", "region", "north")
          .solution(
              "loans",
              s ->
                  s.version("1")
                      .process("p")
                      .lane("l", EXECUTE, "teller")
                      .lane("l", SELF_ASSIGN, "teller"))
          .share("loans", "ana", "teller")
          .share(
              "loans",
              "bob",
              new Validity(
                  Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2999-01-01T00:00:00Z")),
              "teller")
          .share("loans", "Branch 01");

  // On the system's clock, which makes an object for each instant, but not for each millisecond.
  private final Access4j access = Access4j.builder(bank.access().store()).build();
  private final AccessEvaluator evaluator = access.evaluator();

  record Question(String name, BooleanSupplier ask) {
    @Override
    public String toString() {
      return name;
    }
  }

  Stream<Question> questions() {
    BusinessFilters north = BusinessFilters.of("region", "west", "north");
    Resource lane = Resource.swimlane("p", "l");
    SolutionRef loans = SolutionRef.live("loans");
    AccessRequest ana = bank.request("ana", "loans", "p", "l", EXECUTE);
    AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    AccessRequest cid = bank.request("cid", "loans", "p", "l", EXECUTE);
    AccessRequest filtered = cid.with(north);
    AccessRequest own = ana.with(north.userOnly());
    Subject dated = bob.subject();
    SolutionAccess handle = evaluator.access(dated, loans);
    SolutionAccess grouped = evaluator.access(cid.subject(), loans);
    PreparedCheck check = evaluator.prepare(bank.id(), loans, lane, EXECUTE);
    return Stream.of(
        new Question("a share", () -> evaluator.isAllowed(ana)),
        new Question("a share that starts and ends", () -> evaluator.isAllowed(bob)),
        new Question("a share with a group", () -> evaluator.isAllowed(cid)),
        new Question("business filters", () -> evaluator.isAllowed(filtered)),
        new Question("business filters, the user's only", () -> evaluator.isAllowed(own)),
        new Question("access(..)", () -> handle.isAllowed(lane, EXECUTE)),
        new Question("access(..), filters", () -> grouped.isAllowed(lane, EXECUTE, north)),
        new Question("prepare(..)", () -> check.isAllowed(dated)),
        new Question("prepare(..), filters", () -> check.isAllowed(cid.subject(), north)),
        new Question("canStart", () -> grouped.canStart("p", north)),
        new Question(
            "instanceAccess", () -> handle.instanceAccess("p", "l", NONE) == InstanceAccess.FULL));
  }

  private static final BusinessFilters NONE = BusinessFilters.NONE;

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @Requirement("EV-8")
  @DisplayName("over a hundred thousand calls")
  void allocatesNothing(Question question) {
    assertThat(allowed(question.ask())).isEqualTo(CALLS);
    long compilations = evaluator.statistics().compilations();
    assertThat(leastBytes(question.ask())).as("bytes for %d calls", CALLS).isLessThan(TOLERATED);
    assertThat(evaluator.statistics().compilations()).isEqualTo(compilations);
  }

  @Test
  @Requirement("EV-16")
  @DisplayName("also where a handle is asked with more objects than it knows resources by")
  void manyObjects() {
    List<Resource> objects =
        Stream.generate(() -> Resource.swimlane("p", "l")).limit(1_000).toList();
    SolutionAccess handle = evaluator.access(bank.subject("ana"), SolutionRef.live("loans"));
    int[] next = new int[1];
    BooleanSupplier inTurn =
        () -> handle.isAllowed(objects.get(next[0]++ % objects.size()), EXECUTE, NONE);
    assertThat(leastBytes(inTurn)).as("bytes for %d calls", CALLS).isLessThan(TOLERATED);
  }

  @Test
  @Requirement("EV-16")
  @DisplayName("also where users hold one version that was read at different times")
  void readTwice() {
    try (Access4j small =
        Access4j.builder(bank.access().store())
            .caches(CacheSettings.DEFAULT.withPolicies(1))
            .build()) {
      Subject ana = bank.subject("ana");
      Subject bob = bank.subject("bob");
      PreparedCheck check =
          small
              .evaluator()
              .prepare(bank.id(), SolutionRef.live("loans"), Resource.swimlane("p", "l"), EXECUTE);
      assertThat(check.isAllowed(ana)).isTrue();
      AccessRequest elsewhere = bank.request("ana", "cards", "p", "l", EXECUTE);
      for (int i = 0; i < 10; i++) {
        assertThat(small.evaluator().isAllowed(elsewhere)).isFalse();
      }
      assertThat(small.evaluator().statistics().policies().evictions()).isPositive();
      assertThat(check.isAllowed(bob)).isTrue();
      BooleanSupplier inTurn = () -> check.isAllowed(ana) && check.isAllowed(bob);
      assertThat(leastBytes(inTurn)).as("bytes for %d calls", CALLS).isLessThan(TOLERATED);
    }
  }

  /** What a round of calls allocates, once they are warm. */
  private static long leastBytes(BooleanSupplier ask) {
    long bytes = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && bytes >= TOLERATED; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      int allowed = allowed(ask);
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(allowed).isEqualTo(CALLS);
    }
    return bytes;
  }

  private static int allowed(BooleanSupplier ask) {
    int allowed = 0;
    for (int i = 0; i < CALLS; i++) {
      allowed += ask.getAsBoolean() ? 1 : 0;
    }
    return allowed;
  }

  @AfterAll
  void close() {
    access.close();
    bank.close();
  }
}

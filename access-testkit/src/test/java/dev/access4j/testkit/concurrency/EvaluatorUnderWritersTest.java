package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Decision;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.random.RandomChanges;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.random.Step;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sixteen threads ask while others write")
class EvaluatorUnderWritersTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int ASKERS = 16;
  private static final int WRITERS = 4;
  private static final int WRITES = Boolean.getBoolean("access4j.slow") ? 20_000 : 2_000;
  private static final long SEED = Long.getLong("access4j.seed", 20261124L);

  private record Asked(AccessRequest request, Decision decision) {}

  @Test
  @Requirement({"EV-10", "EV-11", "EV-16"})
  @DisplayName("each decision is the reference's at the revision that it carries")
  void decisionsAreThoseOfTheirRevision() throws Exception {
    InMemoryAccessStore store = new InMemoryAccessStore();
    Map<Revision, ReferenceModel> history = new ConcurrentHashMap<>();
    store
        .changes()
        .subscribe(
            new Recorder(
                change ->
                    history.put(
                        change.revision(), store.read(BANK, view -> ReferenceModel.of(view)))));
    try (Access4j access = Access4j.builder(store).clock(InstantSource.fixed(NOW)).build()) {
      RandomModel model = new RandomModel(new SplittableRandom(SEED), NOW);
      write(access, writer -> model.writeTo(writer, BANK));
      ReferenceModel start = store.read(BANK, ReferenceModel::of);
      AtomicBoolean writing = new AtomicBoolean(true);
      List<Callable<List<Asked>>> askers = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        long seed = SEED + i;
        askers.add(() -> ask(access.evaluator(), start, seed, writing));
      }
      List<Callable<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long seed = SEED * 31 + i;
        writers.add(() -> change(access, seed));
      }
      List<Asked> asked = race(askers, writers, writing);

      Map<Revision, ReferenceEvaluator> references = new HashMap<>();
      Set<Revision> seen = new HashSet<>();
      for (Asked each : asked) {
        Revision revision = each.decision().revision();
        seen.add(revision);
        ReferenceModel then = history.get(revision);
        assertThat(then).as("no such revision: %s, seed %d", revision, SEED).isNotNull();
        Optional<?> expected =
            references
                .computeIfAbsent(revision, r -> new ReferenceEvaluator(then, NOW))
                .denial(each.request());
        Optional<?> actual =
            each.decision() instanceof Decision.Denied denied
                ? Optional.of(denied.reason())
                : Optional.empty();
        assertThat(actual).as("%s, seed %d", each, SEED).isEqualTo(expected);
      }
      assertThat(history).as("writers wrote").hasSizeGreaterThan(WRITES / 4);
      assertThat(seen).as("askers saw the history go by").hasSizeGreaterThan(20);
    }
  }

  private static List<Asked> ask(
      AccessEvaluator evaluator, ReferenceModel start, long seed, AtomicBoolean writing) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomRequests requests = new RandomRequests(random, start, start);
    List<AccessRequest> pool = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pool.add(requests.next().atLeast(Revision.NONE));
    }
    List<Asked> asked = new ArrayList<>();
    Map<AccessRequest, SolutionAccess> handles = new HashMap<>();
    long latest = 0;
    while (writing.get() && asked.size() < 20_000) {
      AccessRequest request = pool.get(random.nextInt(pool.size()));
      int kind = random.nextInt(4);
      if (kind == 0) {
        List<AccessRequest> batch =
            List.of(request, pool.get(random.nextInt(pool.size())), pool.get(0));
        List<BatchAnswer> answers = evaluator.evaluateAll(batch);
        for (int i = 0; i < batch.size(); i++) {
          asked.add(new Asked(batch.get(i), answers.get(i).decision()));
        }
        assertThat(answers.stream().map(answer -> answer.decision().revision()).distinct())
            .as("one revision for a batch, seed %d", seed)
            .hasSize(1);
      } else if (kind == 1) {
        SolutionAccess handle =
            handles.computeIfAbsent(
                request, key -> evaluator.access(key.subject(), key.solution()));
        asked.add(
            new Asked(
                request,
                handle.evaluate(request.resource(), request.operation(), request.filters())));
      } else if (kind == 2) {
        asked.add(new Asked(request, evaluator.explain(request).decision()));
      } else {
        asked.add(new Asked(request, evaluator.evaluate(request)));
      }
      long revision = asked.get(asked.size() - 1).decision().revision().value();
      assertThat(revision).as("time runs forward, seed %d", seed).isGreaterThanOrEqualTo(latest);
      latest = revision;
    }
    return asked;
  }

  private static Void change(Access4j access, long seed) {
    RandomChanges changes = new RandomChanges(new SplittableRandom(seed), NOW);
    for (int i = 0; i < WRITES / WRITERS; i++) {
      ReferenceModel model = access.store().read(BANK, ReferenceModel::of);
      for (Step step : changes.next(model, NOW)) {
        if (step instanceof Step.Write write) {
          try {
            write(access, write.action());
          } catch (ValidationException e) {
            // Another writer was faster, or the change was one that the rules refuse.
            assertThat(e.faults()).isNotEmpty();
          }
        }
      }
    }
    return null;
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("nothing allows after a revoke has returned")
  void noneAllowsAfterARevoke() throws Exception {
    try (Access4j access = Access4j.builder(new InMemoryAccessStore()).build()) {
      write(access, writer -> writer.put(Organization.of(BANK, "Bank")));
      List<Desk> desks = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        desks.add(new Desk(access, "desk" + i));
      }
      AtomicBoolean writing = new AtomicBoolean(true);
      List<Callable<List<Asked>>> askers = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        Desk desk = desks.get(i % WRITERS);
        askers.add(() -> desk.askWhile(writing));
      }
      race(
          askers,
          desks.stream().<Callable<Void>>map(desk -> desk::shareAndRevoke).toList(),
          writing);
      assertThat(desks).allSatisfy(desk -> assertThat(desk.asked).isGreaterThan(0));
    }
  }

  /** One user on one solution, which one thread shares and revokes, and others ask about. */
  private static final class Desk {
    private final Access4j access;
    private final SolutionId solution;
    private final EndUserId user;
    private final AccessRequest request;
    // Odd from after a revoke has returned until the next share begins.
    private final AtomicLong epoch = new AtomicLong();
    private volatile long asked;

    Desk(Access4j access, String name) {
      this.access = access;
      this.solution = SolutionId.of(name);
      this.user = EndUserId.of(name);
      this.request =
          AccessRequest.of(
              Subject.user(BANK, user),
              new SolutionRef.Live(solution),
              Resource.swimlane("loan", "Default"),
              Operation.EXECUTE);
      write(
          access,
          writer -> {
            writer.put(EndUser.builder(user, name, name + "@bank.example").build());
            writer.put(Solution.of(solution, name));
          });
    }

    Void shareAndRevoke() {
      for (int i = 0; i < WRITES / WRITERS; i++) {
        RoleId role = RoleId.of(solution + " role " + i);
        int round = i;
        write(access, writer -> share(writer, role, VersionId.of("v" + round)));
        assertThat(access.evaluator().isAllowed(request)).as("shared").isTrue();
        write(access, writer -> revoke(writer, role, round));
        epoch.incrementAndGet();
        assertThat(access.evaluator().isAllowed(request)).as("revoked").isFalse();
        epoch.incrementAndGet();
      }
      return null;
    }

    private void share(AccessWriter writer, RoleId role, VersionId version) {
      writer.put(EndUserRole.of(role, role.value()));
      Permissions permissions = new Permissions(Map.of(Operation.EXECUTE, Set.of(role)));
      Process process = Process.of("loan", new Swimlane("Default", permissions));
      writer.put(
          new SolutionVersion(
              solution,
              version,
              VersionState.PUBLISHED,
              Set.of(role),
              List.of(process),
              List.of()));
      writer.makeLive(solution, version);
      writer.share(SolutionShare.withUser(solution, user, role));
    }

    private void revoke(AccessWriter writer, RoleId role, int round) {
      if (round % 3 == 0) {
        writer.deleteRole(role);
      } else {
        writer.unshare(solution, new Grantee.User(user));
      }
    }

    List<Asked> askWhile(AtomicBoolean writing) {
      SolutionAccess handle = access.evaluator().access(request.subject(), request.solution());
      while (writing.get()) {
        long before = epoch.get();
        boolean byRequest = access.evaluator().isAllowed(request);
        boolean byHandle = handle.isAllowed(request.resource(), request.operation());
        if (before % 2 == 1 && before == epoch.get()) {
          assertThat(byRequest).as("revoked, by request").isFalse();
          assertThat(byHandle).as("revoked, by handle").isFalse();
          asked = before;
        }
      }
      return List.of();
    }
  }

  // --- Racing ---

  private static List<Asked> race(
      List<Callable<List<Asked>>> askers, List<Callable<Void>> writers, AtomicBoolean writing)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(askers.size() + writers.size());
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<Asked>>> answers = new ArrayList<>();
      askers.forEach(asker -> answers.add(pool.submit(() -> afterwards(start, asker))));
      List<Future<Void>> writes = new ArrayList<>();
      writers.forEach(writer -> writes.add(pool.submit(() -> afterwards(start, writer))));
      start.countDown();
      try {
        for (Future<Void> write : writes) {
          write.get();
        }
      } finally {
        writing.set(false);
      }
      List<Asked> asked = new ArrayList<>();
      for (Future<List<Asked>> answer : answers) {
        asked.addAll(answer.get());
      }
      return asked;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T afterwards(CountDownLatch start, Callable<T> work) throws Exception {
    start.await();
    return work.call();
  }

  private static void write(Access4j access, Consumer<AccessWriter> work) {
    access.write(
        BANK,
        writer -> {
          work.accept(writer);
          return writer.view().revision();
        });
  }

  private record Recorder(Consumer<Change> record) implements ChangeListener {
    @Override
    public void changed(Change change) {
      record.accept(change);
    }

    @Override
    public void lost(OrganizationId organization) {
      throw new AssertionError("a store in memory loses nothing");
    }

    @Override
    public void current(long nanoTime) {}
  }
}

package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.random.RandomChanges;
import dev.access4j.testkit.random.RandomModel;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sixteen threads ask while others write")
class EvaluatorUnderWritersTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int ASKERS = 16;
  private static final int WRITERS = 4;
  private static final int WRITES = Boolean.getBoolean("access4j.slow") ? 20_000 : 1_200;
  private static final long SEED = Long.getLong("access4j.seed", 20261124L);

  private final Map<Revision, ReferenceModel> history = new ConcurrentHashMap<>();
  private final InMemoryAccessStore store = new InMemoryAccessStore();
  private final Contest contest = new Contest();
  private final Pace pace = new Pace(contest);

  @Test
  @Requirement({"EV-10", "EV-11", "EV-16"})
  @DisplayName("each answer is the reference's at the revision that it is of")
  void answersAreThoseOfTheirRevision() throws Exception {
    store
        .changes()
        .subscribe(
            new Recorder(
                change -> history.put(change.revision(), store.read(BANK, ReferenceModel::of))));
    List<Asked> asked = new ArrayList<>();
    try (Access4j access = Access4j.builder(store).clock(InstantSource.fixed(NOW)).build()) {
      RandomModel model = new RandomModel(new SplittableRandom(SEED), NOW);
      Revision begun = access.change(BANK, writer -> model.writeTo(writer, BANK));
      ReferenceModel start = store.read(BANK, ReferenceModel::of);
      List<Callable<List<Asked>>> askers = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        Asking asker = new Asking(access.evaluator(), start, SEED + i);
        askers.add(() -> asker.askWhile(contest, pace));
      }
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long seed = SEED * 31 + i;
        writers.add(() -> change(access, seed));
      }
      writers.add(() -> switchModel(access));
      contest.run(askers, writers).forEach(asked::addAll);
      assertThat(history).containsKey(begun);
    }
    Set<Revision> seen = check(asked);
    assertThat(history).as("writers wrote").hasSizeGreaterThan(WRITES / 4);
    assertThat(seen.size()).as("of %d", history.size()).isGreaterThanOrEqualTo(history.size() / 2);
  }

  /** Checks all that was written down, and tells which revisions there were answers of. */
  private Set<Revision> check(List<Asked> asked) {
    Map<Revision, ReferenceEvaluator> references = new HashMap<>();
    Set<Revision> seen = new HashSet<>();
    Set<String> ways = new HashSet<>();
    for (Asked each : asked) {
      ReferenceModel then = history.get(each.revision());
      assertThat(then).as("no such revision: %s, seed %d", each, SEED).isNotNull();
      each.check(
          references.computeIfAbsent(each.revision(), r -> new ReferenceEvaluator(then, NOW)),
          SEED);
      seen.add(each.revision());
      ways.add(each.way());
    }
    assertThat(ways).as("ways to ask").hasSize(9);
    return seen;
  }

  private boolean change(Access4j access, long seed) throws InterruptedException {
    RandomChanges changes = new RandomChanges(new SplittableRandom(seed), NOW);
    for (int i = 0; i < WRITES / WRITERS && contest.isOn(); i++) {
      ReferenceModel model = store.read(BANK, ReferenceModel::of);
      for (Step step : changes.next(model, NOW)) {
        if (step instanceof Step.Write write) {
          write(access, write.action());
        }
      }
    }
    return true;
  }

  /** Between the models, under which quite different grants count (AM-1). */
  private boolean switchModel(Access4j access) throws InterruptedException {
    for (int i = 0; i < WRITES / WRITERS && contest.isOn(); i++) {
      AssignmentModel model =
          i % 2 == 0 ? AssignmentModel.ORGANIZATION_WIDE : AssignmentModel.PER_SOLUTION;
      write(access, writer -> writer.put(new Organization(BANK, "Bank", model)));
    }
    return true;
  }

  private void write(Access4j access, Consumer<AccessWriter> work) throws InterruptedException {
    pace.begin();
    Revision reached = Revision.NONE;
    try {
      reached = access.change(BANK, work);
    } catch (ValidationException e) {
      // Another writer was faster, or the change was one that the rules refuse.
      assertThat(e.faults()).isNotEmpty();
    } finally {
      pace.end(reached);
    }
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("nothing allows after a revoke has returned, however it was revoked")
  void noneAllowsAfterARevoke() throws Exception {
    try (Access4j access = Access4j.builder(store).build()) {
      Revision begun = access.change(BANK, writer -> writer.put(Organization.of(BANK, "Bank")));
      List<Desk> desks = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        desks.add(new Desk(access, BANK, "desk" + i, contest));
      }
      List<Callable<Boolean>> askers = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        askers.add(desks.get(i % WRITERS)::askWhile);
      }
      List<Callable<Boolean>> writers = new ArrayList<>();
      desks.forEach(desk -> writers.add(() -> desk.shareAndRevoke(WRITES / WRITERS)));
      assertThat(contest.run(askers, writers)).hasSize(ASKERS).doesNotContain(false);
      assertThat(desks).allSatisfy(desk -> assertThat(desk.asked()).isPositive());
      assertThat(store.read(BANK, ReadView::revision)).isGreaterThan(begun);
    }
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

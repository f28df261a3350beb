package dev.access4j.testkit.comparison;

import static java.util.stream.Collectors.toMap;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.SettableClock;
import dev.access4j.testkit.random.RandomChanges;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.random.Step;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One seed: two organizations that have most ids in common, whose own ids differ in case only, and
 * a third that is not there at first (DIR-1); then, time and again, questions and changes.
 */
final class ComparisonRun {

  static final Instant START = Instant.parse("2026-11-24T12:00:00.000001Z");

  private final SplittableRandom random;
  private final AccessStore store;
  private final SettableClock clock;
  private final Witness witness;
  private final Asker asker;
  private final RandomChanges changes;

  /** The two, and the one that is not there at first. */
  private final List<OrganizationId> organizations;

  ComparisonRun(long seed, AccessStore store, SettableClock clock, AccessEvaluator evaluator) {
    this.random = new SplittableRandom(seed);
    this.store = store;
    this.clock = clock;
    this.witness = new Witness(seed);
    this.asker = new Asker(evaluator, witness, random);
    this.changes = new RandomChanges(random, START);
    this.organizations =
        Stream.of("seed" + seed, "SEED" + seed, "seed" + seed + "/c")
            .map(OrganizationId::of)
            .toList();
  }

  ComparisonReport run(int rounds, int requests) {
    for (OrganizationId id : organizations.subList(0, 2)) {
      RandomModel model = new RandomModel(random, START);
      store.write(
          id,
          tx -> {
            model.writeTo(new AccessWriter(tx), id);
            return id;
          });
    }
    for (int round = 0; round < rounds; round++) {
      ask(requests);
      change();
    }
    ask(requests);
    return witness.report();
  }

  private ReferenceModel read(OrganizationId id) {
    return store.read(id, ReferenceModel::of);
  }

  private void ask(int requests) {
    List<ReferenceEvaluator> references = new ArrayList<>();
    List<AccessRequest> asked = new ArrayList<>();
    for (OrganizationId id : organizations) {
      references.add(new ReferenceEvaluator(read(id), clock.instant()));
    }
    for (int i = 0; i < requests; i++) {
      int which = which();
      ReferenceEvaluator reference = references.get(which);
      ReferenceEvaluator foreign = references.get(which == 0 ? 1 : 0);
      RandomRequests generator = new RandomRequests(random, reference.model(), foreign.model());
      AccessRequest request = generator.next();
      asker.ask(reference, request);
      if (i % 3 == 0) {
        asker.lookUp(reference, request, generator);
      }
      asked.add(request);
    }
    asker.askAll(
        references.stream().collect(toMap(each -> each.model().id(), each -> each)), asked);
  }

  private int which() {
    return random.nextInt(40) == 0 ? 2 : random.nextInt(2);
  }

  private void change() {
    OrganizationId id = organizations.get(which());
    List<Step> steps = changes.next(read(id), clock.instant());
    List<Step.Write> writes = new ArrayList<>();
    for (Step step : steps) {
      witness.changed(step.description());
      if (step instanceof Step.Tick tick) {
        clock.set(tick.now());
      } else if (step instanceof Step.Write write) {
        writes.add(write);
      }
    }
    if (!writes.isEmpty()) {
      write(id, writes, random.nextInt(20) == 0);
    }
  }

  /** One transaction; one that is abandoned at its end must leave nothing. */
  private void write(OrganizationId id, List<Step.Write> writes, boolean abandoned) {
    try {
      store.write(
          id,
          tx -> {
            AccessWriter writer = new AccessWriter(tx);
            writes.forEach(write -> attempt(write, writer));
            if (abandoned) {
              throw new Abandoned();
            }
            return id;
          });
    } catch (Abandoned e) {
      witness.refused("the whole write was abandoned");
    }
  }

  private void attempt(Step.Write write, AccessWriter writer) {
    try {
      write.action().accept(writer);
    } catch (ValidationException refused) {
      witness.refused(refused.faults().toString());
    }
  }

  /** Thrown by a write's own work. */
  private static final class Abandoned extends RuntimeException {}
}

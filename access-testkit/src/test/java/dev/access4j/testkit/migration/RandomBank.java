package dev.access4j.testkit.migration;

import dev.access4j.admin.MigrationPlan;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.internal.migration.MigrationPlanner;
import dev.access4j.internal.migration.MigrationStep;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A random organization whose roles count organization-wide. Every third is as {@link RandomModel}
 * makes it, with many shares; the others have some, or none, of the shares and of the open
 * solutions that stand in the way of a migration.
 */
final class RandomBank {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00.000001Z");
  private static final List<Double> REMOVED = List.of(0.0, 0.8, 1.0);

  final OrganizationId id;
  final Instant now;
  private final AccessStore store = new InMemoryAccessStore();

  RandomBank(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.id = OrganizationId.of("seed" + seed);
    // Finer than the starts and ends of shares, which are around it.
    this.now = START.plusNanos(random.nextInt(1_000));
    write(writer -> new RandomModel(random, START).writeTo(writer, id));
    write(writer -> writer.put(new Organization(id, "Bank", AssignmentModel.ORGANIZATION_WIDE)));
    double removed = REMOVED.get((int) (seed % REMOVED.size()));
    ReferenceModel model = model();
    for (Solution solution : model.solutions().values()) {
      if (random.nextDouble() < removed) {
        write(writer -> writer.put(solution.withGeneralAccess(GeneralAccess.INVITED_ONLY)));
      }
      for (SolutionShare share : model.shares().getOrDefault(solution.id(), List.of())) {
        if (random.nextDouble() < removed) {
          write(writer -> writer.unshare(share.solution(), share.grantee()));
        }
      }
    }
  }

  void write(Consumer<AccessWriter> work) {
    store.write(
        id,
        tx -> {
          work.accept(new AccessWriter(tx));
          return id;
        });
  }

  ReferenceModel model() {
    return store.read(id, ReferenceModel::of);
  }

  MigrationPlan plan() {
    return store.read(id, view -> new MigrationPlanner(view, now).plan());
  }

  void apply(MigrationPlan plan) {
    write(writer -> MigrationStep.apply(writer, plan));
  }
}

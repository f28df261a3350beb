package dev.access4j.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.DenialReason;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Other libraries are oracles that know nothing of ours: on random models, and whatever is asked,
 * each decides as the reference and our evaluator do.
 */
class PeerAgreementTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.000001Z");
  private static final int REQUESTS = 10_000;

  @ParameterizedTest
  @EnumSource(names = {"JCASBIN", "CEDAR", "CAMUNDA", "SPRING_ACL"})
  void agreesOnRandomModels(PeerKind kind) {
    // An engine takes a second to start.
    int models = kind == PeerKind.CAMUNDA ? 4 : 50;
    Agreement seen = new Agreement();
    for (long seed = 0; seed < models; seed++) {
      compare(kind, seed, REQUESTS / models, seen);
    }
    assertThat(seen.allowed()).as("allowed").isGreaterThan(900);
    for (DenialReason reason : DenialReason.values()) {
      if (mayOccur(reason, kind)) {
        assertThat(seen.denied().getOrDefault(reason, 0)).as("%s", reason).isGreaterThan(50);
      }
    }
  }

  private static boolean mayOccur(DenialReason reason, PeerKind kind) {
    return switch (reason) {
      case UNKNOWN_ORGANIZATION -> false;
      case USER_NOT_ACTIVE -> !kind.unsupported().contains(Feature.USER_STATUS);
      case BUSINESS_FILTER_MISMATCH -> !kind.unsupported().contains(Feature.BUSINESS_FILTERS);
      default -> true;
    };
  }

  private static void compare(PeerKind kind, long seed, int requests, Agreement seen) {
    SplittableRandom random = new SplittableRandom(seed);
    ReferenceModel model = randomModel(random, "bank");
    ReferenceModel other = randomModel(random, "other");
    RandomRequests generator = new RandomRequests(random, model, other);
    seen.check(kind, "seed " + seed, model, NOW, requests, generator::next);
  }

  private static ReferenceModel randomModel(SplittableRandom random, String name) {
    OrganizationId id = OrganizationId.of(name);
    InMemoryAccessStore store = new InMemoryAccessStore();
    store.write(
        id,
        tx -> {
          new RandomModel(random, NOW).writeTo(new AccessWriter(tx), id);
          return id;
        });
    return store.read(id, ReferenceModel::of);
  }
}

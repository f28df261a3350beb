package dev.access4j.testkit.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Follows advice in a transaction that is given up, and asks the reference there. */
@DisplayName("Advice that names nothing else to be done, when followed, gets access")
class AdviceTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int MODELS = Boolean.getBoolean("access4j.slow") ? 2_000 : 200;
  private static final int REQUESTS = 60;

  private final Map<String, Integer> followed = new TreeMap<>();

  @Test
  @Requirement("EV-8")
  @DisplayName("to share, to assign and to open, on random organizations")
  void doesDo() {
    for (long seed = 0; seed < MODELS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomModel model = new RandomModel(random, NOW);
      InMemoryAccessStore store = new InMemoryAccessStore();
      try (Access4j access = Access4j.builder(store).clock(InstantSource.fixed(NOW)).build()) {
        assertThat(access.change(BANK, writer -> model.writeTo(writer, BANK))).isNotNull();
        ReferenceModel start = store.read(BANK, ReferenceModel::of);
        RandomRequests requests = new RandomRequests(random, start, start);
        for (int i = 0; i < REQUESTS; i++) {
          Explanation explanation = access.evaluator().explain(requests.next());
          for (Missing missing : explanation.missing()) {
            follow(access, explanation.request(), missing);
          }
        }
      }
    }
    assertThat(followed).containsOnlyKeys("assign", "open", "share");
    assertThat(followed.values()).allMatch(count -> count > 20);
  }

  private void follow(Access4j access, AccessRequest request, Missing missing) {
    if (missing.what().contains("and also")) {
      return;
    }
    if (missing.what().startsWith("a share of ")) {
      for (RoleRef role : missing.roles()) {
        assertDoes("share", access, request, missing, writer -> share(writer, request, role));
      }
    } else if (missing.what().startsWith("one of the roles, assigned")) {
      for (RoleRef role : missing.roles()) {
        assertDoes(
            "assign",
            access,
            request,
            missing,
            writer -> writer.assign(user(request).id(), role.id()));
      }
    } else if (missing.what().startsWith("general access")) {
      assertDoes("open", access, request, missing, writer -> open(writer, request));
    }
  }

  private static Subject.User user(AccessRequest request) {
    return (Subject.User) request.subject();
  }

  private static void share(AccessWriter writer, AccessRequest request, RoleRef role) {
    writer.share(
        SolutionShare.withUser(request.solution().solution(), user(request).id(), role.id()));
  }

  private static void open(AccessWriter writer, AccessRequest request) {
    writer.put(
        writer
            .view()
            .solution(request.solution().solution())
            .orElseThrow()
            .withGeneralAccess(GeneralAccess.ANYONE_WITH_LINK));
  }

  private void assertDoes(
      String what,
      Access4j access,
      AccessRequest request,
      Missing missing,
      Consumer<AccessWriter> advice) {
    followed.merge(what, 1, Integer::sum);
    try {
      assertThat(
              access.change(
                  BANK,
                  writer -> {
                    advice.accept(writer);
                    throw new GivenUp(ReferenceModel.of(writer.view()));
                  }))
          .isNull();
    } catch (GivenUp end) {
      assertThat(new ReferenceEvaluator(end.model, NOW).denial(request))
          .as("%s, when it was done what it is said to miss: %s", request, missing)
          .isEmpty();
    }
  }

  /** Carries what was there before it was taken back. */
  private static final class GivenUp extends RuntimeException {
    private final transient ReferenceModel model;

    GivenUp(ReferenceModel model) {
      this.model = model;
    }
  }
}

package dev.access4j.testkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Once warm, nothing is worked out again")
class WarmthTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final EndUserId ANA = EndUserId.of("ana");

  @ParameterizedTest(name = "{0} solutions")
  @ValueSource(ints = {1, 20, 65, 200, 1000})
  @Requirement("EV-8")
  @DisplayName("for a user that asks about many solutions in turn")
  void manySolutions(int solutions) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      access.write(
          ACME,
          writer -> {
            writer.put(Organization.of(ACME, "Acme"));
            writer.put(EndUser.builder(ANA, "ana", "ana@acme.example").build());
            return ANA;
          });
      AccessEvaluator evaluator = access.evaluator();
      List<AccessRequest> requests = new ArrayList<>();
      for (int i = 0; i < solutions; i++) {
        requests.add(
            AccessRequest.of(
                Subject.user(ACME, ANA),
                SolutionRef.live("solution " + i),
                Resource.uiFlow("portal"),
                Operation.INTERACT));
      }
      requests.forEach(evaluator::isAllowed);
      long compilations = evaluator.statistics().compilations();
      for (int round = 0; round < 10; round++) {
        requests.forEach(evaluator::isAllowed);
      }
      assertThat(evaluator.statistics().compilations()).isEqualTo(compilations);
    }
  }
}

package dev.access4j.testkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When a view opens and its queries fail")
class BrokenQueriesTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");

  private final CountingStore store = new CountingStore();

  @Test
  @Requirement({"EV-17", "EV-9"})
  @DisplayName("a batch answers what is warm, and fails what is not")
  void warmAndCold() {
    try (Access4j access = Access4j.builder(store).build()) {
      access.change(
          ACME,
          writer -> {
            writer.put(Organization.of(ACME, "Acme"));
            for (String name : List.of("warm", "cold")) {
              writer.put(EndUser.builder(EndUserId.of(name), name, name + "@acme.example").build());
            }
          });
      AccessRequest warm = request("warm");
      assertThat(access.evaluator().isAllowed(warm)).isFalse();
      store.breakQueries();
      List<BatchAnswer> answers =
          access.evaluator().evaluateAll(List.of(request("cold"), warm, request("cold")));
      assertThat(answers.get(1)).isInstanceOf(BatchAnswer.Decided.class);
      assertThat(List.of(answers.get(0), answers.get(2)))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .isInstanceOfSatisfying(
                          BatchAnswer.Failed.class,
                          failed ->
                              assertThat(failed.failure()).isInstanceOf(StoreException.class)));
    }
  }

  private static AccessRequest request(String user) {
    return AccessRequest.of(
        Subject.user(ACME, EndUserId.of(user)),
        SolutionRef.live("loans"),
        Resource.uiFlow("desk"),
        Operation.INTERACT);
  }
}

package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Closing while others ask")
class ClosingTest {

  private static final int ORGANIZATIONS = 40;
  private static final int ASKERS = 4;
  private static final int ROUNDS = 400;

  private final InMemoryAccessStore store = new InMemoryAccessStore();
  private final List<AccessRequest> requests =
      IntStream.range(0, ORGANIZATIONS).mapToObj(i -> request("org-" + i)).toList();

  private static AccessRequest request(String organization) {
    return AccessRequest.of(
        Subject.user(OrganizationId.of(organization), EndUserId.of("ana")),
        SolutionRef.live("loans"),
        Resource.uiFlow("desk"),
        Operation.INTERACT);
  }

  @Test
  @Requirement({"EV-9", "SH-6"})
  @DisplayName("leaves no organization that is still answered for")
  void nothingIsAnsweredAfterwards() throws InterruptedException, ExecutionException {
    for (AccessRequest request : requests) {
      OrganizationId id = request.subject().organization();
      OrganizationId written =
          store.write(
              id,
              tx -> {
                tx.put(Organization.of(id, "An organization"));
                return id;
              });
      assertThat(written).isEqualTo(id);
    }
    ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        closeWhileOthersAsk(askers);
      }
    } finally {
      askers.shutdown();
    }
  }

  private void closeWhileOthersAsk(ExecutorService askers)
      throws InterruptedException, ExecutionException {
    Access4j access = Access4j.builder(store).build();
    AccessEvaluator evaluator = access.evaluator();
    CountDownLatch asking = new CountDownLatch(ASKERS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      running.add(askers.submit(() -> askUntilClosed(evaluator, asking)));
    }
    asking.await();
    access.close();
    for (Future<?> each : running) {
      each.get();
    }
    for (AccessRequest request : requests) {
      assertThat(catchThrowable(() -> evaluator.isAllowed(request)))
          .as("%s", request.subject())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private void askUntilClosed(AccessEvaluator evaluator, CountDownLatch asking) {
    asking.countDown();
    for (AccessRequest request : requests) {
      try {
        assertThat(evaluator.isAllowed(request)).isFalse();
      } catch (IllegalStateException closed) {
        assertThat(closed).hasMessageContaining("closed");
      }
    }
  }
}

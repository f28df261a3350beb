package dev.access4j.testkit.freshness;

import static dev.access4j.solution.Operation.EXECUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.CacheSettings;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Where store or feed fail")
class FailingStoreTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller")
          .user("ana")
          .user("bob")
          .solution("loans", s -> s.version("1").process("p").lane("l", EXECUTE, "teller"))
          .share("loans", "ana", "teller")
          .share("loans", "bob", "teller");
  private final AccessRequest ana = bank.request("ana", "loans", "p", "l", EXECUTE);
  private final AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
  private final Failing store = new Failing(bank.access().store());
  private final Access4j access =
      Access4j.builder(store)
          .caches(CacheSettings.DEFAULT.withFreshness(Duration.ofDays(1)))
          .build();
  private final AccessEvaluator evaluator = access.evaluator();

  @BeforeEach
  void warm() {
    assertThat(evaluator.isAllowed(ana)).isTrue();
  }

  @AfterEach
  void close() {
    access.close();
    bank.close();
  }

  @Test
  @Requirement({"EV-9", "EV-17"})
  @DisplayName("of a batch what is warm is answered, and what is not fails by itself")
  void storeDown() {
    store.down = true;
    List<BatchAnswer> answers = evaluator.evaluateAll(List.of(ana, bob, ana));
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).decision().isAllowed()).isTrue();
    assertThat(answers.get(2).decision().isAllowed()).isTrue();
    assertThatThrownBy(() -> answers.get(1).decision())
        .isInstanceOf(StoreException.class)
        .hasMessage("the store is down");
  }

  @Test
  @Requirement({"EV-9", "EV-17"})
  @DisplayName("after a change of something else, a batch needs the store no more than one request")
  void storeDownAfterAnotherChange() {
    store.breaks = false;
    bank.role("other");
    store.down = true;
    assertThat(evaluator.evaluateAll(List.of(ana)))
        .singleElement()
        .satisfies(answer -> assertThat(answer.decision().isAllowed()).isTrue());
    assertThat(evaluator.isAllowed(ana)).isTrue();
  }

  @Test
  @Requirement("EV-17")
  @DisplayName("a request that is null fails by itself")
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void nullRequest() {
    List<AccessRequest> requests = new ArrayList<>();
    requests.add(ana);
    requests.add(null);
    requests.add(bob);
    List<BatchAnswer> answers = evaluator.evaluateAll(requests);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).decision().isAllowed()).isTrue();
    assertThat(answers.get(1)).isInstanceOf(BatchAnswer.Failed.class);
    assertThat(answers.get(2).decision().isAllowed()).isTrue();
  }

  @Test
  @Requirement("EV-9")
  @DisplayName("once closed, batches are refused whole, warm or not, empty or not")
  void closed() {
    access.close();
    for (List<AccessRequest> batch :
        List.of(List.of(ana), List.of(bob), List.<AccessRequest>of())) {
      assertThatThrownBy(() -> evaluator.evaluateAll(batch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the evaluator is closed");
    }
  }

  enum Failure {
    BEFORE_PASSING_ON,
    AFTER_PASSING_ON
  }

  @ParameterizedTest
  @EnumSource
  @Requirement({"EV-9", "SH-6"})
  @DisplayName("a feed that breaks at a change leaves nothing cached, rather than what is old")
  void feedBreaks(Failure failure) {
    store.failure = failure;
    access.write(
        bank.id(),
        (AccessWriter writer) ->
            writer.unshare(SolutionId.of("loans"), new Grantee.User(EndUserId.of("ana"))));
    int reads = store.reads;
    assertThat(evaluator.isAllowed(ana)).isFalse();
    assertThat(store.reads).isGreaterThan(reads);
    bank.share("loans", "ana", "teller");
    assertThat(evaluator.isAllowed(ana)).isTrue();
  }

  /** Can be down, and has a feed that fails at the next change, as told. */
  private static final class Failing implements AccessStore {

    private final AccessStore real;
    private boolean down;
    private int reads;
    private boolean breaks = true;
    private Failure failure = Failure.AFTER_PASSING_ON;

    Failing(AccessStore real) {
      this.real = real;
    }

    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      reads++;
      if (down) {
        throw new StoreException("the store is down");
      }
      return real.read(organization, query);
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      return real.write(organization, work);
    }

    @Override
    public ChangeFeed changes() {
      return new ChangeFeed() {
        @Override
        public Subscription subscribe(ChangeListener listener) {
          return real.changes().subscribe(new Broken(listener));
        }

        @Override
        public boolean immediate() {
          return true;
        }
      };
    }

    private final class Broken implements ChangeListener {
      private final ChangeListener listener;

      Broken(ChangeListener listener) {
        this.listener = listener;
      }

      @Override
      public void changed(Change change) {
        if (!breaks || failure == Failure.AFTER_PASSING_ON) {
          listener.changed(change);
        }
        if (!breaks) {
          return;
        }
        throw new IllegalStateException("the feed is broken");
      }

      @Override
      public void lost(OrganizationId organization) {
        listener.lost(organization);
      }

      @Override
      public void current(long nanoTime) {
        listener.current(nanoTime);
      }
    }
  }
}

package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.change;
import static dev.access4j.jdbc.FeedNode.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ChangeListeners;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
@DisplayName("What is told of changes")
class DeliveryTest {

  private final ChangeListeners listeners = new ChangeListeners();
  private final Delivery delivery = new Delivery(listeners, 640);
  private final Heard heard = new Heard();

  DeliveryTest() {
    listeners.subscribe(heard);
  }

  @Test
  @DisplayName("is told once, in order, whoever brings it")
  void once() {
    written(1, 1, 2);
    found(1, 2, true);
    found(1, 3, true);
    written(1, 2, 3, 4);
    found(1, 4, false);
    assertThat(heard.words()).containsExactly("org1 r1", "org1 r2", "org1 r3", "org1 r4");
    assertThat(delivery.position(organization(1))).hasValue(4);
  }

  @Test
  @DisplayName("is lost where a revision is missing, whoever brings the next one")
  void gap() {
    written(1, 1, 3);
    found(1, 5, true);
    assertThat(heard.words())
        .containsExactly("org1 r1", "org1 lost", "org1 r3", "org1 lost", "org1 r5");
  }

  @Test
  @DisplayName("is lost where it is not known what was before, and is not where a look found all")
  void unknown() {
    written(1, 7);
    found(2, 7, false);
    found(3, 7, true);
    assertThat(heard.words())
        .containsExactly("org1 lost", "org1 r7", "org2 lost", "org2 r7", "org3 r7");
  }

  @Test
  @DisplayName("is lost where the record cannot be read, unless the writer told it")
  void unreadable() {
    delivery.found(new RecordedChange(organization(1), 3, Optional.empty()), true);
    delivery.found(new RecordedChange(organization(1), 3, Optional.empty()), true);
    written(1, 4);
    delivery.found(new RecordedChange(organization(1), 4, Optional.empty()), true);
    delivery.lostUpTo(organization(1), 4);
    delivery.lostUpTo(organization(1), 6);
    found(1, 7, true);
    assertThat(heard.words()).containsExactly("org1 lost", "org1 r4", "org1 lost", "org1 r7");
  }

  @Test
  @DisplayName("goes on from where an organization was when all was lost")
  void lostAt() {
    written(1, 1);
    assertThat(delivery.forgetAll()).containsExactly(organization(1));
    assertThat(delivery.position(organization(1))).isEmpty();
    delivery.lostAt(organization(1), 5);
    found(1, 5, true);
    found(1, 6, true);
    assertThat(heard.words()).containsExactly("org1 r1", "org1 lost", "org1 r6");
  }

  @Test
  @DisplayName("of more organizations than are kept is lost at the next write, and never silent")
  void bounded() {
    Delivery small = new Delivery(listeners, 1);
    for (int round = 1; round <= 2; round++) {
      for (long no = 1; no <= 1_000; no++) {
        small.written(organization(no), List.of(change(no, round)));
      }
    }
    List<Long> known =
        LongStream.rangeClosed(1, 1_000)
            .filter(no -> small.position(organization(no)).isPresent())
            .boxed()
            .toList();
    assertThat(known).hasSizeBetween(1, 64);
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r1", "org1 lost", "org1 r2");
  }

  @Test
  @DisplayName(
      "is heard of by all when one fails, which the writer hears of; that one is not current")
  void failing() {
    Unwilling unwilling = new Unwilling();
    listeners.subscribe(unwilling);
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> written(1, 2, 3));
    delivery.current(1);
    assertThat(heard.words()).containsExactly("org1 lost", "org1 r2", "org1 r3");
    assertThat(heard.current()).isEqualTo(1);
    assertThat(unwilling.current).isZero();
    unwilling.willing = true;
    delivery.current(2);
    assertThat(unwilling.lost).as("told once more, and no other").isEqualTo(1);
    assertThat(heard.words()).hasSize(3);
    delivery.current(3);
    assertThat(unwilling.lost).isEqualTo(1);
    assertThat(unwilling.current).isEqualTo(3);
  }

  @Test
  @DisplayName("is in order and without a gap when a writer and a look race")
  void race() throws Exception {
    written(1, 1);
    ExecutorService looking = Executors.newSingleThreadExecutor();
    try {
      Future<?> look =
          looking.submit(
              () -> {
                for (long revision = 2; revision <= 5_000; revision++) {
                  found(1, revision, true);
                }
              });
      for (long revision = 2; revision < 5_000; revision += 2) {
        // As a writer does: from where the listeners are.
        long position = delivery.position(organization(1)).orElseThrow();
        written(1, LongStream.rangeClosed(position + 1, Math.max(position, revision)).toArray());
      }
      look.get();
    } finally {
      looking.shutdown();
    }
    assertThat(heard.words())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 5_000).mapToObj(revision -> "org1 r" + revision).toList());
  }

  private void written(long no, long... revisions) {
    delivery.written(
        organization(no),
        LongStream.of(revisions).mapToObj(revision -> change(no, revision)).toList());
  }

  private void found(long no, long revision, boolean complete) {
    delivery.found(
        new RecordedChange(organization(no), revision, Optional.of(change(no, revision))),
        complete);
  }

  /** Fails at everything, until it is willing. */
  private static final class Unwilling implements ChangeListener {

    private boolean willing;
    private int lost;
    private long current;

    private void fail() {
      if (!willing) {
        throw new IllegalStateException("thrown by a test");
      }
    }

    @Override
    public void changed(Change change) {
      fail();
    }

    @Override
    public void lost(OrganizationId organization) {
      fail();
      lost++;
    }

    @Override
    public void current(long nanoTime) {
      current = nanoTime;
    }
  }
}

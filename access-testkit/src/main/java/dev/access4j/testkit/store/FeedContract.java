package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
abstract class FeedContract extends StoreContract {

  private static final int WRITERS = 4;
  private static final int WRITES = 40;

  FeedContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a listener has heard of each write before it returns, with its revision")
  void beforeReturn() {
    Recording recording = new Recording(org);
    ChangeFeed.Subscription subscription = store.changes().subscribe(recording);
    for (int i = 1; i <= 5; i++) {
      putUser("u" + i);
      assertThat(recording.changes())
          .hasSize(i)
          .last()
          .isEqualTo(changeOf(org, revision(), "u" + i));
    }
    subscription.close();
  }

  @Test
  @DisplayName("what a listener hears of can be read already")
  void committed() {
    List<Revision> late = new CopyOnWriteArrayList<>();
    ChangeListener reader =
        new ChangeListener() {
          @Override
          public void changed(Change change) {
            Revision visible = store.read(change.organization(), ReadView::revision);
            if (visible.compareTo(change.revision()) < 0) {
              late.add(change.revision());
            }
          }

          @Override
          public void lost(OrganizationId organization) {}

          @Override
          public void current(long nanoTime) {}
        };
    ChangeFeed.Subscription subscription = store.changes().subscribe(reader);
    putUser("u1");
    putUser("u2");
    subscription.close();
    assertThat(late).as("heard of before they could be read").isEmpty();
  }

  @Test
  @DisplayName("every listener hears of every change, from its subscription until it is closed")
  void subscriptions() {
    Recording early = new Recording(org);
    Recording late = new Recording(org);
    ChangeFeed.Subscription first = store.changes().subscribe(early);
    putUser("u1");
    ChangeFeed.Subscription second = store.changes().subscribe(late);
    putUser("u2");
    first.close();
    putUser("u3");
    second.close();
    second.close();
    putUser("u4");
    assertThat(early.revisions()).containsExactly(new Revision(2), new Revision(3));
    assertThat(late.revisions()).containsExactly(new Revision(3), new Revision(4));
  }

  @Test
  @DisplayName(
      "a subscription that is closed, even twice, ends no other, be it the same listener's")
  void closedTwice() {
    Recording recording = new Recording(org);
    ChangeFeed.Subscription closed = store.changes().subscribe(recording);
    ChangeFeed.Subscription open = store.changes().subscribe(recording);
    closed.close();
    closed.close();
    putUser("u1");
    assertThat(recording.revisions()).containsExactly(new Revision(2));
    open.close();
    putUser("u2");
    assertThat(recording.revisions()).hasSize(1);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("a change is of its own organization, and one feed tells of all of them")
  void organizations() {
    OrganizationId other = newOrganization();
    Recording ofOther = new Recording(other);
    ChangeFeed.Subscription subscription = store.changes().subscribe(ofOther);
    Recording here =
        listenDuring(
            () -> {
              putUser("u1");
              write(other, tx -> tx.put(user("u2")));
            });
    subscription.close();
    assertThat(here.changes()).containsExactly(changeOf(org, new Revision(2), "u1"));
    assertThat(ofOther.changes()).containsExactly(changeOf(other, new Revision(2), "u2"));
  }

  @Test
  @DisplayName("a write that fails is told to nobody")
  void failedWrite() {
    Recording recording =
        listenDuring(
            () -> {
              assertThatExceptionOfType(IllegalStateException.class)
                  .isThrownBy(
                      () ->
                          write(
                              tx -> {
                                tx.put(user("u1"));
                                throw new IllegalStateException("thrown by a test");
                              }));
              putUser("u2");
            });
    assertThat(recording.changes()).containsExactly(changeOf(org, new Revision(2), "u2"));
  }

  @Test
  @DisplayName("the feed is the same at each call")
  void sameFeed() {
    assertThat(store.changes()).isSameAs(store.changes());
  }

  @Test
  @DisplayName("of writers that race, a listener hears in order, without gap, one call at a time")
  void race() {
    Recording recording = new Recording(org);
    ChangeFeed.Subscription subscription = store.changes().subscribe(recording);
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String name = "u" + i;
      racers.add(() -> writeAndListen(recording, name));
    }
    Race.run(WRITES, racers);
    subscription.close();
    assertThat(recording.revisions())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(2, 1 + WRITERS * WRITES).mapToObj(Revision::new).toList());
  }

  private boolean writeAndListen(Recording recording, String name) {
    Revision made =
        store.write(
            org,
            tx -> {
              tx.put(user(name));
              return tx.revision();
            });
    assertThat(recording.changes()).contains(changeOf(org, made, name));
    return true;
  }

  @Test
  @DisplayName("a listener that comes while others write hears from some revision on, gap-free")
  void subscribeInRace() {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String name = "u" + i;
      racers.add(() -> subscribeAndWrite(name));
    }
    Race.run(WRITES / 4, racers);
  }

  private boolean subscribeAndWrite(String name) {
    Recording recording = new Recording(org);
    ChangeFeed.Subscription subscription = store.changes().subscribe(recording);
    for (int i = 0; i < 4; i++) {
      writeAndListen(recording, name);
    }
    subscription.close();
    List<Long> revisions = recording.revisions().stream().map(Revision::value).toList();
    long first = revisions.get(0);
    assertThat(revisions)
        .containsExactlyElementsOf(
            LongStream.range(first, first + revisions.size()).boxed().toList());
    return true;
  }

  @Test
  @DisplayName("the changes after a revision are all of them, in order, or the store cannot say")
  void changesAfter() {
    int writes = Math.max(20, rememberedChanges());
    List<Change> made = new ArrayList<>();
    made.add(new Change(org, new Revision(1), Set.of(new Change.TouchedOrganization())));
    for (int i = 2; i <= writes; i++) {
      putUser("u" + i % 7);
      made.add(changeOf(org, new Revision(i), "u" + i % 7));
    }
    for (int seen = 0; seen <= writes; seen++) {
      Revision revision = new Revision(seen);
      Optional<List<Change>> answer = now().changesAfter(revision);
      if (answer.isPresent()) {
        assertThat(answer).as("after %s", revision).contains(made.subList(seen, writes));
      } else {
        assertThat(writes - seen)
            .as("changes after %s, which the store does not remember", revision)
            .isGreaterThan(rememberedChanges());
      }
    }
  }

  @Test
  @DisplayName("after its own revision a view knows of no change")
  void nothingAfter() {
    putUser("u1");
    assertThat(changesAfterThis().orElse(List.of())).isEmpty();
  }

  @Test
  @DisplayName("a write knows of the changes up to where it started, and not of its own")
  void changesAfterInWrite() {
    putUser("u1");
    List<Change> made =
        List.of(
            new Change(org, new Revision(1), Set.of(new Change.TouchedOrganization())),
            changeOf(org, new Revision(2), "u1"));
    write(
        tx -> {
          for (int step = 0; step < 2; step++) {
            for (int seen = 0; seen <= 2; seen++) {
              List<Change> missed =
                  tx.changesAfter(new Revision(seen)).orElse(made.subList(seen, 2));
              assertThat(missed).isEqualTo(made.subList(seen, 2));
            }
            tx.put(user("u2"));
          }
        });
    if (rememberedChanges() >= 2) {
      assertThat(writeAsking(Revision.NONE.next())).contains(2);
    }
  }

  /** How many changes a write is told of. */
  private Optional<Integer> writeAsking(Revision seen) {
    return store.write(org, tx -> tx.changesAfter(seen).map(List::size));
  }

  private Optional<List<Change>> changesAfterThis() {
    return read(view -> view.changesAfter(view.revision()));
  }

  private void putUser(String name) {
    write(tx -> tx.put(user(name)));
  }

  private static EndUser user(String name) {
    return EndUser.builder(EndUserId.of(name), name, name + "@x").build();
  }

  private static Change changeOf(OrganizationId organization, Revision revision, String user) {
    return new Change(organization, revision, Set.of(new Change.TouchedUser(EndUserId.of(user))));
  }
}

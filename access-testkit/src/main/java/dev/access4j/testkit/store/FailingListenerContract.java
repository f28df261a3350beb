package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement({"EV-9", "EV-11"})
abstract class FailingListenerContract extends StoreContract {

  private static final EndUserId ANA = EndUserId.of("ana");

  FailingListenerContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("one that throws is told that it lost the thread; write and others go on as ever")
  void failingIsTold() {
    for (Runnable failure : failures()) {
      OrganizationId where = newOrganization();
      Failing failing = new Failing(where, failure, () -> {});
      Recording before = new Recording(where);
      Recording after = new Recording(where);
      List<ChangeFeed.Subscription> places = subscribe(before, failing, after);
      write(where, tx -> tx.put(ana()));
      places.forEach(ChangeFeed.Subscription::close);
      assertDone(where, before, after);
      assertThat(failing.lost).as("told that it lost the thread").containsExactly(where);
    }
  }

  @Test
  @DisplayName("of one that throws at that too the writer hears, when all is written and told")
  void failingAtEverything() {
    for (Runnable failure : failures()) {
      OrganizationId where = newOrganization();
      Failing failing = new Failing(where, failure, failure);
      Recording before = new Recording(where);
      Recording after = new Recording(where);
      List<ChangeFeed.Subscription> places = subscribe(before, failing, after);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> write(where, tx -> tx.put(ana())));
      places.forEach(ChangeFeed.Subscription::close);
      assertDone(where, before, after);
    }
  }

  private List<ChangeFeed.Subscription> subscribe(ChangeListener... listeners) {
    return List.of(listeners).stream().map(store.changes()::subscribe).toList();
  }

  private void assertDone(OrganizationId where, Recording before, Recording after) {
    assertThat(isThere(where)).as("what was written is there").isTrue();
    assertThat(before.revisions()).containsExactly(new Revision(2));
    assertThat(after.revisions()).containsExactly(new Revision(2));
    administer(where);
    assertThat(isThere(where)).as("and gone by the next write").isFalse();
  }

  private boolean isThere(OrganizationId where) {
    return store.read(where, view -> view.principal(ANA).isPresent());
  }

  private void administer(OrganizationId where) {
    write(where, tx -> assertThat(new AccessWriter(tx).deleteUser(ANA)).isTrue());
  }

  private static List<Runnable> failures() {
    return List.of(
        () -> {
          throw new IllegalStateException("thrown by a test");
        },
        () -> {
          throw new AssertionError("thrown by a test");
        });
  }

  private static EndUser ana() {
    return EndUser.builder(ANA, "ana", "ana@x").build();
  }

  /** Fails on one organization. */
  private static final class Failing implements ChangeListener {

    private final OrganizationId organization;
    private final Runnable onChanged;
    private final Runnable onLost;
    private final List<OrganizationId> lost = new CopyOnWriteArrayList<>();

    Failing(OrganizationId organization, Runnable onChanged, Runnable onLost) {
      this.organization = organization;
      this.onChanged = onChanged;
      this.onLost = onLost;
    }

    @Override
    public void changed(Change change) {
      if (change.organization().equals(organization)) {
        onChanged.run();
      }
    }

    @Override
    public void lost(OrganizationId what) {
      if (what.equals(organization)) {
        lost.add(what);
        onLost.run();
      }
    }

    @Override
    public void current(long nanoTime) {}
  }
}

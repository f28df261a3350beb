package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.change;
import static dev.access4j.jdbc.FeedNode.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the feed has to do where something fails. */
@Requirement({"EV-9", "EV-11"})
abstract class BrokenFeedContract extends FeedSupport {

  BrokenFeedContract(Database kind) {
    super(kind);
  }

  @Test
  @DisplayName("a listener that throws is told that it lost the thread; others hear as ever")
  void failing() {
    FeedNode node = node(SHORT);
    Heard heard = new Heard();
    Failing failing = new Failing(1);
    node.feed().subscribe(failing);
    node.feed().subscribe(heard);
    FeedNode.record(database, 1);
    heard.await("org1 r2").awaitCurrent();
    failing.heard.awaitCurrent();
    assertThat(failing.heard.words()).containsExactly("org1 lost");
    assertThat(heard.words()).containsExactly("org1 r2");
  }

  @Test
  @DisplayName(
      "a listener that takes nothing is not current, and told again and again; others hear as ever")
  void failingAtEverything() {
    FeedNode node = node(SHORT);
    Heard heard = new Heard();
    Failing failing = new Failing(3);
    node.feed().subscribe(failing);
    node.feed().subscribe(heard);
    heard.awaitCurrent();
    FeedNode.record(database, 1);
    failing.heard.await("org1 lost");
    // At the change, at what it lost, at that once more; then it takes it.
    assertThat(failing.currents).hasSize(4);
    assertThat(Set.copyOf(failing.currents)).as("current meanwhile").hasSize(1);
    failing.heard.awaitCurrent();
    heard.awaitCurrent();
    assertThat(heard.words()).containsExactly("org1 r2");
  }

  @Test
  @DisplayName("a feed that has no database cannot be followed, and can when it is there")
  void noStart() throws Exception {
    Cable cable = new Cable(database);
    FeedNode node = node(cable, SHORT, false);
    cable.cut();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> node.feed().subscribe(new Heard()));
    cable.mend();
    listen(node).awaitCurrent();
  }

  @Test
  @DisplayName("nothing is current while the database is gone; then all is heard that was missed")
  void gone() throws Exception {
    Cable cable = new Cable(database);
    FeedNode node = node(cable, SHORT, false);
    Heard heard = listen(node);
    FeedNode.record(database, 1);
    heard.await("org1 r2").awaitCurrent();
    cable.cut();
    cable.awaitRefusals(2);
    long refused = System.nanoTime();
    long current = heard.current();
    cable.awaitRefusals(2);
    assertThat(heard.current()).isEqualTo(current);
    FeedNode.record(database, 1);
    FeedNode.record(database, 2);
    cable.mend();
    heard.await("org1 r3").await("org2 r2").awaitCurrent();
    assertThat(heard.current() - refused).isPositive();
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r2", "org1 r3");
  }

  /** Throws at the first calls, whatever they are, and notes how current another one was then. */
  private static final class Failing implements ChangeListener {

    private final Heard heard = new Heard();
    private final List<Long> currents = new CopyOnWriteArrayList<>();
    private final int failures;

    Failing(int failures) {
      this.failures = failures;
    }

    private void fail() {
      currents.add(heard.current());
      if (currents.size() <= failures) {
        throw new IllegalStateException("thrown by a test");
      }
    }

    @Override
    public void changed(Change change) {
      fail();
      heard.changed(change);
    }

    @Override
    public void lost(OrganizationId organization) {
      fail();
      heard.lost(organization);
    }

    @Override
    public void current(long nanoTime) {
      heard.current(nanoTime);
    }
  }
}

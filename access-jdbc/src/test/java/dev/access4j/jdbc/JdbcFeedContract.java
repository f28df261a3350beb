package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.change;
import static dev.access4j.jdbc.FeedNode.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.store.ChangeFeed;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the feed has to do on each database. */
@Requirement("EV-11")
abstract class JdbcFeedContract extends FeedSupport {

  private static final int WRITERS = 2;
  private static final int WRITES = 50;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  JdbcFeedContract(Database kind) {
    super(kind);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("two nodes hear of what is written by plain SQL, of what was touched, in order")
  void plainSql() {
    Heard one = listen(node(SHORT));
    Heard other = listen(node(database, SHORT, false));
    one.awaitCurrent();
    FeedNode.record(database, 1);
    FeedNode.record(database, 2);
    FeedNode.record(database, 1);
    for (Heard heard : List.of(one, other)) {
      heard.await("org1 r3").await("org2 r2");
      assertThat(heard.wordsOf("org1")).containsExactly("org1 r2", "org1 r3");
      assertThat(heard.wordsOf("org2")).containsExactly("org2 r2");
      assertThat(heard.changes()).contains(change(1, 2), change(1, 3), change(2, 2));
    }
  }

  @Test
  @DisplayName("what was there before the first listener came is no news")
  void notNews() {
    FeedNode.record(database, 1);
    Heard heard = listen(node(SHORT));
    FeedNode.record(database, 2);
    heard.await("org2 r2");
    assertThat(heard.words()).containsExactly("org2 r2");
  }

  @Test
  @DisplayName("what listeners of before had heard hides nothing from a new one")
  void heardBefore() {
    FeedNode node = node(SHORT);
    Heard first = new Heard();
    ChangeFeed.Subscription subscription = node.feed().subscribe(first);
    FeedNode.record(database, 1);
    first.await("org1 r2");
    subscription.close();
    // A standby takes over that has not got that commit.
    sql.run("DELETE FROM access_touched");
    sql.run("DELETE FROM access_change");
    sql.run("UPDATE access_organization SET revision = 1 WHERE organization_no = 1");
    Heard heard = listen(node);
    FeedNode.record(database, 1);
    heard.awaitCurrent();
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r2");
  }

  @Test
  @DisplayName("a node hears of its own write before that returns, and not again by looking")
  void once() {
    FeedNode node = node(SHORT);
    Heard heard = listen(node);
    for (int revision = 2; revision <= 20; revision++) {
      node.write(1);
      assertThat(heard.words()).contains("org1 r" + revision);
    }
    heard.awaitCurrent();
    assertThat(heard.changes())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(2, 20).mapToObj(revision -> change(1, revision)).toList());
  }

  @Test
  @DisplayName("of writers that race on two nodes each hears in order, without a gap, once")
  void race() throws Exception {
    FeedNode one = node(SHORT);
    FeedNode other = node(SHORT);
    Heard atOne = listen(one);
    Heard atOther = listen(other);
    for (long no = 1; no <= 3; no++) {
      one.write(no);
      other.write(no);
    }
    List<Future<?>> writers = new ArrayList<>();
    for (FeedNode node : List.of(one, other)) {
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(() -> writeMany(node)));
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    atOne.awaitCurrent();
    atOther.awaitCurrent();
    long last = 3 + 2 * WRITERS * WRITES;
    for (long no = 1; no <= 3; no++) {
      for (Heard heard : List.of(atOne, atOther)) {
        assertOrder(no, last, heard.wordsOf("org" + no));
      }
    }
  }

  private static void writeMany(FeedNode node) {
    for (int i = 0; i < WRITES; i++) {
      for (long no = 1; no <= 3; no++) {
        node.write(no);
      }
    }
  }

  /** At the beginning, where no position was known, it may have lost the thread. */
  private static void assertOrder(long no, long last, List<String> words) {
    List<String> all =
        LongStream.rangeClosed(4, last).mapToObj(revision -> "org" + no + " r" + revision).toList();
    assertThat(words).endsWith(all.toArray(String[]::new)).hasSizeLessThanOrEqualTo(all.size() + 3);
    assertThat(words.subList(0, words.size() - all.size())).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("positions are kept when nobody listens, and what they leave out is lost")
  void positions() {
    FeedNode node = node(SHORT);
    assertThat(node.feed().position(organization(1))).isEmpty();
    node.writeUnannounced(1);
    assertThat(node.feed().position(organization(1))).hasValue(2);
    Heard heard = listen(node);
    node.writeUnannounced(1);
    assertThat(heard.words()).containsExactly("org1 r3");
    node.feed().written(organization(1), List.of(change(1, 3), change(1, 7)));
    assertThat(heard.words()).containsExactly("org1 r3", "org1 lost", "org1 r7");
    assertThat(node.feed().position(organization(1))).hasValue(7);
  }

  @Test
  @DisplayName("all is current again and again, also when nothing is written")
  void current() {
    Heard heard = listen(node(SHORT));
    heard.awaitCurrent();
    heard.awaitCurrent();
    assertThat(heard.words()).isEmpty();
  }

  @Test
  @DisplayName(
      "a commit that may have been done or not is a loss, and is heard of when it is found")
  void uncertain() {
    FeedNode node = node(SHORT);
    Heard heard = listen(node);
    node.write(1);
    FeedNode.record(database, 1);
    node.feed().uncertain(organization(1));
    assertThat(heard.words()).contains("org1 lost");
    heard.await("org1 r3");
    assertThat(heard.changes()).containsExactly(change(1, 2), change(1, 3));
  }

  @Test
  @DisplayName("a record that says nothing of what it touched is a loss, and not nothing")
  void noTouchedRows() {
    FeedNode node = node(SHORT);
    Heard heard = listen(node);
    node.write(1);
    sql.together(
        "UPDATE access_organization SET revision = 3 WHERE organization_no = 1",
        "INSERT INTO access_change (organization_no, revision) VALUES (1, 3)");
    heard.await("org1 lost");
    node.write(1);
    heard.awaitCurrent();
    assertThat(heard.words()).endsWith("org1 r2", "org1 lost", "org1 r4");
  }

  @Test
  @DisplayName("the thread is there as long as somebody listens")
  void thread() throws Exception {
    FeedNode node = node(HOUR);
    node.write(1);
    assertThat(feedThread()).isEmpty();
    ChangeFeed.Subscription one = node.feed().subscribe(new Heard());
    ChangeFeed.Subscription other = node.feed().subscribe(new Heard());
    Thread first = feedThread().orElseThrow();
    assertThat(first.isDaemon()).isTrue();
    one.close();
    one.close();
    assertThat(feedThread()).contains(first);
    other.close();
    first.join(60_000);
    assertThat(first.isAlive()).isFalse();
    Heard heard = listen(node);
    heard.await("is current", h -> h.current() > Long.MIN_VALUE);
    node.close();
    assertThat(feedThread()).isEmpty();
    node.close();
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> node.feed().subscribe(heard));
  }

  @Test
  @DisplayName("who is the first to listen hears of the first look; the next one is in an hour")
  void firstLook() {
    FeedNode node = node(HOUR);
    for (int i = 0; i < 100; i++) {
      Heard heard = new Heard();
      try (ChangeFeed.Subscription subscription = node.feed().subscribe(heard)) {
        heard.await("is current", h -> h.current() > Long.MIN_VALUE);
        assertThat(subscription).isNotNull();
      }
    }
  }

  private static Optional<Thread> feedThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("access4j-feed") && thread.isAlive())
        .findFirst();
  }
}

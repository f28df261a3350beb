package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.jdbc.Wire.Break;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

@Requirement({"EV-9", "EV-11"})
@DisplayName("A node whose connections break")
class PostgreSqlFaultTest {

  private static final Duration FRESHNESS = Duration.ofMillis(600);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Toggled ONE = Toggled.of("the-one-organization");

  private final HikariDataSource database = Database.POSTGRESQL.create();
  private final Sql sql = Sql.of(database);
  private final EvaluatorNode other;

  PostgreSqlFaultTest() {
    AccessSchema.migrate(database);
    other = EvaluatorNode.on(pool(database.getJdbcUrl(), 10), FRESHNESS, builder -> builder);
  }

  @BeforeEach
  void found() {
    ONE.found(other.store());
  }

  @AfterEach
  void close() {
    other.close();
    database.close();
  }

  private static HikariDataSource pool(String url, int most) {
    return OwnServer.pool(url, most, Duration.ofSeconds(10));
  }

  /** Ends sessions of this database, and waits until they are gone. */
  private void terminate(String which) {
    assertThat(
            sql.list(
                Boolean.class,
                "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND "
                    + which))
        .isNotEmpty()
        .containsOnly(true);
  }

  @Test
  @DisplayName("denies within the bound what was revoked when it could not listen")
  void listening() throws Exception {
    PGSimpleDataSource ears = new PGSimpleDataSource();
    ears.setUrl(database.getJdbcUrl());
    ears.setUser("postgres");
    ears.setApplicationName(FeedSupport.EARS);
    try (EvaluatorNode node =
        EvaluatorNode.on(
            pool(database.getJdbcUrl(), 5),
            FRESHNESS,
            builder -> builder.listenOn(ears).pollEvery(POLL))) {
      for (int round = 0; round < 2 * Toggled.USERS; round++) {
        ONE.judgeAll(node.evaluator(), Revision.NONE);
        if (round % 4 == 0) {
          Until.isTrue(
              "it listens",
              () ->
                  sql.list(
                              Long.class,
                              "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?"
                                  + " AND datname = current_database()",
                              FeedSupport.EARS)
                          .get(0)
                      > 0);
          terminate("application_name = '" + FeedSupport.EARS + "'");
        }
        awaitFollowed(node, ONE.toggle(other.store()), System.nanoTime());
      }
      ONE.check(node.store(), node.evaluator());
    }
  }

  /** Asks without pause until it answers by a revision, which it has to beyond the bound. */
  private static void awaitFollowed(EvaluatorNode node, long revision, long returned)
      throws Exception {
    Until.isTrue(
        "it has followed",
        () -> {
          long asked = System.nanoTime();
          long answered = ONE.judgeAll(node.evaluator(), Revision.NONE);
          if (answered < revision && asked - returned > FRESHNESS.toNanos()) {
            throw new AssertionError("beyond the bound it is at " + answered);
          }
          return answered >= revision;
        });
  }

  @Test
  @DisplayName("throws while its pool has none to give, and goes on when it has")
  void exhausted() throws Exception {
    try (EvaluatorNode node =
        EvaluatorNode.on(
            OwnServer.pool(database.getJdbcUrl(), 3, Duration.ofMillis(250)),
            FRESHNESS,
            builder -> builder.withoutListening().pollEvery(POLL))) {
      assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(1);
      List<Connection> borrowed = borrowAll(node);
      long since = System.nanoTime();
      long revision = 1;
      while (revision < Toggled.USERS) {
        revision = ONE.toggle(other.store());
      }
      Until.isTrue("the bound is over", () -> System.nanoTime() - since > FRESHNESS.toNanos());
      Questions.requireNoAnswer(node.evaluator(), ONE, 1);
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> ONE.toggle(node.store()));
      for (Connection each : borrowed) {
        each.close();
      }
      assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(revision);
      assertThat(ONE.toggle(node.store())).isEqualTo(revision + 1);
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(revision + 1);
      node.awaitNoneLent();
    }
  }

  /** The feed has one now and then, so that the last is to be had when it gives it back. */
  private static List<Connection> borrowAll(EvaluatorNode node) throws Exception {
    List<Connection> borrowed = new ArrayList<>();
    for (int each = 0; each < 3; each++) {
      borrowed.add(node.database().getConnection());
    }
    return borrowed;
  }

  @Test
  @DisplayName("has written nothing when its session ends in the middle, and holds up nobody")
  void sessionEnds() throws Exception {
    try (EvaluatorNode node =
        EvaluatorNode.on(pool(database.getJdbcUrl(), 5), FRESHNESS, builder -> builder)) {
      AtomicInteger runs = new AtomicInteger();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(
              () ->
                  node.store()
                      .write(
                          ONE.id(),
                          transaction -> {
                            runs.incrementAndGet();
                            long revision = Toggled.apply(transaction);
                            transaction.organization();
                            terminate("state = 'idle in transaction'");
                            return revision;
                          }));
      assertThat(runs).hasValue(1);
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(1);
      assertThat(ONE.toggle(other.store())).isEqualTo(2);
      assertThat(ONE.toggle(node.store())).isEqualTo(3);
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("has written nothing when its process is killed in the middle, and holds up nobody")
  void processEnds() throws Exception {
    try (OtherProcess killed =
        new OtherProcess(HeldWrite.class, database.getJdbcUrl(), ONE.id().value())) {
      assertThat(killed.readLine()).isEqualTo("within");
      assertThat(ONE.judgeAll(other.evaluator(), Revision.NONE)).isEqualTo(1);
      killed.kill();
    }
    assertThat(ONE.toggle(other.store())).isEqualTo(2);
    assertThat(ONE.check(other.store(), other.evaluator())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  @DisplayName("says that a commit is uncertain, and tells the truth of it from then on")
  void commit(Break where) throws Exception {
    String direct = database.getJdbcUrl();
    int port = URI.create(direct.substring("jdbc:".length())).getPort();
    // What only a writer says: a reader's connection may carry a commit of the feed's later.
    try (Wire wire = new Wire(port, "INSERT INTO access_change ");
        EvaluatorNode node =
            EvaluatorNode.on(
                // So that each commit is sent as a text.
                pool(direct.replace(":" + port, ":" + wire.port()) + "&prepareThreshold=0", 5),
                HOUR,
                builder -> builder.listenOn(database).pollEvery(HOUR))) {
      long expected = 1;
      // Each way to be granted and revoked has its turn.
      for (int round = 0; round < Toggled.USERS; round++) {
        assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(expected);
        wire.breakAt(where);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> ONE.toggle(node.store()));
        assertThat(wire.isBroken()).isTrue();
        expected += where == Break.AFTER_COMMIT ? 1 : 0;
        // It would trust what it knows for an hour, and nobody wakes it.
        assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(expected);
        assertThat(ONE.toggle(node.store())).isEqualTo(++expected);
      }
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(expected);
      node.awaitNoneLent();
    }
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("a write is on the disk before it is told, also where a commit need not be")
  void onTheDisk() {
    sql.run("CREATE TABLE setting (value text)");
    sql.run(
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " INSERT INTO setting VALUES (current_setting('synchronous_commit'));"
            + " RETURN NEW; END $$");
    sql.run(
        "CREATE TRIGGER note AFTER INSERT ON access_change"
            + " FOR EACH ROW EXECUTE FUNCTION note()");
    for (String given : List.of("off", "on", "remote_write")) {
      OrganizationId organization = OrganizationId.of(given);
      try (HikariDataSource pool =
              pool(database.getJdbcUrl() + "&options=-c%20synchronous_commit=" + given, 2);
          JdbcAccessStore store = JdbcAccessStore.builder(pool).build()) {
        store.write(
            organization,
            tx -> {
              tx.put(Organization.of(organization, given));
              return given;
            });
        assertThat(Sql.of(pool).list(String.class, "SHOW synchronous_commit"))
            .containsExactly(given);
      }
    }
    assertThat(sql.list(String.class, "SELECT DISTINCT value FROM setting"))
        .containsExactlyInAnyOrder("local", "on", "remote_write");
  }
}

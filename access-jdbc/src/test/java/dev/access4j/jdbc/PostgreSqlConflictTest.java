package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Writers that are in each other's way on PostgreSQL")
class PostgreSqlConflictTest {

  private static final Duration FRESHNESS = Duration.ofSeconds(1);
  private static final Toggled ONE = Toggled.of("one");
  private static final Toggled OTHER = Toggled.of("other");

  private final HikariDataSource database = Database.POSTGRESQL.create();
  private final Sql sql = Sql.of(database);
  private final Crew crew = new Crew();

  @BeforeEach
  void migrate() {
    AccessSchema.migrate(database);
  }

  @AfterEach
  void close() {
    crew.close();
    database.close();
  }

  /** A node whose sessions have what was set for the database before. */
  private EvaluatorNode node() {
    return EvaluatorNode.on(
        OwnServer.pool(database.getJdbcUrl(), 10, Duration.ofSeconds(30)),
        FRESHNESS,
        builder -> builder);
  }

  /** Sets what sessions that begin from now on have, where they do not say otherwise. */
  private void setForAll(String setting, String value) {
    String name = sql.list(String.class, "SELECT current_database()").get(0);
    sql.run("ALTER DATABASE " + name + " SET " + setting + " = '" + value + "'");
  }

  /** The connection that is in the way; it is never the victim. */
  private Connection stranger() throws Exception {
    Connection stranger = database.getConnection();
    stranger.setAutoCommit(false);
    execute(stranger, "SET LOCAL deadlock_timeout = '1h'");
    execute(stranger, "SET LOCAL lock_timeout = 0");
    return stranger;
  }

  private static boolean execute(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private void awaitOneThatWaits() throws Exception {
    Until.isTrue(
        "somebody waits for a lock",
        () ->
            sql.list(
                        Long.class,
                        "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    .get(0)
                > 0);
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("the victim of a deadlock is done again, and once")
  void deadlock() throws Exception {
    setForAll("deadlock_timeout", "20ms");
    try (EvaluatorNode node = node();
        Connection stranger = stranger()) {
      ONE.found(node.store());
      execute(stranger, "SELECT 1 FROM access_role WHERE id = 'clerk' FOR UPDATE");
      CountDownLatch locked = new CountDownLatch(1);
      CountDownLatch crossed = new CountDownLatch(1);
      AtomicInteger runs = new AtomicInteger();
      Future<Long> writer =
          crew.ask(
              () ->
                  node.store()
                      .write(
                          ONE.id(),
                          transaction -> {
                            runs.incrementAndGet();
                            long revision = Toggled.apply(transaction);
                            locked.countDown();
                            await(crossed);
                            transaction.put(EndUserRole.of(RoleId.of("clerk"), "Clerk anew"));
                            return revision;
                          }));
      await(locked);
      Future<Boolean> crossing =
          crew.ask(() -> execute(stranger, "SELECT 1 FROM access_organization FOR UPDATE"));
      awaitOneThatWaits();
      crossed.countDown();
      // It gets the organization because the writer has been given up.
      Crew.await(crossing);
      assertThat(runs).hasValue(1);
      stranger.commit();
      stranger.setAutoCommit(true);
      assertThat(Crew.await(writer)).isEqualTo(2);
      assertThat(runs).hasValue(2);
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(2);
      String name =
          node.store().read(ONE.id(), view -> view.role(RoleId.of("clerk")).orElseThrow().name());
      assertThat(name).isEqualTo("Clerk anew");
    }
  }

  @Test
  @DisplayName("what does not get out of the way ends in an exception, and leaves nothing")
  void permanent() throws Exception {
    setForAll("lock_timeout", "20ms");
    try (EvaluatorNode node = node();
        Connection stranger = stranger()) {
      ONE.found(node.store());
      execute(stranger, "SELECT 1 FROM access_role WHERE id = 'clerk' FOR UPDATE");
      AtomicInteger runs = new AtomicInteger();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(
              () ->
                  node.store()
                      .write(
                          ONE.id(),
                          transaction -> {
                            runs.incrementAndGet();
                            Toggled.apply(transaction);
                            transaction.put(EndUserRole.of(RoleId.of("clerk"), "Clerk anew"));
                            return transaction.revision();
                          }))
          .withMessageContaining("10 times");
      assertThat(runs).hasValue(Writing.ATTEMPTS);
      stranger.rollback();
      stranger.setAutoCommit(true);
      assertThat(ONE.check(node.store(), node.evaluator())).isEqualTo(1);
      assertThat(ONE.toggle(node.store())).isEqualTo(2);
      assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  @Requirement({"EV-10", "EV-11"})
  @DisplayName("come one after the other, whatever isolation the host has for its own")
  void isolation(String level) throws Exception {
    setForAll("default_transaction_isolation", level);
    int writes = 12;
    try (EvaluatorNode a = node();
        EvaluatorNode b = node()) {
      assertThat(Sql.of(a.database()).list(String.class, "SHOW transaction_isolation"))
          .containsExactly(level);
      ONE.found(a.store());
      for (int each = 0; each < 2; each++) {
        crew.once(() -> write(writes, a, b));
        crew.once(() -> write(writes, b, a));
      }
      crew.stop();
      assertThat(ONE.check(a.store(), a.evaluator())).isEqualTo(4 * writes + 1);
      assertThat(ONE.check(b.store(), b.evaluator())).isEqualTo(4 * writes + 1);
    }
  }

  private static void write(int writes, EvaluatorNode writer, EvaluatorNode other) {
    for (int write = 0; write < writes; write++) {
      long revision = ONE.toggle(writer.store());
      assertThat(ONE.judgeAll(writer.evaluator(), Revision.NONE)).isGreaterThanOrEqualTo(revision);
      ONE.judgeAll(other.evaluator(), new Revision(revision));
    }
  }

  @Test
  @DisplayName("are not, when it is two organizations that they write to")
  void organizations() throws Exception {
    try (EvaluatorNode node = node()) {
      ONE.found(node.store());
      OTHER.found(node.store());
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      Future<Long> held =
          crew.ask(
              () ->
                  node.store()
                      .write(
                          ONE.id(),
                          transaction -> {
                            long revision = Toggled.apply(transaction);
                            begun.countDown();
                            await(done);
                            return revision;
                          }));
      await(begun);
      for (long revision = 2; revision <= 30; revision++) {
        assertThat(OTHER.toggle(node.store())).isEqualTo(revision);
        assertThat(OTHER.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(revision);
      }
      assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(1);
      done.countDown();
      assertThat(Crew.await(held)).isEqualTo(2);
      ONE.check(node.store(), node.evaluator());
      OTHER.check(node.store(), node.evaluator());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, MINUTES)) {
        throw new AssertionError("a minute is over");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

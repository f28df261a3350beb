package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** A node of a host: a pool, a store and an evaluator of its own. */
record EvaluatorNode(HikariDataSource database, JdbcAccessStore store, Access4j access)
    implements AutoCloseable {

  static EvaluatorNode on(
      HikariDataSource database,
      Duration freshness,
      UnaryOperator<JdbcAccessStore.Builder> settings) {
    return on(database, freshness, InstantSource.system(), settings);
  }

  static EvaluatorNode on(
      HikariDataSource database,
      Duration freshness,
      InstantSource clock,
      UnaryOperator<JdbcAccessStore.Builder> settings) {
    JdbcAccessStore store = settings.apply(JdbcAccessStore.builder(database)).build();
    CacheSettings caches = CacheSettings.DEFAULT.withFreshness(freshness);
    return new EvaluatorNode(
        database, store, Access4j.builder(store).clock(clock).caches(caches).build());
  }

  AccessEvaluator evaluator() {
    return access.evaluator();
  }

  /** Waits until no connection is lent: what leaks one never gets there. */
  void awaitNoneLent() throws Exception {
    Until.isTrue(
        "all connections are back in the pool",
        () -> database.getHikariPoolMXBean().getActiveConnections() == 0);
  }

  /** Ends it; a pool that has not got all back by then has lost one. */
  @Override
  public void close() {
    access.close();
    store.close();
    try {
      awaitNoneLent();
    } catch (Exception e) {
      // Waiting throws what it waits for, interruption or time: all of them are a leak here.
      throw new AssertionError(e);
    } finally {
      database.close();
    }
  }
}

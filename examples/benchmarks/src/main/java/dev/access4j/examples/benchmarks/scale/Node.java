package dev.access4j.examples.benchmarks.scale;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.jdbc.JdbcAccessStore;

/**
 * A node of a host: a pool of connections of its own, a store and what answers.
 *
 * @param database connections to PostgreSQL
 * @param store the store on it
 * @param access the library
 */
record Node(HikariDataSource database, JdbcAccessStore store, Access4j access)
    implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  static Node open(String url) {
    return open(url, CacheSettings.DEFAULT);
  }

  static Node open(String url, CacheSettings caches) {
    HikariDataSource database = new HikariDataSource(Database.postgreSql(url, CONNECTIONS));
    JdbcAccessStore store = JdbcAccessStore.builder(database).build();
    return new Node(database, store, Access4j.builder(store).caches(caches).build());
  }

  AccessEvaluator evaluator() {
    return access.evaluator();
  }

  @Override
  public void close() {
    access.close();
    store.close();
    database.close();
  }
}

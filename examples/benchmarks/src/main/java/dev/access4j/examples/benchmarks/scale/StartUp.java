package dev.access4j.examples.benchmarks.scale;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.jdbc.JdbcAccessStore;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * From a store to the first answer, in a process whose code and connections are warm: what a node
 * reads before it can answer. Each time another user asks.
 */
final class StartUp {

  private static final int CONNECTIONS = 5;

  private StartUp() {}

  static List<Figure> measure(String url, int users, int samples) {
    SplittableRandom random = new SplittableRandom(20261202);
    Sample nanos = new Sample();
    try (HikariDataSource database = new HikariDataSource(Database.postgreSql(url, CONNECTIONS));
        JdbcAccessStore store = JdbcAccessStore.builder(database).build()) {
      for (int i = 0; i < GrowthSettings.warmUp(samples); i++) {
        start(store, random.nextInt(users));
      }
      for (int i = 0; i < samples; i++) {
        nanos.add(start(store, random.nextInt(users)));
      }
    }
    return List.of(
        nanos.figure("growth.startUp", Map.of("users", Integer.toString(users)), "ms", 1e6));
  }

  private static double start(JdbcAccessStore store, int user) {
    AccessRequest request = GrowingBank.request(user);
    long begun = System.nanoTime();
    try (Access4j access = Access4j.builder(store).build()) {
      boolean allowed = access.evaluator().isAllowed(request);
      long taken = System.nanoTime() - begun;
      if (!allowed) {
        throw new IllegalStateException("denied: " + request);
      }
      return taken;
    }
  }
}

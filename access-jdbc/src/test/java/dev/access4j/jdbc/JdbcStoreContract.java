package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.store.AccessStore;
import dev.access4j.testkit.store.AccessStoreKit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The whole kit; one database of each kind for all its tests, as the kit allows. */
abstract class JdbcStoreContract extends AccessStoreKit {

  private static final Map<Database, HikariDataSource> DATABASES = new EnumMap<>(Database.class);

  private final Database kind;
  private final List<JdbcAccessStore> opened = new ArrayList<>();

  JdbcStoreContract(Database kind) {
    this.kind = kind;
  }

  @Override
  protected AccessStore newStore() {
    HikariDataSource database;
    synchronized (DATABASES) {
      database =
          DATABASES.computeIfAbsent(
              kind,
              key -> {
                HikariDataSource made = key.create();
                AccessSchema.migrate(made);
                // Pools come to an end of each connection, also of those that made the tables.
                made.getHikariPoolMXBean().softEvictConnections();
                return made;
              });
    }
    JdbcAccessStore store = JdbcAccessStore.builder(database).build();
    opened.add(store);
    return store;
  }

  @Override
  protected int rememberedChanges() {
    return 1_000;
  }

  @AfterEach
  void close() {
    opened.forEach(JdbcAccessStore::close);
  }
}

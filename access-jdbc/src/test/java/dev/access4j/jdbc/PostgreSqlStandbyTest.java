package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement({"EV-9", "EV-11"})
@DisplayName("A standby, which is behind its primary,")
class PostgreSqlStandbyTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;

  @Test
  @DisplayName("is neither opened, read nor followed; once it is promoted, it is again")
  void refused() throws Exception {
    try (OwnServer server = new OwnServer(directory);
        HikariDataSource database = server.pool(4)) {
      AccessSchema.migrate(database);
      Cable ears = new Cable(database);
      try (JdbcAccessStore store =
              JdbcAccessStore.builder(database).listenOn(ears).pollEvery(HOUR).build();
          JdbcAccessStore other = JdbcAccessStore.builder(database).build()) {
        put(store, "A bank");
        Heard heard = new Heard();
        AutoCloseable unused = store.changes().subscribe(heard);
        heard.awaitCurrent();

        server.stop();
        Files.createFile(directory.resolve("standby.signal"));
        server.restart();
        Sql sql = Sql.of(database);
        Until.isTrue("the standby answers", () -> isStandby(sql));
        long started = System.nanoTime();

        assertRefused(() -> JdbcAccessStore.builder(database).build());
        assertRefused(() -> store.read(BANK, ReadView::revision));
        assertRefused(() -> store.load(BANK, ReadView::revision));
        // The feed has looked at the standby when it tries once more.
        ears.awaitUses(2);
        assertThat(heard.current() - started).isNegative();

        assertThat(sql.list(Boolean.class, "SELECT pg_promote()")).containsExactly(true);
        assertThat(store.load(BANK, ReadView::revision).value()).isEqualTo(1);
        heard.await("bank lost");
        // Within the hour, so that it listens.
        put(other, "The bank");
        heard.await("bank r2");
      }
    }
  }

  private static void put(JdbcAccessStore store, String name) {
    store.write(
        BANK,
        tx -> {
          tx.put(Organization.of(BANK, name));
          return name;
        });
  }

  private static boolean isStandby(Sql sql) {
    try {
      return sql.list(Boolean.class, "SELECT pg_is_in_recovery()").contains(true);
    } catch (Sql.SqlFailure e) {
      // The pool has still connections to what was there before.
      return false;
    }
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContaining("standby");
  }
}

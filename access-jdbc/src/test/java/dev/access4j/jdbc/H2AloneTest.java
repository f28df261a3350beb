package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host that has H2 alone")
class H2AloneTest {

  @Test
  @DisplayName("follows the feed without PostgreSQL's driver on its class path")
  void withoutDriver() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Path.of(entry).getFileName().toString().startsWith("postgresql-")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader host =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> host.loadClass("org.postgresql.PGConnection"));
      Class<?> program = host.loadClass(Program.class.getName());
      assertThat(program).isNotEqualTo(Program.class);
      ((Runnable) program.getDeclaredConstructor().newInstance()).run();
    }
  }

  /** Runs among that host's classes. */
  public static final class Program implements Runnable {

    /** Made by its class. */
    public Program() {}

    @Override
    public void run() {
      JdbcConnectionPool database =
          JdbcConnectionPool.create("jdbc:h2:mem:alone;DB_CLOSE_DELAY=-1", "sa", "");
      AccessSchema.migrate(database);
      new Rows(database).organization(1, "org1");
      try (JdbcChangeFeed feed =
          new JdbcChangeFeed(
              database, database, Dialect.H2, Duration.ofMillis(20), Duration.ofDays(1), true)) {
        Heard heard = new Heard();
        feed.subscribe(heard);
        FeedNode.record(database, 1);
        heard.await("org1 r2");
      } finally {
        database.dispose();
      }
    }
  }
}

package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.testkit.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

@DisplayName("A big organization, in a heap of 256 MB")
class BigLoadTest {

  private static final int USERS = Boolean.getBoolean("access4j.slow") ? 1_000_000 : 50_000;

  private static final List<String> TABLES =
      List.of(
          "access_organization",
          "access_user",
          "access_solution",
          "access_role",
          "access_group",
          "access_group_role",
          "access_membership",
          "access_version",
          "access_version_role",
          "access_share",
          "access_share_role");

  @TempDir private Path folder;

  @Test
  @Requirement("LU-4")
  @DisplayName("is loaded, and its users are streamed; and COPY takes the same rows")
  void loads() throws Exception {
    try (HikariDataSource database = Database.POSTGRESQL.create();
        HikariDataSource other = Database.POSTGRESQL.create()) {
      AccessSchema.migrate(database);
      AccessSchema.migrate(other);
      assertThat(run(database.getJdbcUrl())).isZero();
      assertThat(Sql.of(database).list(Long.class, "SELECT count(*) FROM access_user"))
          .containsExactly((long) USERS);
      // Tables are copied one after the other, and solutions before the versions that are live.
      Sql.of(other).run("ALTER TABLE access_solution DROP CONSTRAINT access_solution_live");
      for (String table : TABLES) {
        copy(table, database, other);
      }
    }
  }

  private int run(String url) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath(),
                BigLoad.class.getName(),
                url,
                String.valueOf(USERS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(program.waitFor(30, TimeUnit.MINUTES)).isTrue();
    System.out.print(Files.readString(output));
    return program.exitValue();
  }

  /** Of the module path too: surefire splits what the tests run on. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        + File.pathSeparator
        + System.getProperty("jdk.module.path", "");
  }

  /** Copies a table from one database to the other and prints what the second half takes. */
  private void copy(String table, HikariDataSource from, HikariDataSource to) throws Exception {
    Path file = folder.resolve(table);
    try (Connection connection = from.getConnection();
        var out = Files.newOutputStream(file)) {
      copying(connection).copyOut("COPY " + table + " TO STDOUT", out);
    }
    try (Connection connection = to.getConnection();
        var in = Files.newInputStream(file)) {
      connection.setAutoCommit(false);
      long begun = System.nanoTime();
      long rows = copying(connection).copyIn("COPY " + table + " FROM STDIN", in);
      connection.commit();
      System.out.println(
          "COPY " + table + " " + rows + " " + (System.nanoTime() - begun) / 1_000_000);
    }
  }

  private static CopyManager copying(Connection connection) throws Exception {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}

package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.cli.TestDatabase.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that cannot be used: one line, exit 2, and no password in it. */
class DatabaseFailureTest {

  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;

  private static void assertRefused(String message, Run run) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().startsWith("access: ");
    assertThat(run.err()).contains(message).doesNotContain(SECRET, "Exception");
  }

  @Test
  @DisplayName("no server, no such database, a URL of another kind or of none")
  void unreachable() {
    String closed = "jdbc:postgresql://localhost:1/bank";
    assertRefused(
        closed + "?... cannot be used: Connection to localhost:1 refused.",
        Run.access("export", "--jdbc-url", closed + "?password=" + SECRET));
    assertRefused(
        "the URL must begin with jdbc:postgresql: or jdbc:h2:",
        Run.access("export", "--jdbc-url", "jdbc:mysql://root:" + SECRET + "@localhost/bank"));
    assertRefused(
        "'bank' is no JDBC URL; --db takes the path", Run.access("export", "--jdbc-url", "bank"));
    assertRefused(
        "jdbc:postgresql://localhost/bank",
        Run.access("export", "--jdbc-url", "jdbc:postgresql://me:" + SECRET + "@localhost/bank"));
    assertRefused(
        "cannot be used",
        Run.access("init", "--jdbc-url", "jdbc:h2:mem:x;NO_SUCH_SETTING=" + SECRET));
    assertRefused(
        "jdbc:h2:mem:y;... cannot be used",
        Run.access("init", "--jdbc-url", "jdbc:h2:mem:y;IGNORECASE=TRUE;PASSWORD=" + SECRET));
  }

  @Test
  @DisplayName("a path without a database: nothing is made, and the hint makes it")
  void nothingThere() throws Exception {
    String path = folder.resolve("bank").toString();
    String file = Run.sample("branch.json", folder).toString();

    for (String[] command :
        List.of(
            new String[] {"export", "--db", path},
            new String[] {"plan", file, "--db", path},
            new String[] {"apply", file, "--db", path},
            new String[] {"audit", "--db", path})) {
      assertRefused(
          "jdbc:h2:file:" + path + " is not there; 'access init --db " + path + "' makes it",
          Run.access(command));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThat(Run.access("init", "--db", path + ".mv.db").exit()).isZero();
    assertThat(Run.access("apply", file, "--db", path).exit()).isZero();
    assertThat(Run.access("export", "--db", path).out())
        .isEqualTo(Run.access("export", file).out());
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  @DisplayName("an error leaves no file beside the database, where H2 would write what it was")
  void noTrace() throws Exception {
    TestDatabase database = Kind.H2_FILE.create(folder);
    String path = database.url().substring("jdbc:h2:file:".length());

    assertRefused("has no tables for access", Run.access("export", "--db", path));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(Path.of(path + ".mv.db"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("no tables: the line says what makes them")
  void noTables(Kind kind) {
    TestDatabase database = kind.create(folder);
    String file = Run.sample("branch.json", folder).toString();

    for (String[] command :
        List.of(
            new String[] {"export"},
            new String[] {"apply", file},
            new String[] {"audit"},
            new String[] {"migrate", "plan"})) {
      assertRefused(
          database.shown()
              + " has no tables for access; 'access init --jdbc-url '"
              + database.shown()
              + "'' makes them",
          database.access(command));
    }
    Run json = database.access("export", "--json");
    assertThat(JsonTexts.values(json.out())).containsKey("/errors/0/message");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("user and password: by options, a file or the environment, and never shown")
  void passwords(Kind kind) {
    TestDatabase database = kind.create(folder);
    database.access("init");
    boolean h2 = kind != Kind.POSTGRESQL;
    database.run(
        h2
            ? "CREATE USER \"clerk\" PASSWORD '" + SECRET + "' ADMIN"
            : "CREATE ROLE clerk LOGIN SUPERUSER PASSWORD '" + SECRET + "'");
    Path file = Run.write(folder.resolve("secret.txt"), SECRET + "\n");
    String file2 = Run.sample("branch.json", folder).toString();
    database.access("apply", file2);
    String url = "--jdbc-url=" + database.url();
    String list = database.access("export").out();

    assertThat(Run.access("export", url, "--jdbc-user=clerk", "--jdbc-password-file=" + file).out())
        .isEqualTo(list);
    assertThat(Run.access("export", url, "--jdbc-user=clerk", "--jdbc-password=" + SECRET).out())
        .isEqualTo(list);
    Map<String, String> environment =
        Map.of(
            "ACCESS_JDBC_URL",
            database.url(),
            "ACCESS_JDBC_USER",
            "clerk",
            "ACCESS_JDBC_PASSWORD",
            SECRET);
    assertThat(Run.in(environment, "export").out()).isEqualTo(list);
    assertThat(Run.in(environment, "export", file2).out()).isEqualTo(list);
    assertThat(
            Run.access(
                    "export",
                    url + (h2 ? ";USER=clerk;PASSWORD=" : "?user=clerk&password=") + SECRET)
                .out())
        .isEqualTo(list);
    if (h2) {
      assertRefused(
          "wrong user or password for the user 'clerk'",
          Run.access("export", url, "--jdbc-user=clerk", "--jdbc-password=x" + SECRET));
    }
    assertRefused(
        "none.txt cannot be read",
        Run.access("export", url, "--jdbc-password-file=" + folder.resolve("none.txt")));
  }

  @Test
  @DisplayName("a plan file has no password in it")
  void plansWithoutSecrets() throws Exception {
    TestDatabase database = Kind.POSTGRESQL.create(folder);
    database.access("init");
    String file = Run.sample("branch.json", folder).toString();
    String plan = folder.resolve("a.plan").toString();
    String url = database.url() + "?user=postgres&password=" + SECRET;

    assertThat(Run.access("plan", file, "--jdbc-url", url, "--out", plan).exit()).isZero();

    assertThat(Files.readString(Path.of(plan)))
        .contains(database.url() + "?...")
        .doesNotContain(SECRET);
    Run incomplete = Run.access("apply", "--plan", plan);
    assertThat(incomplete.exit()).isEqualTo(2);
    assertThat(incomplete.err()).contains("without its settings: add --jdbc-url");
    assertThat(Run.access("apply", "--plan", plan, "--jdbc-url", url).outLines())
        .endsWith("applied to " + database.url() + "?...");
  }
}

package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.cli.TestDatabase.Kind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code access test} in a database: the same report, and nothing is left behind. */
class ScratchSchemasTest {

  private static final String BAD_CASE =
      "{\"cases\": [{\"name\": \"n\", \"ask\": \"solutions\", \"user\": \"ana\", \"expect\": []}]}";

  @TempDir private Path folder;

  @BeforeEach
  void samples() {
    Run.sample("branch.json", folder.resolve("cases"));
    Run.sample("branch.cases.json", folder.resolve("cases"));
    Run.sample("branch.december.cases.json", folder.resolve("cases"));
  }

  private String cases() {
    return folder.resolve("cases").toString();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("all pass, as in memory; also beside tables that are in use")
  void passes(Kind kind) {
    TestDatabase database = kind.create(folder);
    database.access("init");
    database.access("apply", folder.resolve("cases/branch.json").toString());

    Run run = database.access("test", cases());

    assertThat(run).isEqualTo(Run.access("test", cases()));
    assertThat(run.exit()).isZero();
    assertThat(database.scratchSchemas()).isEmpty();
    assertThat(database.access("list", "solutions", "--user=ana").outLines())
        .containsExactly("onboarding");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("failed cases, faulty files and faulty cases leave no schema either")
  void fails(Kind kind) {
    TestDatabase database = kind.create(folder);
    Run.write(folder.resolve("cases/branch.bad.cases.json"), BAD_CASE);
    Run failed = database.access("test", cases());
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed).isEqualTo(Run.access("test", cases()));
    assertThat(database.scratchSchemas()).isEmpty();

    Run.write(folder.resolve("cases/branch.bad.cases.json"), "{");
    Run.write(folder.resolve("cases/a.json"), "{\"organization\": 1}");
    Run.write(folder.resolve("cases/a.cases.json"), BAD_CASE);
    Run unusable = database.access("test", cases(), "--json");
    assertThat(unusable.exit()).isEqualTo(2);
    assertThat(unusable).isEqualTo(Run.access("test", cases(), "--json"));
    assertThat(database.scratchSchemas()).isEmpty();
  }

  @Test
  @DisplayName("a database in memory needs no name; the environment alone does not call for one")
  void nameless() {
    assertThat(Run.access("test", cases(), "--jdbc-url", "jdbc:h2:mem:").outLines())
        .endsWith("4 passed, 0 failed");
    assertThat(
            Run.in(Map.of("ACCESS_JDBC_URL", "jdbc:postgresql://localhost:1/none"), "test", cases())
                .outLines())
        .endsWith("4 passed, 0 failed");
  }

  @Test
  @DisplayName("a database that cannot be reached: one line, exit 2")
  void unreachable() {
    Run run = Run.access("test", cases(), "--jdbc-url", "jdbc:postgresql://localhost:1/none");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("Connection to localhost:1 refused");
  }
}

package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access keycloak import} of a file that a Keycloak has exported. */
class KeycloakImportCommandTest {

  private static final Path EXPORT =
      Path.of("../../access-keycloak/src/test/resources/export/one-file/acme-realm.json");

  @TempDir private Path folder;
  private String state = "";

  @BeforeEach
  void place() {
    state = folder.resolve("live.json").toString();
  }

  private Run imported(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("keycloak", "import", "--export", EXPORT.toString(), "--state", state));
    args.addAll(List.of(more));
    return Run.access(args.toArray(String[]::new));
  }

  private String saved() throws IOException {
    return Files.readString(Path.of(state));
  }

  @Test
  @DisplayName("makes the organization, takes all of it over, and finds it there the next time")
  void again() throws IOException {
    Run first = imported("--create", "acme");

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("roles", "groups", "users", "saved to " + state);
    assertThat(saved()).contains("ORGANIZATION_WIDE");
    String before = saved();

    Run second = imported("--create", "acme");

    assertThat(second.exit()).isEqualTo(first.exit());
    assertThat(saved()).isEqualTo(before);
    assertThat(Run.access("migrate", "plan", "--state", state).exit()).isZero();
  }

  @Test
  @DisplayName("a dry run says the same as the run, and makes nothing")
  void dryRun() {
    Run dry = imported("--create", "acme", "--dry-run");

    assertThat(Path.of(state)).doesNotExist();
    assertThat(dry.outLines()).endsWith("nothing was changed (dry run)");
    Run wet = imported("--create", "acme");
    assertThat(dry.out().replace("nothing was changed (dry run)", "saved to " + state))
        .isEqualTo(wet.out());
  }

  @Test
  @DisplayName("all notes are in the report, and the answer as JSON")
  void report() throws IOException {
    Path report = folder.resolve("notes.txt");
    Run run = imported("--create", "acme", "--report", report.toString(), "--json");

    assertThat(run.out()).contains("\"noteCount\"", "\"groups\"", "\"saved\": true");
    assertThat(Files.readString(report)).contains("renamed group '/");
  }

  @Test
  @DisplayName("without the organization it says so, and changes nothing")
  void missing() {
    Run run = imported();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is not there");
    assertThat(Path.of(state)).doesNotExist();
  }

  @Test
  @DisplayName("a file that is no export is told, with what it is")
  void unusable() {
    Path wrong = Run.write(folder.resolve("wrong.json"), "{\"realm\": 1}");
    Run run =
        Run.access(
            "keycloak", "import", "--export", wrong.toString(), "--state", state, "--create", "x");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("wrong.json").doesNotContain("Exception");
    assertThat(Path.of(state)).doesNotExist();
  }

  @Test
  @DisplayName("a server that is not named, or twice, is a mistake of the call")
  void usage() {
    assertThat(Run.access("keycloak", "import", "--state", state).err())
        .contains("Missing --keycloak URL, or ACCESS_KEYCLOAK_URL");
    assertThat(imported("--keycloak", "https://login.example.org").err())
        .contains("--export and --keycloak exclude each other");
    assertThat(Run.access("keycloak").err()).contains("Missing the command");
    assertThat(
            Run.access(
                    "keycloak", "invite", "ana", "--state", state, "--keycloak", "http://127.0.0.1")
                .err())
        .contains("Either USERNAME and EMAIL, or --csv FILE");
    Run reconcile =
        Run.access(
            "keycloak",
            "reconcile",
            "--db",
            state,
            "--keycloak",
            "http://127.0.0.1",
            "--realm",
            "x");
    assertThat(reconcile.err())
        .contains("Missing --client-secret-file FILE, or ACCESS_KEYCLOAK_SECRET");
  }

  @Test
  @DisplayName("what needs accounts needs a database: a file does not keep them")
  void fileState() {
    Run whoami = Run.access("keycloak", "whoami", "token", "--audience", "a", "--state", state);
    assertThat(whoami.err()).contains("a file does not keep which account a user has");
  }
}

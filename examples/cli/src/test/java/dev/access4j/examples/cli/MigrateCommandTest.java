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

/** {@code access migrate plan} and {@code apply} (AM-4). */
class MigrateCommandTest {

  private static final String SHARE_OF_EVE =
      "\"live\": \"1\", \"shares\": [{\"user\": \"eve\", \"roles\": [\"lead\"]}],";

  @TempDir private Path folder;
  private Path file = Path.of("");
  private String state = "";

  @BeforeEach
  void sample() {
    file = Run.sample("wide.json", folder);
    state = file.toString();
  }

  private Run migrate(String command, String... more) {
    List<String> args = new ArrayList<>(List.of("migrate", command, "--state", state));
    args.addAll(List.of(more));
    return Run.access(args.toArray(String[]::new));
  }

  private void shareWithEve() {
    Run.write(file, Run.sampleText("wide.json").replace("\"live\": \"1\",", SHARE_OF_EVE));
  }

  private String text() throws IOException {
    return Files.readString(file);
  }

  /** What everybody may do, asked one by one. */
  private List<String> decisions() {
    List<String> answers = new ArrayList<>();
    for (String user : List.of("ana", "bob", "eve")) {
      for (String flow : List.of("desk", "office")) {
        Run run =
            Run.access(
                "check",
                state,
                "--user=" + user,
                "--solution=loans",
                "--ui-flow=" + flow,
                "--operation=INTERACT");
        answers.add(user + " " + flow + " " + run.exit());
      }
    }
    return answers;
  }

  @Test
  @DisplayName("plan: the report, exit 0 as every decision stays, and nothing is changed")
  void plans() throws IOException {
    String before = text();
    String out = folder.resolve("migration.json").toString();

    Run run = migrate("plan", "--out", out);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.outLines())
        .contains(
            "EQUAL: every decision stays as it is",
            "Shares to make: 1",
            "  loans: share with group 'Branch 01', FROM_GROUP",
            "Assignments kept: 1");
    assertThat(JsonTexts.values(Files.readString(Path.of(out))))
        .containsEntry("/equal", "true")
        .containsEntry("/shares/0/group", "Branch 01");
    assertThat(JsonTexts.values(migrate("plan", "--json").out()))
        .containsEntry("/organization", "acme")
        .containsEntry("/keptAssignments", "1");
    assertThat(text()).isEqualTo(before);
    assertThat(folder.resolve("wide.json.lock")).doesNotExist();
  }

  @Test
  @DisplayName("apply: the state has its shares, and every check answers as before")
  void applies() {
    List<String> before = decisions();

    Run run = migrate("apply", "--actor", "root");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).endsWith("applied to " + state);
    assertThat(decisions())
        .isEqualTo(before)
        .contains("ana desk 0", "ana office 1", "bob desk 1", "bob office 0");
    assertThat(Run.access("export", state).out()).contains("\"FROM_GROUP\"");
    assertThat(Run.access("audit", "--state", state, "--actor", "root").outLines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .endsWith(
                        "  migration.apply  + share of solution 'loans' with group 'Branch 01'"))
        .contains("    assignmentModel: ORGANIZATION_WIDE -> PER_SOLUTION");
  }

  @Test
  @DisplayName(
      "decisions that would differ must be accepted: until then nothing is applied, exit 1")
  void differences() throws IOException {
    shareWithEve();
    String before = text();

    assertThat(migrate("plan").exit()).isEqualTo(1);
    Run refused = migrate("apply");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.outLines())
        .contains("    'eve': INTERACT on uiFlow:office of loans@1 (live): DENIED -> ALLOWED");
    assertThat(refused.err())
        .isEqualTo(
            "access: not applied: 1 decision would differ; --accept-differences applies it all the"
                + " same\n");
    assertThat(JsonTexts.values(migrate("apply", "--json").out()))
        .containsEntry("/applied", "false")
        .containsEntry("/plan/differences/0/user", "eve")
        .containsKey("/errors/0/message");
    assertThat(text()).isEqualTo(before);

    Run accepted = migrate("apply", "--accept-differences", "--json");

    assertThat(accepted.exit()).isZero();
    assertThat(JsonTexts.values(accepted.out()))
        .containsEntry("/applied", "true")
        .containsEntry("/state", state)
        .containsEntry("/plan/equal", "false");
    assertThat(decisions()).contains("eve office 0");
    assertThat(
            Run.access("audit", "--state", state, "--operation=migration.applyWithDifferences")
                .outLines())
        .anySatisfy(line -> assertThat(line).startsWith("#1  "));
  }

  @Test
  @DisplayName("a state that has its shares already, and one that is not there: exit 2")
  void refuses() {
    migrate("apply");
    for (String command : List.of("plan", "apply")) {
      Run run = migrate(command);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "access: "
                  + state
                  + ": the organization is PER_SOLUTION already: there is nothing to migrate\n");
      Run missing = Run.access("migrate", command, "--state", folder.resolve("x.json").toString());
      assertThat(missing.exit()).isEqualTo(2);
      assertThat(missing.err()).contains("x.json is not there");
    }
  }
}

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

/** {@code access import-users}. */
class ImportUsersCommandTest {

  @TempDir private Path folder;
  private String state = "";
  private String csv = "";

  @BeforeEach
  void sample() {
    state = Run.sample("branch.json", folder).toString();
    csv = folder.resolve("users.csv").toString();
    Run.write(
        Path.of(csv),
        """
        username,email,firstName,groups
        zoe,zoe@acme.example,Zoe,
        ana,ana@acme.example,Anna,
        """);
  }

  private Run imported(String... more) {
    List<String> args = new ArrayList<>(List.of("import-users", csv, "--state", state));
    args.addAll(List.of(more));
    return Run.access(args.toArray(String[]::new));
  }

  @Test
  @DisplayName("rows are put into the state; a second run finds all of it there")
  void again() throws IOException {
    Run first = imported();

    assertThat(first.exit()).isZero();
    assertThat(first.outLines())
        .containsExactly(
            "2 rows: 1 created, 1 updated, 0 unchanged, 0 refused", "saved to " + state);
    assertThat(first.err()).isEmpty();
    String saved = Files.readString(Path.of(state));
    assertThat(saved).contains("zoe@acme.example", "\"Anna\"", "\"INVITED\"");

    Run second = imported();

    assertThat(second.exit()).isZero();
    assertThat(second.outLines())
        .containsExactly("2 rows: 0 created, 0 updated, 2 unchanged, 0 refused");
    assertThat(Files.readString(Path.of(state))).isEqualTo(saved);
  }

  @Test
  @DisplayName("a dry run says the same and changes nothing")
  void dryRun() throws IOException {
    String before = Files.readString(Path.of(state));

    Run run = imported("--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.outLines())
        .containsExactly("2 rows: 1 created, 1 updated, 0 unchanged, 0 refused (dry run)");
    assertThat(Files.readString(Path.of(state))).isEqualTo(before);
  }

  @Test
  @DisplayName("refused rows: exit 1, each fault as of a file, the others are saved")
  void refused() throws IOException {
    Run.write(Path.of(csv), "username,email,groups\nzoe,zoe,Nobody\nfay,fay@acme.example,\n");

    Run run = imported();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines())
        .containsExactly(
            "2 rows: 1 created, 0 updated, 0 unchanged, 1 refused", "saved to " + state);
    assertThat(run.err().lines())
        .containsExactly(
            csv + ":2:1: email: is not an e-mail address (DIR-2)",
            csv + ":2:1: groups: there is no group 'Nobody' (DIR-7)");
    assertThat(Files.readString(Path.of(state))).contains("fay@acme.example");
    assertThat(JsonTexts.values(imported("--json").out()))
        .containsEntry("/rows", "2")
        .containsEntry("/unchanged", "1")
        .containsEntry("/refused", "1")
        .containsEntry("/saved", "false")
        .containsEntry("/errors/0/line", "2")
        .containsEntry("/errors/1/path", "groups");
  }

  @Test
  @DisplayName("of many refused rows the first are shown, and a report has all of them")
  void report() throws IOException {
    StringBuilder text = new StringBuilder("username,email\n");
    for (int i = 0; i < 30; i++) {
      text.append("new").append(i).append(",nowhere\n");
    }
    Run.write(Path.of(csv), text.toString());
    String report = folder.resolve("refused.txt").toString();

    Run brief = imported("--dry-run");
    Run full = imported("--report", report, "--batch-size", "7");

    assertThat(brief.err().lines())
        .hasSize(21)
        .last()
        .isEqualTo("access: and 10 more refused rows; --report has all of them");
    assertThat(full.err().lines())
        .last()
        .isEqualTo("access: and 10 more refused rows; " + report + " has all of them");
    assertThat(Files.readAllLines(Path.of(report)))
        .hasSize(30)
        .last()
        .isEqualTo(csv + ":31:1: email: is not an e-mail address (DIR-2)");
    assertThat(JsonTexts.values(imported("--json", "--report", report).out()))
        .containsEntry("/report", report);
  }

  @Test
  @DisplayName("a file that cannot be read to its end changes nothing")
  void unusable() throws IOException {
    String before = Files.readString(Path.of(state));
    Run.write(Path.of(csv), "username,email\nfay,fay@acme.example\n\"gus,");

    Run open = imported("--batch-size", "1");
    Run missing = Run.access("import-users", csv + "x", "--state", state);
    Path report = folder.resolve("refused.csv");
    Run missingWithReport =
        Run.access("import-users", csv + "x", "--state", state, "--report", report.toString());
    Run noState = Run.access("import-users", csv, "--state", state.replace("branch", "none"));

    assertThat(open.exit()).isEqualTo(2);
    assertThat(open.err()).startsWith(csv + ":3:1: a quote is opened");
    assertThat(Files.readString(Path.of(state))).isEqualTo(before);
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualTo("access: " + csv + "x: there is no such file or directory\n");
    assertThat(missingWithReport.err()).isEqualTo(missing.err());
    assertThat(report).doesNotExist();
    assertThat(noState.exit()).isEqualTo(2);
    assertThat(noState.err()).contains("is not there; 'access apply' makes it");
    assertThat(JsonTexts.values(imported("--json").out())).containsEntry("/errors/0/line", "3");
  }

  @Test
  @DisplayName("the rows may come from standard input")
  void standardInput() {
    Run run =
        Run.reading(
            "username,email\nzoe,zoe@acme.example\n", "import-users", "-", "--state", state);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("1 row: 1 created");
  }

  @Test
  @DisplayName("made-up users fit the made-up bank")
  void madeUp() {
    String bank = folder.resolve("bank.json").toString();
    Run.access("generate", "--users", "10", "--groups", "4", "--output", bank);
    Run.access("generate", "--users", "300", "--groups", "4", "--csv", "--output", csv);

    assertThat(Run.access("import-users", csv, "--state", bank).out())
        .startsWith("300 rows: 290 created, 0 updated, 10 unchanged, 0 refused");
  }
}

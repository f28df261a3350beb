package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access test}. */
class TestCommandTest {

  private static final String ONE_CASE =
      "{\"cases\": [{\"name\": \"n\", \"ask\": \"solutions\", \"user\": \"ana\", \"expect\": %s}]}";

  @TempDir private Path folder;

  @BeforeEach
  void samples() {
    Run.sample("branch.json", folder);
    Run.sample("branch.cases.json", folder);
    Run.sample("branch.december.cases.json", folder);
  }

  @Test
  @DisplayName("a directory whose cases all pass: exit 0, counts in the last line")
  void passes() {
    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(
            folder.resolve("branch.cases.json") + ": 3 passed, 0 failed",
            folder.resolve("branch.december.cases.json") + ": 1 passed, 0 failed",
            "4 passed, 0 failed");
  }

  @Test
  @DisplayName("a failed evaluate shows name, expected, actual, gates, grants and what is missing")
  void explainsFailure() {
    expect("ALLOWED", "DENIED:NOT_SHARED");

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines()).endsWith("3 passed, 1 failed");
    assertThat(run.out())
        .containsPattern("CASE +EXPECTED +ACTUAL")
        .containsPattern("a teller works in her lane +DENIED:NOT_SHARED +ALLOWED")
        .contains("ana: EXECUTE on open-account/Front office of onboarding with")
        .contains("businessFilters=['branch_01']", "at 2026-11-24T12:00:00Z")
        .contains("EV-1 passed", "EV-7 passed")
        .contains("teller, share with the group 'Branch 01': listed, permitted");
  }

  @Test
  @DisplayName("what is missing is shown for a denial that was expected to be allowed")
  void showsMissing() {
    expect("[\"branch_01\"]}, \"expect\": \"ALLOWED\"", "[\"b2\"]}, \"expect\": \"ALLOWED\"");

    assertThat(Run.access("test", folder.toString()).out())
        .containsPattern("ALLOWED +DENIED:BUSINESS_FILTER_MISMATCH")
        .containsPattern("EV-7 FAILED +businessFilters: the instance has \\['b2'\\]")
        .containsPattern("missing +.*businessFilters.*b2");
  }

  @Test
  @DisplayName("a failed list says which names are missing and which are too much")
  void showsDifference() {
    expect("[\"ana\", \"dan\"]", "[\"ana\", \"bob\"]");

    assertThat(Run.access("test", folder.toString()).out())
        .containsPattern("both are candidates +\\[ana, bob] +\\[ana, dan]")
        .containsPattern("missing +bob")
        .containsPattern("too much +dan");
  }

  @Test
  @DisplayName("a failed list of the right names says that they are not in order")
  void showsOrder() {
    expect("[\"ana\", \"dan\"]", "[\"dan\", \"ana\"]");

    assertThat(Run.access("test", folder.toString()).out())
        .containsPattern("both are candidates +\\[dan, ana] +\\[ana, dan]")
        .contains("not in order")
        .doesNotContain("missing", "too much");
  }

  @Test
  @DisplayName("a name that is there once and expected twice is missing once")
  void showsDuplicates() {
    expect("[\"ana\", \"dan\"]", "[\"ana\", \"ana\", \"dan\"]");

    assertThat(Run.access("test", folder.toString()).out())
        .containsPattern("missing +ana")
        .doesNotContain("too much", "not in order");
  }

  @Test
  @DisplayName("a failed canStart shows the two operations, a failed empty list the gate")
  void showsNotes() {
    String cases =
        """
        {"now": "2026-11-24T12:00:00Z", "cases": [
          {"name": "starts", "ask": "canStart", "solution": "onboarding",
           "process": "open-account", "expect": true},
          {"name": "holds", "ask": "roles", "user": "eva", "solution": "onboarding",
           "expect": ["teller"]}]}
        """;
    Path file = Run.write(folder.resolve("branch.notes.cases.json"), cases);

    assertThat(Run.access("test", file.toString()).out())
        .containsPattern("note +EXECUTE on open-account/Front office: DENIED:OPERATION_NOT_PERM")
        .containsPattern("EV-6 FAILED +EXECUTE is permitted to")
        .containsPattern("note +EV-1: user eva is DEACTIVATED");
    assertThat(JsonTexts.values(Run.access("test", file.toString(), "--json").out()))
        .containsEntry("/files/0/failures/1/notes/0", "EV-1: user eva is DEACTIVATED")
        .containsEntry("/files/0/failures/0/explanation/gates/5/outcome", "FAILED");
  }

  @Test
  @DisplayName("an access file stands for its case files, a case file for itself, both run once")
  void takesFiles() {
    String accessFile = folder.resolve("branch.json").toString();
    String caseFile = folder.resolve("branch.december.cases.json").toString();

    assertThat(Run.access("test", accessFile).outLines()).endsWith("4 passed, 0 failed");
    assertThat(Run.access("test", caseFile).outLines()).endsWith("1 passed, 0 failed");
    assertThat(Run.access("test", caseFile, accessFile, folder.toString()).outLines())
        .endsWith("4 passed, 0 failed");
  }

  @Test
  @DisplayName("a directory is searched below, but for what is hidden; other files are let be")
  void searches() {
    Run.write(folder.resolve("sub/deep/branch.json"), Run.sampleText("branch.json"));
    Run.write(
        folder.resolve("sub/deep/branch.cases.json"), String.format(ONE_CASE, "[\"onboarding\"]"));
    Run.write(folder.resolve(".hidden/branch.json"), "{");
    Run.write(folder.resolve(".hidden/branch.cases.json"), "{");
    Run.write(folder.resolve("package.json"), "{}");
    Run.write(folder.resolve("notes.txt"), "");

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).endsWith("5 passed, 0 failed");
  }

  @Test
  @DisplayName("a file that cannot be used is reported, the others run, exit 2 wins over 1")
  void reportsUnusable() {
    expect("ALLOWED", "DENIED:NOT_SHARED");
    Run.write(folder.resolve("a.json"), "{\"organization\": 1}");
    Run.write(folder.resolve("a.cases.json"), String.format(ONE_CASE, "[]"));
    Run.write(folder.resolve("branch.bad.cases.json"), "{\"cases\": [{\"ask\": \"nothing\"}]}");

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outLines()).endsWith("3 passed, 1 failed");
    assertThat(run.err())
        .contains(folder.resolve("a.json") + ":1:")
        .contains(folder.resolve("branch.bad.cases.json") + ":1:");
  }

  @Test
  @DisplayName("a case file without its access file is an error: its cases would not be run")
  void reportsOrphan() {
    Run.write(folder.resolve("brnch.cases.json"), String.format(ONE_CASE, "[]"));

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outLines()).endsWith("4 passed, 0 failed");
    assertThat(run.err()).contains("brnch.cases.json belongs to no access file beside it");
    assertThat(Run.access("test", folder.resolve("brnch.cases.json").toString()).exit())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("two access files of one name are reported, and the other case files are run")
  void reportsTwins() {
    for (String name : new String[] {"a.json", "a.yaml"}) {
      Run.write(folder.resolve(name), Run.sampleText("branch.json"));
    }
    Path twins = Run.write(folder.resolve("a.cases.json"), String.format(ONE_CASE, "[]"));

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outLines()).endsWith("4 passed, 0 failed");
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(folder.resolve("a.json") + ": has the same name"))
        .anyMatch(line -> line.startsWith(folder.resolve("a.yaml") + ": has the same name"));
    assertThat(Run.access("test", twins.toString()).err()).contains("has the same name");
    Path other = folder.resolve("branch.december.cases.json");
    assertThat(Run.access("test", other.toString()).outLines()).endsWith("1 passed, 0 failed");
  }

  @Test
  @DisplayName("an escape that is no character is the fault of its file alone")
  void reportsAWrongEscape() {
    Run.write(folder.resolve("a.yaml"), "organization: {id: a, name: \"\\UFFFFFFFF\"}");
    Run.write(folder.resolve("a.cases.json"), String.format(ONE_CASE, "[]"));

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outLines()).endsWith("4 passed, 0 failed");
    assertThat(run.err()).startsWith(folder.resolve("a.yaml") + ":1:").doesNotContain("Exception");
  }

  @Test
  @DisplayName("a folder and a file without a name take no case file away")
  void folderOfTheName() throws IOException {
    Files.createDirectory(folder.resolve("branch.december.json"));
    Run.write(folder.resolve(".json"), "{}");

    assertThat(Run.access("test", folder.toString()).outLines()).endsWith("4 passed, 0 failed");
    Run.write(folder.resolve("orphan.cases.json"), String.format(ONE_CASE, "[]"));
    assertThat(Run.access("test", folder.toString()).err())
        .contains("orphan.cases.json belongs to no access file beside it");
  }

  @Test
  @DisplayName("a link that leads nowhere is reported, and not passed over")
  void reportsBrokenLink() throws IOException {
    Path link = folder.resolve("gone.json");
    Files.createSymbolicLink(link, folder.resolve("nowhere.json"));
    Run.write(folder.resolve("gone.cases.json"), String.format(ONE_CASE, "[]"));

    Run run = Run.access("test", folder.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(link + ": cannot be read: there is no such file");
  }

  @Test
  @DisplayName("an empty name is no file and no directory")
  void refusesAnEmptyName() {
    Run run = Run.access("test", "");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("the name of a file is empty");
  }

  @Test
  @DisplayName("links are followed, also in circles, and a file that is reached twice is run once")
  void followsLinks() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("sub"), folder);
    Path other = Path.of("").toAbsolutePath().relativize(folder);

    assertThat(Run.access("test", link.toString()).outLines()).endsWith("4 passed, 0 failed");
    assertThat(Run.access("test", folder.toString(), other.toString()).outLines())
        .endsWith("4 passed, 0 failed");
  }

  @Test
  @DisplayName("nothing to test is an error: no file, no cases, an access file without cases")
  void reportsNothing() {
    Path empty = folder.resolve("none");
    Run.write(empty.resolve("readme.txt"), "");
    Run.write(folder.resolve("lonely/lonely.json"), Run.sampleText("branch.json"));
    Run.write(folder.resolve("hollow/x.json"), Run.sampleText("branch.json"));
    Run.write(folder.resolve("hollow/x.cases.json"), "{\"cases\": []}");

    for (String input :
        new String[] {"none", "missing", "lonely/lonely.json", "lonely", "hollow"}) {
      Run run = Run.access("test", folder.resolve(input).toString());
      assertThat(run.exit()).as(input).isEqualTo(2);
      assertThat(run.err()).as(input).isNotEmpty().doesNotContain("\tat ");
      assertThat(run.outLines()).as(input).endsWith("0 passed, 0 failed");
    }
  }

  @Test
  @DisplayName("--json is one document with the failures and the counts")
  void json() {
    expect("[\"ana\", \"dan\"]", "[\"ana\"]");
    Run.write(folder.resolve("b.cases.json"), "{}");

    Run run = Run.access("test", "--json", folder.toString());
    Map<String, String> values = JsonTexts.values(run.out());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(values)
        .containsEntry("/passed", "3")
        .containsEntry("/failed", "1")
        .containsEntry("/files/0/failed", "1")
        .containsEntry("/files/0/failures/0/name", "both are candidates")
        .containsEntry("/files/0/failures/0/question/ask", "users")
        .containsEntry("/files/0/failures/0/question/now", "2026-11-24T12:00:00Z")
        .containsEntry("/files/0/failures/0/expected/0", "ana")
        .containsEntry("/files/0/failures/0/actual/1", "dan")
        .containsKey("/errors/0/message");
  }

  @Test
  @DisplayName("on a terminal it is coloured and fits, but for the last line, which is plain")
  void onTerminal() {
    expect("ALLOWED", "DENIED:OPERATION_NOT_PERMITTED");

    Run run = Run.onTerminal(Map.of(), "test", folder.toString());

    assertThat(run.out()).contains("\u001b[31m1 failed\u001b[0m");
    assertThat(run.outLines()).endsWith("3 passed, 1 failed");
    assertThat(run.outLines())
        .filteredOn(line -> line.startsWith("  "))
        .allSatisfy(
            line -> assertThat(line.replaceAll("\u001b\\[\\d*m", "")).hasSizeLessThanOrEqualTo(80));
  }

  private void expect(String given, String instead) {
    String text = Run.sampleText("branch.cases.json");
    assertThat(text).contains(given);
    Run.write(folder.resolve("branch.cases.json"), text.replace(given, instead));
  }
}

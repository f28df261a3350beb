package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each required rule has a test; target/requirements.md says which. */
class RequirementsReportTest {

  @TempDir Path folder;

  @Test
  @DisplayName("each required rule of docs/requirements.tsv has a test, and each id used is in it")
  void repository() throws IOException {
    List<String> faults = report(RepositoryRoot.find());

    assertThat(faults).as("%s", String.join("\n", faults)).isEmpty();
  }

  @Test
  @DisplayName(
      "a missing test, an unknown id, a use that proves nothing and a bad row are reported")
  // No test is switched off here: the texts below are the sources that the report has to see
  // through.
  void faultsAreReported() throws IOException {
    write(
        "docs/requirements.tsv",
        "A-1\tone\trequired\nA-2\ttwo\trequired\nA-3\tthree\tlater\nA-4\n");
    write(
        "m/src/test/java/XTest.java",
        """
        // @Requirement("A-2") in a comment is no use
        class XTest {
          @Test @Requirement({"A-1", "A-9"}) void a() {}
          @Requirement("A-1") void b() {}
          @Test @Disabled @Requirement("A-1") void c() {}
          @Test @Requirement(ID) void d() {}
          @Nested class Inner { @ParameterizedTest @Requirement(value = "A-3") void e() {} }
        }
        """);

    assertThat(report(new RepositoryRoot(folder)))
        .containsExactlyInAnyOrder(
            "docs/requirements.tsv:4: not id TAB title TAB required|later: A-4",
            "A-2 is required and no test names it",
            "A-9 is not in docs/requirements.tsv, but XTest.a names it",
            "XTest.b has @Requirement but is not a test that runs",
            "XTest.c has @Requirement but is not a test that runs",
            "XTest.d: @Requirement takes literals only, not ID");
    assertThat(Files.readString(folder.resolve("target/requirements.md")))
        .contains("| A-3 | three | later | XTest.Inner.e |");
  }

  @Test
  @DisplayName("a use on or in what never runs is reported")
  // Here too they are texts.
  void neverRun() throws IOException {
    write("docs/requirements.tsv", "A-1\tone\trequired\n");
    write(
        "m/src/test/java/XTest.java",
        """
        @Requirement("A-1")
        class XTest {
          @Disabled class Off { @Test @Requirement("A-1") void a() {} }
          @Requirement("A-1") class Empty { @Test @Disabled void b() {} }
          class Fine { @Test @Requirement("A-1") void c() {} }
        }
        """);
    write("m/src/test/java/Named.java", "class Named { @Test @Requirement(\"A-1\") void d() {} }");
    write(
        "m/src/test/java/OffTest.java",
        "@Disabled @Requirement(\"A-1\") class OffTest { @Test void e() {} }");
    write("m/src/test/java/NoneIT.java", "@Requirement(\"A-1\") class NoneIT { void f() {} }");
    write("m/src/test/java/OneTest.java", "class OneTest extends OneContract {}");
    write(
        "m/src/test/java/OneContract.java",
        "class OneContract { @Test @Requirement(\"A-1\") void j() {} }");
    String kit = "access-testkit/src/main/java/";
    write(
        kit + "AccessStoreKit.java",
        "class AccessStoreKit { @Nested class Used extends UsedContract {} }");
    write(
        kit + "Contracts.java",
        """
        @Requirement("A-1") class UsedContract extends BaseContract { @Test void g() {} }
        class BaseContract { @Test @Requirement("A-1") void h() {} }
        class ForgottenContract { @Test @Requirement("A-1") void i() {} }
        """);

    assertThat(report(new RepositoryRoot(folder)))
        .containsExactlyInAnyOrder(
            "XTest.Off.a has @Requirement but is not a test that runs",
            "XTest.Empty has @Requirement but no test that runs",
            "Named.d has @Requirement but is not a test that runs",
            "OffTest has @Requirement but no test that runs",
            "NoneIT has @Requirement but no test that runs",
            "ForgottenContract.i has @Requirement but is not a test that runs");
  }

  private static List<String> report(RepositoryRoot root) throws IOException {
    RequirementUses uses = RequirementUses.in(sources(root));
    List<String> faults = new ArrayList<>(uses.faults());
    List<String> known = new ArrayList<>();
    StringBuilder report = new StringBuilder("| rule | title | | tests |\n|---|---|---|---|\n");

    int line = 0;
    for (String row : Files.readAllLines(root.folder().resolve("docs/requirements.tsv"))) {
      line++;
      String[] columns = row.split("\t", -1);
      if (columns.length != 3
          || !columns[2].matches("required|later")
          || known.contains(columns[0])) {
        faults.add(
            "docs/requirements.tsv:" + line + ": not id TAB title TAB required|later: " + row);
        continue;
      }
      known.add(columns[0]);
      List<String> tests = uses.tests(columns[0]);
      if (tests.isEmpty() && columns[2].equals("required")) {
        faults.add(columns[0] + " is required and no test names it");
      }
      report
          .append("| ")
          .append(String.join(" | ", columns))
          .append(" | ")
          .append(String.join(", ", tests))
          .append(" |\n");
    }
    for (String rule : uses.rules()) {
      if (!known.contains(rule)) {
        String tests = String.join(", ", uses.tests(rule));
        faults.add(rule + " is not in docs/requirements.tsv, but " + tests + " names it");
      }
    }
    Files.createDirectories(root.folder().resolve("target"));
    Files.writeString(root.folder().resolve("target/requirements.md"), report);
    return faults;
  }

  /** Tests, and the kits of the testkit, which are tests of its users. */
  private static List<Path> sources(RepositoryRoot root) throws IOException {
    return root.files(".java").stream()
        .filter(
            path -> {
              String name = root.name(path);
              return name.contains("src/test/java/")
                  || name.startsWith("access-testkit/src/main/java/");
            })
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }
}

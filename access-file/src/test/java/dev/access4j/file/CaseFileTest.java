package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

  @Test
  void readsEveryQuestion() {
    CaseFile file =
        Documents.cases(
            """
            {"now": "2026-11-24T12:00:00Z", "cases": [
              {"name": "a", "ask": "evaluate", "user": "ana", "solution": "s", "version": "2",
               "process": "p", "swimlane": "l", "operation": "VIEW",
               "filters": {"k": ["a", null, " "], "none": [], "nothing": null},
               "expect": "DENIED:NOT_SHARED"},
              {"name": "b", "ask": "evaluate", "solution": "s", "uiFlow": "f",
               "operation": "INTERACT", "now": "2027-01-01T01:00:00+01:00", "expect": "ALLOWED"},
              {"name": "c", "ask": "canStart", "solution": "s", "process": "p", "expect": true},
              {"name": "d", "ask": "instanceAccess", "solution": "s", "process": "p",
               "swimlane": "l", "expect": "READ_ONLY"},
              {"name": "e", "ask": "solutions", "user": "", "expect": ["s"]},
              {"name": "f", "ask": "operations", "solution": "s", "uiFlow": "f", "expect": []},
              {"name": "g", "ask": "resources", "solution": "s", "operation": "VIEW",
               "expect": ["p/l"]},
              {"name": "h", "ask": "roles", "solution": "s", "expect": []},
              {"name": "i", "ask": "users", "solution": "s", "uiFlow": "f",
               "operation": "INTERACT", "expect": ["ana"]}
            ]}
            """);
    SolutionRef live = SolutionRef.live("s");
    Resource flow = Resource.uiFlow("f");
    BusinessFilters none = BusinessFilters.NONE;
    assertThat(file.cases())
        .extracting(Case::question)
        .containsExactly(
            new Question.Evaluate(
                Asker.named("ana"),
                SolutionRef.pinned("s", "2"),
                Resource.swimlane("p", "l"),
                Operation.VIEW,
                BusinessFilters.of("k", "a", null, " ")),
            new Question.Evaluate(Asker.ANONYMOUS, live, flow, Operation.INTERACT, none),
            new Question.CanStart(Asker.ANONYMOUS, live, "p", none),
            new Question.InstanceAccess(Asker.ANONYMOUS, live, "p", "l", none),
            new Question.Solutions(Asker.named("")),
            new Question.Operations(Asker.ANONYMOUS, live, flow, none),
            new Question.Resources(Asker.ANONYMOUS, live, Operation.VIEW, none),
            new Question.Roles(Asker.ANONYMOUS, live),
            new Question.Users(live, flow, Operation.INTERACT, none));
    assertThat(file.cases())
        .extracting(one -> one.expect().toString())
        .containsExactly(
            "DENIED:NOT_SHARED",
            "ALLOWED",
            "true",
            "READ_ONLY",
            "[s]",
            "[]",
            "[p/l]",
            "[]",
            "[ana]");
    assertThat(file.cases().get(0).now()).contains(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(file.cases().get(1).now()).contains(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void refusesADocumentWithoutCases() {
    assertThat(Documents.faults(() -> Documents.cases("{\"cases\": []}")))
        .containsExactly("1:11: cases: must have at least one case");
  }

  @Test
  void reportsAllFaultsWithTheirPlaces() {
    assertThat(
            Documents.faults(
                () ->
                    Documents.cases(
                        """
                        {"nw": 1, "now": "today", "cases": [
                         1, {}, {"ask": "evalute"},
                         {"name": "a", "ask": "evaluate", "solution": "", "uiFlow": "f",
                          "process": "p", "operation": "LOOK", "expect": "DENIED"},
                         {"ask": "canStart", "solution": "s", "swimlane": "l", "expect": "true"},
                         {"name": "a", "ask": "operations", "solution": "s", "expect": "VIEW",
                          "filters": {"k": "a"}},
                         {"name": "a", "ask": "solutions", "solution": "s", "expect": [1]}
                        ]}
                        """)))
        .containsExactly(
            "1:2: nw: unknown key; did you mean 'now'?",
            "1:18: now: must be an instant such as 2027-01-01T00:00:00Z, with Z or an offset, not"
                + " 'today'",
            "2:2: cases[0]: must be an object, not the number 1",
            "2:5: cases[1]: the key 'ask' is missing",
            "2:17: cases[2].ask: must be one of evaluate, canStart, instanceAccess, solutions,"
                + " operations, resources, roles, users, not 'evalute'; did you mean 'evaluate'?",
            "3:2: cases[3]: must have 'process' and 'swimlane', or 'uiFlow', not both",
            "3:47: cases[3].solution: solution id is empty (DIR-13)",
            "4:32: cases[3].operation: must be one of VIEW, EXECUTE, SELF_ASSIGN, ASSIGN,"
                + " UNASSIGN, HOLD, UNHOLD, INTERACT, not 'LOOK'",
            "4:50: cases[3].expect: no such answer: 'DENIED'",
            "5:2: cases[4]: the key 'name' is missing",
            "5:2: cases[4]: the key 'process' is missing",
            "5:39: cases[4].swimlane: unknown key",
            "5:66: cases[4].expect: must be true or false, not the text 'true'",
            "6:2: cases[5]: must have 'process' and 'swimlane', or 'uiFlow'",
            "6:64: cases[5].expect: must be a list, not the text 'VIEW'",
            "7:20: cases[5].filters.k: must be a list, not the text 'a'",
            "8:36: cases[6].solution: unknown key",
            "8:64: cases[6].expect[0]: must be a text, not the number 1: put it in quotes");
  }

  @Test
  @Requirement("AD-8")
  void reportsFaultsBesideASolutionThatCannotBe() {
    assertThat(
            Documents.faults(
                () ->
                    Documents.cases(
                        """
                        {"cases": [
                         {"name": "a", "ask": "canStart", "solution": "", "process": 5,
                          "expect": true},
                         {"name": "b", "ask": "instanceAccess", "solution": "", "process": 5,
                          "swimlane": [], "expect": "READ_ONLY"}
                        ]}
                        """)))
        .extracting(fault -> fault.replaceFirst("^[0-9:]+ ", "").replaceFirst(": .*", ""))
        .containsExactly(
            "cases[0].solution",
            "cases[0].process",
            "cases[1].solution",
            "cases[1].process",
            "cases[1].swimlane");
  }

  @Test
  void belongsToTheAccessFileWithTheLongestNameThatFits(@TempDir Path folder) throws IOException {
    for (String name :
        List.of(
            "bank.json",
            "bank.cases.json",
            "bank.may.cases.json",
            "bank.may.day.cases.yaml",
            "bank.north.yaml",
            "bank.north.cases.yml",
            "bank.north.may.cases.json",
            "bank.northern.cases.json",
            "shop.yml",
            "shop.cases.json",
            "shopping.cases.json",
            "shop.cases.txt",
            "cases.json")) {
      Files.writeString(folder.resolve(name), "{}");
    }
    Map<String, List<String>> expected =
        Map.of(
            "bank.json",
            List.of(
                "bank.cases.json",
                "bank.may.cases.json",
                "bank.may.day.cases.yaml",
                "bank.northern.cases.json"),
            "bank.north.yaml",
            List.of("bank.north.cases.yml", "bank.north.may.cases.json"),
            "shop.yml",
            List.of("shop.cases.json"),
            "cases.json",
            List.of());
    expected.forEach(
        (file, cases) ->
            assertThat(CaseFile.besides(folder.resolve(file)))
                .as(file)
                .isEqualTo(cases.stream().map(folder::resolve).toList()));
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(CaseFile::isCaseFile)).hasSize(8);
    }
  }

  @Test
  void refusesCaseFilesOfTwoAccessFiles(@TempDir Path folder) throws IOException {
    Path json = Files.writeString(folder.resolve("bank.json"), "{}");
    Path yaml = Files.writeString(folder.resolve("bank.yaml"), "{}");
    assertThat(CaseFile.besides(json)).isEmpty();
    Files.writeString(folder.resolve("bank.cases.json"), "{}");
    String rest = "', so that its case files are ambiguous: rename one of the two";
    assertThatThrownBy(() -> CaseFile.besides(json))
        .isInstanceOf(AccessFileException.class)
        .hasMessage(json + ": has the same name as 'bank.yaml" + rest);
    assertThatThrownBy(() -> CaseFile.besides(yaml))
        .hasMessage(yaml + ": has the same name as 'bank.json" + rest);
  }

  @Test
  void findsTheAccessFileOfACaseFile(@TempDir Path folder) throws IOException {
    Path twins = folder.resolve("bank.cases.json");
    Path own = folder.resolve("bank.north.cases.json");
    Path none = folder.resolve("shop.cases.json");
    for (Path file : List.of(twins, own, none)) {
      Files.writeString(file, "{}");
    }
    for (String name : List.of("bank.json", "bank.yaml", "bank.north.json")) {
      Files.writeString(folder.resolve(name), "{}");
    }

    assertThat(CaseFile.accessFiles(own)).containsExactly(folder.resolve("bank.north.json"));
    assertThat(CaseFile.accessFiles(none)).isEmpty();
    assertThat(CaseFile.accessFiles(twins))
        .containsExactly(folder.resolve("bank.json"), folder.resolve("bank.yaml"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaseFile.accessFiles(folder.resolve("bank.json")));
  }

  @Test
  void isNotTakenByAFolderOrByAFileWithoutAName(@TempDir Path folder) throws IOException {
    Path bank = Files.writeString(folder.resolve("bank.json"), "{}");
    Path cases = Files.writeString(folder.resolve("bank.dec.cases.json"), "{}");
    Files.createDirectory(folder.resolve("bank.dec.json"));
    Path nameless = Files.writeString(folder.resolve(".json"), "{}");
    Path orphan = Files.writeString(folder.resolve("orphan.cases.json"), "{}");

    assertThat(CaseFile.besides(bank)).containsExactly(cases);
    assertThat(CaseFile.besides(nameless)).isEmpty();
    assertThat(CaseFile.accessFiles(orphan)).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsOneFault(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> AccessFile.read(missing))
        .isInstanceOf(AccessFileException.class)
        .hasMessage(missing + ": cannot be read: there is no such file");
    assertThatThrownBy(() -> CaseFile.read(folder.resolve("x.toml")))
        .hasMessage(folder.resolve("x.toml") + ": the name must end in .json, .yaml or .yml");
    Path inner = Files.createDirectory(folder.resolve("inner.json"));
    assertThatThrownBy(() -> AccessFile.read(inner)).hasMessage(inner + ": is a folder");
    assertThatThrownBy(() -> CaseFile.besides(folder.resolve("no").resolve("x.json")))
        .hasMessage(
            folder.resolve("no").toAbsolutePath() + ": cannot be listed: there is no such file");
  }
}

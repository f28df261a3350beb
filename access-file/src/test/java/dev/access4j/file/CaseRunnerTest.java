package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.OrganizationId;
import dev.access4j.file.Question.Asker;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {

  private static final OrganizationId ORGANIZATION = OrganizationId.of("a");

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  CaseRunnerTest() {
    Documents.json(
            """
            {"organization": {"id": "a", "name": "A"},
             "roles": [{"name": "teller"}, {"name": "clerk"}],
             "users": [{"username": "ana", "email": "ana@x"},
                       {"username": "bob", "email": "bob@x"}],
             "solutions": [{"id": "s", "name": "S", "live": "1",
               "versions": [{"id": "1", "roles": ["teller", "clerk"], "processes": [
                 {"name": "p", "swimlanes": [
                   {"name": "l", "permissions": {"EXECUTE": ["clerk"]}}, {"name": "m"}]},
                 {"name": "q", "readOnlyAllowed": false, "swimlanes": [{"name": "m"}]}]}],
               "shares": [{"user": "ana", "roles": ["teller", "clerk"],
                           "startsAt": "2026-01-01T00:00:00Z",
                           "expiresAt": "2026-02-01T00:00:00Z"}]}]}
            """)
        .load(store);
  }

  @Test
  @Requirement({"SH-4", "LU-6"})
  void asksEachQuestionAtItsOwnTime() {
    try (CaseRunner runner = CaseRunner.of(store, ORGANIZATION)) {
      Question question = new Question.Roles(Asker.named("ana"), SolutionRef.live("s"));
      assertThat(runner.answer(question, Instant.parse("2026-01-31T23:59:59.999Z")))
          .isEqualTo(new Answer.Names(List.of("clerk", "teller")));
      assertThat(runner.answer(question, Instant.parse("2026-02-01T00:00:00Z")))
          .isEqualTo(new Answer.Names(List.of()));
      assertThat(runner.answer(question, Instant.parse("2026-01-01T00:00:00Z")))
          .isEqualTo(new Answer.Names(List.of("clerk", "teller")));
      assertThat(runner.answer(question, Instant.parse("2025-12-31T23:59:59Z")))
          .isEqualTo(new Answer.Names(List.of()));
      Question real = new Question.Solutions(Asker.named("ana"));
      assertThat(runner.answer(real)).isEqualTo(new Answer.Names(List.of()));
    }
  }

  @Test
  @Requirement({"DIR-13", "EV-8"})
  void explainsWhatFailed() {
    CaseFile file =
        Documents.cases(
            """
            {"now": "2026-01-15T00:00:00Z", "cases": [
              {"name": "she may", "ask": "evaluate", "user": "ana", "solution": "s",
               "process": "p", "swimlane": "l", "operation": "EXECUTE", "expect": "ALLOWED"},
              {"name": "names are exact", "ask": "evaluate", "user": "Ana", "solution": "s",
               "process": "p", "swimlane": "l", "operation": "EXECUTE", "expect": "ALLOWED"},
              {"name": "the lane", "ask": "instanceAccess", "user": "ana", "solution": "s",
               "process": "p", "swimlane": "l", "expect": "DENIED"},
              {"name": "the order counts", "ask": "roles", "user": "ana", "solution": "s",
               "expect": ["teller", "clerk"]}
            ]}
            """);
    try (CaseRunner runner = CaseRunner.of(store, ORGANIZATION)) {
      List<CaseResult> results = runner.run(file);
      assertThat(results).extracting(CaseResult::passed).containsExactly(true, false, false, false);
      assertThat(results)
          .extracting(result -> result.actual().toString())
          .containsExactly("ALLOWED", "DENIED:UNKNOWN_USER", "FULL", "[clerk, teller]");
      assertThat(results)
          .extracting(result -> result.explanation().isPresent())
          .containsExactly(false, true, true, false);
    }
  }

  @Test
  @Requirement("EV-13")
  void explainsAStartByTheFirstThatIsDenied() {
    CaseResult result =
        failed(
            """
            {"name": "starts", "ask": "canStart", "user": "ana", "solution": "s",
             "process": "p", "expect": true}
            """);
    assertThat(result.explanation().orElseThrow().request().operation())
        .isEqualTo(Operation.SELF_ASSIGN);
    assertThat(result.notes())
        .containsExactly(
            "EXECUTE on p/l: ALLOWED", "SELF_ASSIGN on p/l: DENIED:OPERATION_NOT_PERMITTED");
  }

  @Test
  @Requirement("EV-14")
  void saysOfAnInstanceWhyItCannotBeReadEither() {
    String instance =
        """
        {"name": "reads", "ask": "instanceAccess", "user": "ana", "solution": "s",
         "process": "%s", "swimlane": "m", "expect": "FULL"}
        """;
    CaseResult read = failed(String.format(instance, "p"));
    assertThat(read.actual().toString()).isEqualTo("READ_ONLY");
    assertThat(read.notes())
        .containsExactly(
            "read-only: VIEW on p/m: DENIED:OPERATION_NOT_PERMITTED; EXECUTE on p/l: ALLOWED");
    assertThat(failed(String.format(instance, "q")).notes())
        .containsExactly("read-only: the process does not allow it");
    assertThat(failed(String.format(instance, "r")).notes()).isEmpty();
  }

  @Test
  @Requirement({"LU-2", "LU-6"})
  void namesTheGateThatMadeAListEmpty() {
    assertThat(notes("ask: roles, user: bob, solution: s"))
        .containsExactly("EV-3: no share, assignment or general access reaches the subject");
    assertThat(notes("ask: roles, user: zoe, solution: s"))
        .containsExactly("EV-1: there is no user zoe");
    assertThat(notes("ask: solutions, user: zoe")).containsExactly("EV-1: there is no user zoe");
    assertThat(notes("ask: resources, user: ana, solution: t, operation: VIEW"))
        .containsExactly("EV-2: there is no solution t");
    assertThat(notes("ask: operations, user: ana, solution: s, process: p, swimlane: x"))
        .containsExactly("EV-5: p/x is not in the version");
    assertThat(notes("ask: operations, user: ana, solution: s, process: p, swimlane: m"))
        .containsExactly("EV-6: no role that is held is permitted an operation there");
    assertThat(
            notes(
                "ask: operations, user: ana, solution: s, process: p, swimlane: l,"
                    + " filters: {k: [v]}"))
        .singleElement()
        .asString()
        .startsWith("EV-7: ");
  }

  private List<String> notes(String question) {
    return failed("{name: n, " + question + ", expect: [x]}").notes();
  }

  private CaseResult failed(String one) {
    String document = "now: 2026-01-15T00:00:00Z\ncases: [" + one + "]";
    InputStream in = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    try (CaseRunner runner = CaseRunner.of(store, ORGANIZATION)) {
      CaseResult result = runner.run(CaseFile.read("doc", in, Format.YAML)).get(0);
      assertThat(result.passed()).isFalse();
      return result;
    }
  }

  @Test
  void everyScenarioHolds() throws Exception {
    Path folder = Path.of("..", "examples", "scenarios");
    List<Path> accessFiles;
    try (Stream<Path> files = Files.list(folder)) {
      accessFiles =
          files
              .filter(file -> Format.of(file).isPresent() && !CaseFile.isCaseFile(file))
              .sorted()
              .toList();
    }
    List<String> failed = new ArrayList<>();
    int ran = 0;
    for (Path accessFile : accessFiles) {
      InMemoryAccessStore own = new InMemoryAccessStore();
      AccessFile file = AccessFile.read(accessFile);
      file.load(own);
      List<Path> caseFiles = CaseFile.besides(accessFile);
      assertThat(caseFiles).as(accessFile.toString()).isNotEmpty();
      try (CaseRunner runner = CaseRunner.of(own, file.organization())) {
        for (Path caseFile : caseFiles) {
          for (CaseResult result : runner.run(CaseFile.read(caseFile))) {
            ran++;
            if (!result.passed()) {
              failed.add(caseFile + ": " + result.ran() + " was " + result.actual());
            }
          }
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(ran).isGreaterThanOrEqualTo(50);
  }
}

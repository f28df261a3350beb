package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access check}, {@code explain}, {@code can-start} and {@code instance-access}. */
class CheckCommandTest {

  private static final String NOW = "2026-11-24T12:00:00Z";

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void sample() {
    file = Run.sample("branch.json", folder).toString();
  }

  @Test
  @DisplayName("allowed: exit 0, the answer, and the grant that decides")
  void allowed() {
    Run run = lane("check", "--user", "ana", "--filter", "businessFilters=branch_09,branch_01");

    assertThat(run).isEqualTo(new Run(0, run.out(), ""));
    assertThat(run.outLines())
        .containsExactly("ALLOWED", "  teller by a share with the group 'Branch 01'");
  }

  @Test
  @DisplayName("denied: exit 1, the answer with its reason, and what the gate looked at")
  void denied() {
    Run run = lane("check", "--user", "ana", "--filter", "businessFilters=branch_02");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines())
        .hasSize(2)
        .startsWith("DENIED:BUSINESS_FILTER_MISMATCH")
        .last()
        .asString()
        .startsWith("  EV-7 ")
        .contains("branch_02");
  }

  @Test
  @DisplayName("filters: values as they are, a repeated key adds, KEY= matches nobody")
  void filters() {
    assertThat(
            lane(
                    "check",
                    "--user=ana",
                    "--filter=businessFilters=x",
                    "--filter=businessFilters=branch_01")
                .exit())
        .isZero();
    assertThat(lane("check", "--user=ana", "--filter=businessFilters= branch_01").exit())
        .isEqualTo(1);
    assertThat(lane("check", "--user=ana", "--filter=businessFilters=").exit()).isEqualTo(1);
    assertThat(lane("check", "--user=ana", "--filter=other=x").exit()).isEqualTo(1);
  }

  @Test
  @DisplayName("--at is the clock: a share has ended at its end")
  void atInstant() {
    assertThat(lane("check", "--user=dan", "--at", NOW).exit()).isZero();
    assertThat(lane("check", "--user=dan", "--at", "2026-12-01T01:59:59.999999+02:00").exit())
        .isZero();
    assertThat(lane("check", "--user=dan", "--at", "2026-12-01T02:00:00+02:00").exit())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("without --user, or with --anonymous, nobody is signed in")
  void anonymous() {
    assertThat(run("check", "--ui-flow=portal", "--operation=INTERACT").outLines())
        .startsWith("ALLOWED");
    assertThat(run("check", "--ui-flow=portal", "--operation=INTERACT", "--anonymous").exit())
        .isZero();
    assertThat(run("check", "--ui-flow=portal", "--operation=INTERACT", "--version=1").outLines())
        .startsWith("DENIED:VERSION_NOT_PUBLISHED");
  }

  @Test
  @DisplayName("a username in another case is an unknown user, and the note says which there is")
  void exactNames() {
    Run run = lane("check", "--user=Ana");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines()).startsWith("DENIED:UNKNOWN_USER");
    assertThat(run.out()).contains("Ana");
    assertThat(run.err()).contains("there is no user 'Ana' but 'ana'");
  }

  @Test
  @DisplayName("a user that nobody is like is named once, by the gate")
  void unknownUser() {
    Run run = lane("check", "--user=zoe");

    assertThat(run.out()).contains("there is no user zoe");
    assertThat(run.err()).isEmpty();
  }

  @Test
  @DisplayName("an operation that the resource cannot have is denied, with a note")
  void operationOfAnother() {
    Run flow = run("check", "--ui-flow=portal", "--operation=VIEW");
    Run swimlane = lane("explain", "--operation=INTERACT");

    assertThat(flow.outLines()).startsWith("DENIED:OPERATION_NOT_PERMITTED");
    assertThat(flow.err()).contains("a UI flow has the operation INTERACT only, not VIEW");
    assertThat(swimlane.exit()).isEqualTo(1);
    assertThat(swimlane.err()).contains("a swimlane does not have the operation INTERACT");
    assertThat(run("list users", "--ui-flow=portal", "--operation=VIEW").err())
        .contains("INTERACT only");
    assertThat(run("check", "--ui-flow=portal", "--operation=INTERACT").err()).isEmpty();
  }

  @Test
  @DisplayName("can-start of a process that is not there gets a note")
  void unknownProcess() {
    Run run = run("can-start", "--user=ana", "--process=open-acount");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("version '2' has no process 'open-acount'");
  }

  @Test
  @DisplayName("check --json has the question as a case, the answer and the grant or the reason")
  void checkJson() {
    Map<String, String> yes =
        JsonTexts.values(lane("check", "--user=dan", "--json", "--at", NOW).out());
    Map<String, String> no = JsonTexts.values(lane("check", "--user=eva", "--json").out());

    assertThat(yes)
        .containsEntry("/question/ask", "evaluate")
        .containsEntry("/question/user", "dan")
        .containsEntry("/question/swimlane", "Front office")
        .containsEntry("/question/now", NOW)
        .containsEntry("/answer", "ALLOWED")
        .containsEntry("/grant/role", "teller")
        .containsEntry("/grant/through", "userShare")
        .containsEntry("/grant/expiresAt", "2026-12-01T00:00:00Z")
        .containsEntry("/revision", "1");
    assertThat(no)
        .containsEntry("/answer", "DENIED:USER_NOT_ACTIVE")
        .containsEntry("/reason", "USER_NOT_ACTIVE")
        .containsEntry("/rule", "EV-1");
  }

  @Test
  @DisplayName("explain shows every gate with its rule, every grant and what is missing")
  void explain() {
    Run run = lane("explain", "--user=dan", "--at", NOW, "--filter", "businessFilters=branch_01");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines()).startsWith("DENIED:BUSINESS_FILTER_MISMATCH");
    assertThat(run.out())
        .containsPattern("EV-1 +subject +passed +user dan is ACTIVE")
        .containsPattern("EV-2 +solution +passed")
        .containsPattern("EV-6 +permission +passed")
        .containsPattern("EV-7 +business filters +FAILED")
        .containsPattern("teller +yes +yes +share with the user until 2026-12-01T00:00:00Z")
        .containsPattern("Anonymous +yes +no +general access")
        .contains("Missing: any one of these would pass EV-7");
  }

  @Test
  @DisplayName("explain says of the gates after the one that failed that they were not reached")
  void explainNotReached() {
    Run run = lane("explain", "--user=eva", "--at", NOW);

    assertThat(run.out())
        .containsPattern("EV-1 +subject +FAILED")
        .containsPattern("EV-2 +solution +not reached")
        .containsPattern("EV-7 +business filters +not reached");
    assertThat(JsonTexts.values(lane("explain", "--user=eva", "--json").out()))
        .containsEntry("/gates/0/outcome", "FAILED")
        .containsEntry("/gates/6/rule", "EV-7")
        .containsEntry("/gates/6/outcome", "NOT_REACHED")
        .containsKey("/missing/0/what");
  }

  @Test
  @DisplayName("can-start and instance-access answer as a case file expects it")
  void startAndInstance() {
    Run yes = run("can-start", "--user=ana", "--process=open-account");
    Run no = run("can-start", "--process=open-account");
    assertThat(yes).isEqualTo(new Run(0, String.format("true%n"), ""));
    assertThat(no).isEqualTo(new Run(1, String.format("false%n"), ""));

    Run full =
        run("instance-access", "--user=ana", "--process=open-account", "--swimlane=Front office");
    Run read =
        run("instance-access", "--user=ana", "--process=open-account", "--swimlane=Back office");
    Run none = run("instance-access", "--process=open-account", "--swimlane=Back office");
    assertThat(full).isEqualTo(new Run(0, String.format("FULL%n"), ""));
    assertThat(read).isEqualTo(new Run(0, String.format("READ_ONLY%n"), ""));
    assertThat(none).isEqualTo(new Run(1, String.format("DENIED%n"), ""));
  }

  @Test
  @DisplayName("- reads standard input, JSON or YAML")
  void standardInput() {
    String yaml = "organization: {id: acme, name: Acme}\nsolutions: [{id: s, name: S}]\n";

    assertThat(
            Run.reading(
                    "\ufeff  " + Run.sampleText("branch.json"),
                    "list",
                    "solutions",
                    "-",
                    "--user=ana")
                .outLines())
        .containsExactly("onboarding");
    assertThat(
            Run.reading(yaml, "check", "-", "--solution=s", "--ui-flow=f", "--operation=VIEW")
                .outLines())
        .startsWith("DENIED:NO_LIVE_VERSION");
    assertThat(Run.reading("{]", "list", "solutions", "-").err()).startsWith("<stdin>:1:2: ");
  }

  private Run lane(String command, String... options) {
    List<String> all =
        new ArrayList<>(List.of("--process=open-account", "--swimlane=Front office"));
    Collections.addAll(all, options);
    if (all.stream().noneMatch(option -> option.startsWith("--operation"))) {
      all.add("--operation=EXECUTE");
    }
    return run(command, all.toArray(String[]::new));
  }

  private Run run(String command, String... options) {
    List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
    Collections.addAll(args, file, "--solution=onboarding");
    Collections.addAll(args, options);
    return Run.access(args.toArray(String[]::new));
  }
}

package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access plan} and {@code access apply}. */
class PlanCommandsTest {

  @TempDir private Path folder;
  private String file = "";
  private String state = "";
  private String plan = "";

  @BeforeEach
  void sample() {
    file = Run.sample("branch.json", folder).toString();
    state = folder.resolve("state.yaml").toString();
    plan = folder.resolve("branch.plan").toString();
  }

  private Run apply(String... more) {
    List<String> args = new ArrayList<>(List.of("apply", file, "--state", state));
    args.addAll(List.of(more));
    return Run.access(args.toArray(String[]::new));
  }

  private void edit(String from, String to) {
    Run.write(Path.of(file), Run.sampleText("branch.json").replace(from, to));
  }

  private String exported(String document) {
    return Run.access("export", document).out();
  }

  @Test
  @DisplayName("a state that is not there is made; then there is nothing to change")
  void makesTheState() {
    Run planned = Run.access("plan", file, "--state", state);
    assertThat(planned.exit()).isZero();
    assertThat(planned.outLines())
        .startsWith("organization 'acme': 15 to create, 0 to change, 0 to remove")
        .contains("+ user 'ana'", "    email: ana@acme.example");
    assertThat(Path.of(state)).doesNotExist();

    Run applied = apply();

    assertThat(applied.exit()).isZero();
    assertThat(applied.out()).isEqualTo(planned.out() + "applied to " + state + "\n");
    assertThat(exported(state)).isEqualTo(exported(file));
    assertThat(apply().outLines()).containsExactly("organization 'acme': nothing to change");
  }

  @Test
  @DisplayName("what differs is shown and applied, and nothing else of the state is")
  void changes() {
    apply();
    edit("\"dan@acme.example\"}", "\"dan@x.example\", \"firstName\": \"Dan\"}");

    Run run = apply();

    assertThat(run.exit()).isZero();
    assertThat(run.outLines())
        .containsExactly(
            "organization 'acme': 0 to create, 1 to change, 0 to remove",
            "~ user 'dan'",
            "    email: dan@acme.example -> dan@x.example",
            "    firstName: (none) -> Dan",
            "applied to " + state);
    assertThat(exported(state)).isEqualTo(exported(file));
  }

  @Test
  @DisplayName("a removal needs --allow-removals: until then nothing is applied, exit 1")
  void removals() {
    apply();
    String before = exported(state);
    edit("\"members\": [\"ana\", \"eva\"]", "\"members\": []");

    Run refused = apply();

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.outLines())
        .containsExactly(
            "organization 'acme': 0 to create, 0 to change, 2 to remove",
            "- membership of user 'ana' in group 'Branch 01'",
            "- membership of user 'eva' in group 'Branch 01'");
    assertThat(refused.err())
        .isEqualTo(
            "access: not applied: it removes 2 memberships; --allow-removals applies it all the"
                + " same\n");
    assertThat(exported(state)).isEqualTo(before);
    assertThat(JsonTexts.values(apply("--json").out()))
        .containsEntry("/applied", "false")
        .containsEntry("/plan/remove", "2")
        .containsKey("/errors/0/message");
    Run allowed = apply("--allow-removals", "--json");
    assertThat(allowed.exit()).isZero();
    assertThat(JsonTexts.values(allowed.out()))
        .containsEntry("/applied", "true")
        .containsEntry("/plan/changes/1/within", "Branch 01")
        .containsEntry("/plan/changes/1/name", "eva");
    assertThat(exported(state)).isEqualTo(exported(file));
  }

  @Test
  @DisplayName("a plan that was written is applied as it is")
  void appliesAPlan() throws IOException {
    Run json = Run.access("plan", file, "--state", state, "--out", plan, "--json");
    assertThat(Files.readString(Path.of(plan))).isEqualTo(json.out());
    assertThat(JsonTexts.values(json.out()))
        .containsEntry("/document", file)
        .containsEntry("/state", state)
        .containsEntry("/stateDigest", "none")
        .containsEntry("/plan/create", "15");

    Run run = Run.access("apply", "--plan", plan);

    assertThat(run.exit()).isZero();
    assertThat(exported(state)).isEqualTo(exported(file));
  }

  @Test
  @DisplayName("a plan is stale once the state or the document says something else, exit 1")
  void refusesAStalePlan() throws IOException {
    Run.access("plan", file, "--state", state, "--out", plan);
    edit("\"Ana\"", "\"Anna\"");
    assertRefused(file + " has changed since " + plan + " was made: plan again");
    edit("Acme Bank", "Acme");
    apply();
    edit("Acme Bank", "Acme Bank");
    assertRefused(state + " has changed since " + plan + " was made: plan again");
    Run.access("plan", file, "--state", state, "--out", plan);
    Path written = Path.of(plan);
    Files.writeString(written, Files.readString(written).replace("\"CHANGE\"", "\"CREATE\""));
    assertRefused(plan + " is not the plan that this program makes: plan again");
  }

  private void assertRefused(String message) {
    Run run = Run.access("apply", "--plan", plan);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("access: " + message + "\n");
    assertThat(JsonTexts.values(Run.access("apply", "--plan", plan, "--json").out()))
        .isEqualTo(Map.of("/errors/0/message", message));
  }

  @Test
  @DisplayName("a plan stays good when the document is only written in another way")
  void keepsAPlanOfTheSame() {
    Run.access("plan", file, "--state", state, "--out", plan);
    Run.write(Path.of(file), exported(file));
    assertThat(Run.access("apply", "--plan", plan).exit()).isZero();
  }

  @Test
  @DisplayName(
      "what a rule refuses is a fault of the document at its place, exit 2; nothing happens")
  void refusesByTheRules() {
    apply();
    String before = exported(state);
    edit("{\"EXECUTE\": [\"user\"]}", "{}");

    for (String command : List.of("plan", "apply")) {
      Run run = Run.access(command, file, "--state", state);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              file
                  + ":16:7: solutions[0].versions[1]: version '2' is published and cannot"
                  + " change: processes.open-account.swimlanes['Back office'].EXECUTE (SOL-7)\n");
    }
    edit("\"id\": \"acme\"", "\"id\": \"other\"");
    assertThat(apply("--allow-removals").err()).contains("is not the organization 'acme' (DIR-1)");
    assertThat(exported(state)).isEqualTo(before);
  }

  @Test
  @DisplayName("a document on standard input, and files that are no plan")
  void otherInput() {
    Run run = Run.reading(Run.sampleText("branch.json"), "apply", "-", "--state", state);
    assertThat(run.exit()).isZero();
    assertThat(exported(state)).isEqualTo(exported(file));

    for (String wrong : List.of("", "{}", "[1]", "{\"document\": 1", "{\"document\": \"x\"}")) {
      Run.write(Path.of(plan), wrong);
      Run refused = Run.access("apply", "--plan", plan);
      assertThat(refused.exit()).as(wrong).isEqualTo(2);
      assertThat(refused.err())
          .isEqualTo("access: " + plan + " is not a plan that 'access plan --out' wrote\n");
    }
    assertThat(Run.access("apply", "--plan", folder.resolve("none").toString()).err())
        .contains("there is no such file");
  }

  @Test
  @DisplayName("of many that apply a plan of the same state at once, one does")
  void onlyOneApplies() throws Exception {
    Run.access("plan", file, "--state", state, "--out", plan);
    int count = 6;
    ExecutorService pool = Executors.newFixedThreadPool(count);
    List<Integer> exits = new ArrayList<>();
    try {
      List<Future<Run>> runs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        runs.add(pool.submit(() -> Run.access("apply", "--plan", plan)));
      }
      for (Future<Run> run : runs) {
        exits.add(run.get().exit());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(exits).containsOnlyOnce(0).contains(1).doesNotContain(2);
  }
}

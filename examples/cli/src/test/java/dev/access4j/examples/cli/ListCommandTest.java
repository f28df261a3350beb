package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access list}. */
class ListCommandTest {

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void sample() {
    file = Run.sample("branch.json", folder).toString();
  }

  @Test
  @DisplayName("each list is sorted, a name a line, exit 0")
  void lists() {
    assertThat(list("solutions", "--user=ana").outLines()).containsExactly("onboarding");
    assertThat(lane("operations", "--user=ana").outLines())
        .containsExactly("EXECUTE", "SELF_ASSIGN");
    assertThat(list("resources", "--solution=onboarding", "--operation=INTERACT").outLines())
        .containsExactly("uiFlow:portal");
    assertThat(list("roles", "--solution=onboarding", "--user=ana").outLines())
        .containsExactly("Anonymous", "teller");
    assertThat(lane("users", "--operation=EXECUTE", "--at=2026-11-24T12:00:00Z").outLines())
        .containsExactly("ana", "dan");
    assertThat(lane("users", "--operation=EXECUTE", "--at=2026-12-24T12:00:00Z").outLines())
        .containsExactly("ana");
  }

  @Test
  @DisplayName("users --unsorted prints the same users as they come")
  void streams() {
    Run run = lane("users", "--unsorted", "--operation=EXECUTE", "--at=2026-11-24T12:00:00Z");

    assertThat(run.outLines()).containsExactlyInAnyOrder("ana", "dan");
    assertThat(run.exit()).isZero();
  }

  @Test
  @DisplayName("an empty list is no error; a name that is nobody's gets a note")
  void empty() {
    assertThat(list("roles", "--solution=onboarding", "--user=eva")).isEqualTo(new Run(0, "", ""));
    Run strange = list("roles", "--solution=off", "--user=nobody");
    assertThat(strange.exit()).isZero();
    assertThat(strange.err()).contains("no user 'nobody'", "no solution 'off'");
    assertThat(list("roles", "--solution=onboarding", "--version=9").err())
        .contains("has no version '9'");
    assertThat(list("operations", "--solution=onboarding", "--ui-flow=porta").err())
        .contains("version '2' has no 'uiFlow:porta'");
  }

  @Test
  @DisplayName("--json has the question as a case and the answer as it expects it")
  void json() {
    assertThat(JsonTexts.values(list("roles", "--json", "--solution=onboarding").out()))
        .containsEntry("/question/ask", "roles")
        .containsEntry("/question/solution", "onboarding")
        .containsEntry("/answer/0", "Anonymous");
    assertThat(JsonTexts.values(lane("users", "--json", "--operation=VIEW").out()))
        .containsEntry("/question/operation", "VIEW")
        .doesNotContainKey("/answer/0");
  }

  private Run lane(String what, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("--solution=onboarding", "--process=open-account", "--swimlane=Front office"));
    all.addAll(Arrays.asList(options));
    return list(what, all.toArray(String[]::new));
  }

  private Run list(String what, String... options) {
    List<String> args = new ArrayList<>(List.of("list", what, file));
    args.addAll(Arrays.asList(options));
    return Run.access(args.toArray(String[]::new));
  }
}

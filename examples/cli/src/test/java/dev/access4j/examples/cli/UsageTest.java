package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help, mistakes in calling the program, colour and progress. */
class UsageTest {

  private static final List<String> COMMANDS =
      List.of(
          "",
          "test",
          "check",
          "explain",
          "can-start",
          "instance-access",
          "list",
          "list solutions",
          "list operations",
          "list resources",
          "list users",
          "list roles",
          "validate",
          "export",
          "init",
          "plan",
          "apply",
          "import-users",
          "audit",
          "migrate",
          "migrate plan",
          "migrate apply",
          "generate");

  @TempDir private Path folder;

  @Test
  @DisplayName("a token that is in the wrong place is not shown")
  void misplacedToken() {
    String token = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9." + "eyJzdWIiOiJhbmEifQ".repeat(4);
    for (String[] args :
        new String[][] {
          {"keycloak", "whoami", "Bearer", token, "--audience", "apps", "--json"},
          {"keycloak", token},
          {token}
        }) {
      Run run = Run.access(args);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out() + run.err()).contains("'eyJ").doesNotContain(token.substring(0, 40));
    }
  }

  @Test
  @DisplayName("a server without a scheme is a mistake in calling the program")
  void serverWithoutScheme() {
    Run run =
        Run.access(
            "keycloak",
            "whoami",
            "x.y.z",
            "--audience",
            "apps",
            "--keycloak",
            "login.example.org",
            "--realm",
            "bank");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("access keycloak whoami: ").doesNotContain("Exception");
  }

  @Test
  @DisplayName("every command has help with examples that fits 80 columns, on standard output")
  void help() {
    for (String command : COMMANDS) {
      Run run = Run.access(words(command, "--help"));

      assertThat(run.exit()).as(command).isZero();
      assertThat(run.err()).as(command).isEmpty();
      assertThat(run.out()).as(command).startsWith("Usage: access").contains("Example");
      assertThat(run.outLines())
          .as(command)
          .allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }
    assertThat(Run.access("--help").out()).doesNotContain("generate");
    assertThat(Run.access("--version").out()).startsWith("access ");
  }

  @Test
  @DisplayName("a mistake: one line and a hint on standard error, exit 2")
  void mistakes() {
    assertMistake("Missing the command", "");
    assertMistake("there is no command 'chek'; did you mean check?", "chek");
    assertMistake("access: there is no command 'help'", "help check");
    assertMistake("access: there is no option '--solution'", "--solution onboarding check f.json");
    assertMistake("access list: there is no command 'of'", "list of users f.json");
    assertMistake("Missing what to list", "list");
    assertMistake("Missing required options: '--solution=ID'", "check");
    assertMistake("Missing FILE, or a database: --db PATH or --jdbc-url URL", "export");
    assertMistake("Missing a database: --db PATH or --jdbc-url URL", "init");
    assertMistake("Missing required option: '--solution=ID'", "check f.json --operation=VIEW");
    assertMistake(
        "there is no option '--soluton'; did you mean --solution?",
        "check f.json --soluton=s --operation=VIEW");
    assertMistake("'g.json' is too much", "check f.json g.json --solution=s --operation=VIEW");
    assertMistake("Missing the resource", "check f.json --solution=s --operation=VIEW");
    assertMistake(
        "--process needs --swimlane", "check f.json --solution=s --operation=VIEW --process=p");
    assertMistake(
        "--swimlane needs --process", "check f.json --solution=s --operation=VIEW --swimlane=p");
    assertMistake(
        "--ui-flow excludes", "check f.json --solution=s --operation=VIEW --ui-flow=f --process=p");
    assertMistake("did you mean SELF_ASSIGN?", "check f.json --solution=s --operation=self-assign");
    assertMistake("the operations are [VIEW", "check f.json --solution=s --operation=FLY");
    assertMistake("exclude each other", "list solutions f.json --user=a --anonymous");
    assertMistake("not an instant", "list solutions f.json --at=now");
    assertMistake("KEY=V1,V2", "can-start f.json --solution=s --process=p --filter=x");
    assertMistake("(DIR-13)", "can-start f.json --solution= --process=p");
    assertMistake("Missing required parameter: 'FILE'", "plan --state=s.json");
    assertMistake("--out needs a FILE", "plan - --state=s.json --out=p");
    assertMistake("Missing FILE, or --plan", "apply --state=s.json");
    assertMistake("--plan names FILE and STATE itself", "apply --state=s.json --plan=p");
    assertMistake("--plan names FILE and STATE itself", "apply f.json --plan=p");
    assertMistake("FILE and --db exclude each other", "export f.json --db=b");
    assertMistake("FILE and --schema exclude each other", "export f.json --schema=b");
    assertMistake("--organization is for a database", "export f.json --organization=a");
    assertMistake("(DIR-13)", "export --db=b --organization=");
    assertMistake("--db and --jdbc-url exclude each other", "export --db=b --jdbc-url=jdbc:h2:b");
    assertMistake("'A-b' is no name for a schema", "init --db=b --schema=A-b");
    assertMistake(
        "--jdbc-password and --jdbc-password-file exclude each other",
        "init --db=b --jdbc-password=p --jdbc-password-file=f");
    assertMistake("there is no terminal to ask on", "export --db=b --jdbc-password");
    assertMistake("--schema is not for it", "test f.json --db=b --schema=b");
    assertMistake("a test in memory and --schema exclude", "test f.json --schema=b");
    assertMistake("--state and --jdbc-user exclude each other", "audit --state=s --jdbc-user=b");
    assertMistake("1 to 10000", "import-users f.csv --state=s.json --batch-size=0");
    assertMistake("(DIR-13)", "apply f.json --state=s.json --actor=");
    assertMistake("--limit is 1 to 1000", "audit --state=s.json --limit=0");
    assertMistake("there is no operation 'fly'", "audit --state=s.json --operation=fly");
    assertMistake("not an instant", "audit --state=s.json --from=now");
    assertMistake("Missing what to do", "migrate");
    assertMistake("neither json nor yaml", "export f.json --format=xml");
    assertMistake("must end in .json", "export f.json --output=f.txt");
    assertMistake("--format says JSON", "export f.json --format=json --output=f.yaml");
    assertMistake("should be specified only once", "list solutions f.json --user=a --user=b");
    assertMistake("at least 1", "generate --users=0");
  }

  @Test
  @DisplayName("a command on a state says that it may be a file or a database")
  void noState() {
    for (String command :
        List.of(
            "plan -", "apply -", "import-users f.csv", "audit", "migrate plan", "migrate apply")) {
      Run run = Run.reading(Run.sampleText("branch.json"), words(command));
      assertThat(run.exit()).as(command).isEqualTo(2);
      assertThat(run.err())
          .as(command)
          .startsWith("access " + command.replaceFirst(" [-f].*", "") + ": ")
          .contains("Missing --state, or a database: --db PATH or --jdbc-url URL");
    }
  }

  private static void assertMistake(String expected, String command) {
    Run run = Run.access(words(command));

    assertThat(run.exit()).as(command).isEqualTo(2);
    assertThat(run.out()).as(command).isEmpty();
    assertThat(run.err().lines()).as(command).hasSize(2);
    assertThat(run.err()).as(command).contains(expected, "--help'.");
    assertThat(JsonTexts.values(Run.access(words(command, "--json")).out()))
        .as(command)
        .containsKey("/errors/0/message");
  }

  @Test
  @DisplayName("a value such as @file or -x is a value")
  void valuesAreTaken() {
    String file = Run.sample("branch.json", folder).toString();

    assertThat(Run.access("list", "solutions", file, "--user", "@ana").err())
        .contains("there is no user '@ana'");
    assertThat(Run.access("list", "solutions", file, "--user=-x").err())
        .contains("there is no user '-x'");
  }

  @Test
  @DisplayName("colour: on a terminal, not with NO_COLOR or TERM=dumb, and as --color says")
  void color() {
    String file = Run.sample("branch.json", folder).toString();
    String[] ask = {"check", file, "--solution=onboarding", "--ui-flow=portal", "--operation=VIEW"};

    assertThat(isColored(Run.onTerminal(Map.of(), ask))).isTrue();
    assertThat(isColored(Run.onTerminal(Map.of("NO_COLOR", "1"), ask))).isFalse();
    assertThat(isColored(Run.onTerminal(Map.of("TERM", "dumb"), ask))).isFalse();
    assertThat(isColored(Run.onTerminal(Map.of(), with("--color=never", ask)))).isFalse();
    assertThat(isColored(Run.access(ask))).isFalse();
    assertThat(isColored(Run.access(with("--color=always", ask)))).isTrue();
    assertThat(isColored(Run.access(with("--json", with("--color=always", ask))))).isFalse();
  }

  private static boolean isColored(Run run) {
    return run.out().contains("\u001b[");
  }

  @Test
  @DisplayName("an unexpected error is a line, and a stack trace with --debug only")
  void unexpected() {
    Run brief = Run.failing("list", "solutions", "-");
    Run full = Run.failing("list", "solutions", "-", "--debug");

    assertThat(brief.exit()).isEqualTo(2);
    assertThat(brief.err()).contains("access: unexpected: ", "--debug").doesNotContain("\tat ");
    assertThat(full.exit()).isEqualTo(2);
    assertThat(full.err()).contains("access: unexpected: ", "\tat ");
  }

  private static String[] with(String option, String... args) {
    return Stream.concat(Arrays.stream(args), Stream.of(option)).toArray(String[]::new);
  }

  private static String[] words(String command, String... more) {
    return Stream.concat(
            Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()), Arrays.stream(more))
        .toArray(String[]::new);
  }
}

package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access audit}: what {@code apply} has put into the log beside the state (AD-6). */
class AuditCommandTest {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)  ");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path state = Path.of("");
  private Path log = Path.of("");

  @BeforeEach
  void sample() {
    file = Run.sample("branch.json", folder);
    state = folder.resolve("state.json");
    log = folder.resolve("state.json.audit.jsonl");
  }

  private Run apply(String... more) {
    return access("apply", List.of(file.toString(), "--state", state.toString()), more);
  }

  private Run audit(String... more) {
    return access("audit", List.of("--state", state.toString()), more);
  }

  private static Run access(String command, List<String> first, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(first);
    args.addAll(List.of(more));
    return Run.access(args.toArray(String[]::new));
  }

  private void edit(String from, String to) {
    String text = Run.sampleText("branch.json");
    assertThat(text).contains(from);
    Run.write(file, text.replace(from, to));
  }

  private static List<Integer> numbers(Run run) {
    Matcher found = NUMBER.matcher(run.out());
    List<Integer> numbers = new ArrayList<>();
    while (found.find()) {
      numbers.add(Integer.valueOf(found.group(1)));
    }
    return numbers;
  }

  /** What happened, without number, time, actor and operation. */
  private static List<String> what(Run run) {
    return run.outLines().stream().map(line -> line.replaceFirst("^#.*  ([-+~!] )", "$1")).toList();
  }

  @Test
  @DisplayName("what changed, with numbers that go on over runs; a state that was not there too")
  void showsWhatChanged() {
    assertThat(apply("--actor", "root@acme").exit()).isZero();
    int first = numbers(audit()).size();
    edit("\"dan@acme.example\"}", "\"dan@x.example\", \"firstName\": \"Dan\"}");
    assertThat(apply("--actor", "jane").exit()).isZero();

    Run run = audit("--actor", "jane");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).hasSize(3);
    assertThat(run.outLines().get(0))
        .matches("#" + (first + 1) + "  \\S+Z  jane  admin.change  ~ user 'dan'");
    assertThat(run.outLines().subList(1, 3))
        .containsExactly(
            "    email: dan@acme.example -> dan@x.example", "    firstName: (none) -> Dan");
    assertThat(what(audit("--actor", "root@acme")))
        .contains(
            "+ organization 'acme'",
            "    name: Acme Bank",
            "+ role 'teller'",
            "+ membership of user 'ana' in group 'Branch 01'",
            "+ version '2' of solution 'onboarding'",
            "    processes[0].swimlanes[0].permissions.EXECUTE: teller",
            "+ share of solution 'onboarding' with user 'dan'",
            "    expiresAt: 2026-12-01T00:00:00Z");
    assertThat(numbers(audit())).first().isEqualTo(1);
  }

  @Test
  @DisplayName("the actor is the user of the system unless it is said")
  void namesTheSystemsUser() {
    apply();
    assertThat(numbers(audit("--actor", System.getProperty("user.name")))).contains(1);
  }

  @Test
  @DisplayName("what was refused or changed nothing leaves no entry")
  void leavesNothing() {
    apply();
    int count = numbers(audit()).size();
    apply();
    edit("\"members\": [\"ana\", \"eva\"]", "\"members\": []");
    assertThat(apply().exit()).isEqualTo(1);
    assertThat(numbers(audit())).hasSize(count);
    assertThat(folder.resolve("state.json.audit.pending")).doesNotExist();
  }

  @Test
  @DisplayName("what was deleted has its name in all entries, and no entry has an id")
  void namesWhatWasDeleted() throws IOException {
    apply();
    Run.write(file, "{\"organization\": {\"id\": \"acme\", \"name\": \"Acme Bank\"}}");

    assertThat(apply("--allow-removals", "--actor", "jane").exit()).isZero();

    assertThat(what(audit("--actor", "jane")))
        .contains(
            "- share of solution 'onboarding' with group 'Branch 01'",
            "- share of solution 'onboarding' with user 'dan'",
            "- user 'ana'",
            "- membership of user 'ana' in group 'Branch 01'",
            "- group 'Branch 01'",
            "- role 'teller'",
            "- solution 'onboarding'");
    assertThat(Files.readString(log)).doesNotContainPattern(UUID);
    assertThat(what(audit("--user", "ana", "--actor", "jane")))
        .contains("- membership of user 'ana' in group 'Branch 01'", "- user 'ana'")
        .noneMatch(line -> line.contains("'dan'"));
  }

  @Test
  @DisplayName("by user, role, group, solution, operation and time; several must all fit")
  void filters() {
    apply();
    assertThat(what(audit("--group", "Branch 01")))
        .filteredOn(line -> !line.startsWith(" "))
        .containsExactlyInAnyOrder(
            "+ group 'Branch 01'",
            "+ membership of user 'ana' in group 'Branch 01'",
            "+ membership of user 'eva' in group 'Branch 01'",
            "+ share of solution 'onboarding' with group 'Branch 01'");
    assertThat(what(audit("--group=Branch 01", "--user=eva")))
        .containsExactly("+ membership of user 'eva' in group 'Branch 01'");
    assertThat(what(audit("--role", "lead"))).first().isEqualTo("+ role 'lead'");
    assertThat(what(audit("--solution", "onboarding")))
        .contains("+ version '1' of solution 'onboarding'", "~ solution 'onboarding'");
    assertThat(numbers(audit("--operation", "admin.change"))).isEqualTo(numbers(audit()));
    assertThat(numbers(audit("--from", "2020-01-01T00:00:00Z"))).isEqualTo(numbers(audit()));
    for (String[] none :
        List.of(
            new String[] {"--operation", "roles.delete"},
            new String[] {"--until", "2020-01-01T00:00:00Z"},
            new String[] {"--from", "2999-01-01T00:00:00Z"},
            new String[] {"--user", "Ana"})) {
      Run run = audit(none);
      assertThat(run.exit()).isZero();
      assertThat(run.outLines()).containsExactly("there is no such entry of " + state);
    }
  }

  @Test
  @DisplayName("page by page, from either end, all entries once")
  void pages() {
    apply();
    List<Integer> all = numbers(audit());
    assertThat(all).hasSizeGreaterThan(9);
    for (boolean newestFirst : List.of(false, true)) {
      List<Integer> seen = new ArrayList<>();
      List<String> from = new ArrayList<>(List.of("--limit=4"));
      if (newestFirst) {
        from.add("--newest-first");
      }
      Run page = audit(from.toArray(String[]::new));
      while (page.out().contains("there are more: go on with --after ")) {
        seen.addAll(numbers(page));
        List<String> next = new ArrayList<>(from);
        next.add("--after=" + seen.get(seen.size() - 1));
        page = audit(next.toArray(String[]::new));
      }
      seen.addAll(numbers(page));
      if (newestFirst) {
        Collections.reverse(seen);
      }
      assertThat(seen).isEqualTo(all);
    }
  }

  @Test
  @DisplayName("--json: the entries as they are in the log, and where to go on")
  void json() {
    apply("--actor", "jane");

    assertThat(JsonTexts.values(audit("--json", "--limit=1").out()))
        .containsEntry("/state", state.toString())
        .containsEntry("/entries/0/number", "1")
        .containsEntry("/entries/0/actor/kind", "DESIGNER")
        .containsEntry("/entries/0/actor/id", "jane")
        .containsEntry("/entries/0/operation", "admin.change")
        .containsEntry("/entries/0/outcome", "DONE")
        .containsEntry("/entries/0/subject/kind", "ORGANIZATION")
        .containsEntry("/entries/0/subject/organization", "acme")
        .containsEntry("/entries/0/after/name/0", "Acme Bank")
        .containsEntry("/after", "1")
        .containsEntry("/changedOutside", "false")
        .doesNotContainKey("/entries/0/before")
        .doesNotContainKey("/entries/1/number");
  }

  @Test
  @DisplayName("nothing was recorded of a state that no command changed; one that is not there: 2")
  void nothingThere() {
    Run missing = audit();
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains(state + " is not there");
    Run.sample("branch.json", folder);
    Run none = Run.access("audit", "--state", file.toString());
    assertThat(none.exit()).isZero();
    assertThat(none.outLines()).containsExactly("nothing was recorded of " + file);
    assertThat(JsonTexts.values(Run.access("audit", "--state", file.toString(), "--json").out()))
        .containsEntry("/changedOutside", "false")
        .doesNotContainKey("/entries/0/number");
  }

  @Test
  @DisplayName("a state that was changed by hand is said to be so, and keeps its entries")
  void changedByHand() throws IOException {
    apply();
    List<Integer> all = numbers(audit());
    Files.writeString(state, Files.readString(state).replace("Acme Bank", "Acme"));

    Run run = audit();

    assertThat(run.exit()).isZero();
    assertThat(numbers(run)).isEqualTo(all);
    assertThat(run.err())
        .isEqualTo(
            "access: note: "
                + state
                + " is not as the last change left it: it was changed in another way since\n");
    assertThat(JsonTexts.values(audit("--json").out())).containsEntry("/changedOutside", "true");
    assertThat(apply().exit()).isZero();
    assertThat(numbers(audit())).hasSize(all.size() + 1);
    int next = all.size() + 1;
    String note = "access: note: " + state + " was changed in another way before #" + next + "\n";
    assertThat(audit().err()).isEqualTo(note);
    assertThat(audit("--newest-first").err()).isEqualTo(note);
    assertThat(audit("--after=" + next).err()).isEmpty();
    assertThat(JsonTexts.values(audit("--json").out()))
        .containsEntry("/changedOutside", "false")
        .containsEntry("/changedOutsideBefore/0", String.valueOf(next));
    edit("Acme Bank", "Acme");
    apply();
    assertThat(audit().err()).isEqualTo(note);
  }

  @Test
  @DisplayName("a state that was brought back by hand keeps the entries of what it had been")
  void broughtBackByHand() throws IOException {
    apply();
    String old = Files.readString(state);
    edit("Acme Bank", "Acme");
    apply();
    List<Integer> all = numbers(audit());
    Files.writeString(state, old);

    assertThat(numbers(audit())).isEqualTo(all);
    apply();
    assertThat(numbers(audit())).hasSize(all.size() + 1);
  }

  @Test
  @DisplayName("an import has its entries, with the operation and the names of its rows")
  void imports() {
    apply();
    Path csv =
        Run.write(
            folder.resolve("users.csv"),
            "username,email,groups\nzoe,zoe@acme.example,Branch 01\nbad,,\n");

    Run run = access("import-users", List.of(csv.toString(), "--state", state.toString()));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(what(audit("--operation", "users.importAll")))
        .contains("+ user 'zoe'", "+ membership of user 'zoe' in group 'Branch 01'")
        .noneMatch(line -> line.contains("'bad'"));
  }

  @Test
  @DisplayName("what was refused, with what was missing; an own role; a key that is not known")
  void refused() {
    String by = "{\"kind\": \"SERVICE\", \"id\": \"sync\"}";
    String refused =
        "{\"number\": 1, \"at\": \"2026-11-24T12:00:00Z\", \"actor\": "
            + by
            + ", \"operation\": \"roles.delete\", \"outcome\": \"REFUSED\", \"subject\": {\"kind\":"
            + " \"ROLE\", \"role\": \"adjuster\", \"solution\": \"claims\"}, \"missing\":"
            + " [\"org_runtime_roles_write\"], \"later\": [{\"x\": 1}]}\n";
    Run.write(log, refused + "{\"saved\":1,\"state\":\"none\"}\n");

    assertThat(audit("--role", "adjuster", "--solution", "claims").outLines())
        .containsExactly(
            "#1  2026-11-24T12:00:00Z  service sync  roles.delete  ! role 'adjuster' of solution"
                + " 'claims': refused, org_runtime_roles_write was missing");
    assertThat(JsonTexts.values(audit("--json").out()))
        .containsEntry("/entries/0/missing/0", "org_runtime_roles_write")
        .containsEntry("/changedOutside", "false");
    assertThat(audit("--from=2026-11-24T12:00:00Z", "--until=2026-11-24T12:00:00.000001Z").out())
        .startsWith("#1  ");
    assertThat(audit("--until=2026-11-24T12:00:00Z").out()).startsWith("there is no such entry");
  }

  @Test
  @DisplayName("a line that is no entry: its number, exit 2, from either end")
  void badLine() throws IOException {
    apply();
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    for (String wrong : List.of("", "{}", "[1]", "{\"number\": 3", "{\"number\": \"x\"}")) {
      lines.set(2, wrong);
      Files.write(log, lines);
      for (Run run : List.of(audit(), audit("--newest-first"), audit("--json"))) {
        assertThat(run.exit()).as(wrong).isEqualTo(2);
        assertThat(run.err())
            .as(wrong)
            .isEqualTo("access: " + log + ":3: is no entry of an audit log\n");
      }
    }
  }

  @Test
  @DisplayName("names cannot drive the terminal")
  void controlCharacters() throws IOException {
    edit("\"lastName\": \"Pop\"", "\"lastName\": \"P\u202eop\"");
    apply();
    assertThat(audit().out()).contains("P\\u202eop").doesNotContain("\u202e");
    assertThat(Files.readString(log)).doesNotContain("\u202e");
  }
}

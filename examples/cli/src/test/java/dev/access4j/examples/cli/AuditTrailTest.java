package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.access4j.admin.Actor;
import dev.access4j.admin.RoleDetails;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log and its state agree, wherever the program ends. */
class AuditTrailTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");

  private static final StateFile.Saving CRASH =
      (state, replace) -> {
        throw new IllegalStateException("a planted crash");
      };

  @TempDir private Path folder;
  private Path state = Path.of("");
  private Path log = Path.of("");

  private final Output output =
      new Output(
          new Terminal(
              new ByteArrayInputStream(new byte[0]),
              new PrintWriter(new StringWriter()),
              new PrintWriter(new StringWriter()),
              false,
              false,
              false,
              Map.of()),
          false,
          false,
          false,
          Output.UNBOUNDED);

  @BeforeEach
  void sample() {
    state = Run.sample("branch.json", folder);
    log = folder.resolve("branch.json.audit.jsonl");
  }

  private void addRoles(StateFile.Saving saving, String... names) {
    try (StateFile open = StateFile.open(state, saving, output)) {
      for (String name : names) {
        open.access().admin().roles().create(ROOT, RoleDetails.of(name), RoleScope.ORGANIZATION);
      }
      open.save(ACME);
    }
  }

  private void crash(String role) {
    assertThatIllegalStateException().isThrownBy(() -> addRoles(CRASH, role));
  }

  /** Number and role of each entry. */
  private List<String> shown() {
    Run run = Run.access("audit", "--state", state.toString());
    assertThat(run.exit()).isZero();
    return run.outLines().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst(" .* role '(.*)'", " $1"))
        .toList();
  }

  private Stream<String> marks() throws IOException {
    return Files.readAllLines(log).stream()
        .filter(AuditMark::is)
        .map(line -> line.substring(0, line.indexOf(',')));
  }

  @Test
  @DisplayName("the log is on the disk before the state is, and says so when it is")
  void order() throws IOException {
    addRoles(StateFile.Saving.PLAIN, "one");
    StateFile.Saving looking =
        (open, replace) -> {
          assertThat(log)
              .content()
              .contains("\"two\"", "{\"saving\":2")
              .doesNotContain("saved\":2");
          assertThat(state).content().doesNotContain("two");
          assertThat(shown()).containsExactly("#1 one");
          replace.run();
        };
    addRoles(looking, "two");
    assertThat(shown()).containsExactly("#1 one", "#2 two");
    assertThat(marks())
        .containsExactly("{\"saving\":1", "{\"saved\":1", "{\"saving\":2", "{\"saved\":2");
  }

  @Test
  @DisplayName("a crash before the state is saved: what was not applied is not shown, and goes")
  void crashBetween() throws IOException {
    crash("never");
    assertThat(shown()).isEmpty();
    addRoles(StateFile.Saving.PLAIN, "one", "two");
    crash("never");
    crash("never");
    assertThat(shown()).containsExactly("#1 one", "#2 two");
    assertThat(log).content().contains("never");

    addRoles(StateFile.Saving.PLAIN, "three");

    assertThat(shown()).containsExactly("#1 one", "#2 two", "#3 three");
    assertThat(log).content().doesNotContain("never");
  }

  @Test
  @DisplayName("a crash after the state is saved: the entries stay")
  void crashAfter() throws IOException {
    addRoles(StateFile.Saving.PLAIN, "one");
    String text = Files.readString(log);
    // As if the last line had never been written.
    Files.writeString(log, text.substring(0, text.indexOf("{\"saved\"")));

    assertThat(shown()).containsExactly("#1 one");
    addRoles(StateFile.Saving.PLAIN, "two");
    assertThat(shown()).containsExactly("#1 one", "#2 two");
    assertThat(marks())
        .containsExactly("{\"saving\":1", "{\"saved\":1", "{\"saving\":2", "{\"saved\":2");
  }

  @Test
  @DisplayName("a crash, then the state is changed by hand: nobody knows, and all entries stay")
  void crashAndChange() throws IOException {
    addRoles(StateFile.Saving.PLAIN, "one");
    crash("perhaps");
    Files.writeString(state, Files.readString(state).replace("Acme Bank", "Acme"));

    assertThat(shown()).containsExactly("#1 one", "#2 perhaps");
    addRoles(StateFile.Saving.PLAIN, "three");
    crash("never");
    addRoles(StateFile.Saving.PLAIN, "four");
    assertThat(shown()).containsExactly("#1 one", "#2 perhaps", "#3 three", "#4 four");
  }

  @Test
  @DisplayName("a crash within the writing of the log, wherever: what was before stays")
  void tornLines() throws IOException {
    addRoles(StateFile.Saving.PLAIN, "one");
    String whole = Files.readString(log);
    crash("never");
    byte[] crashed = Files.readAllBytes(log);
    for (int length = whole.length(); length <= crashed.length; length += 7) {
      Files.write(log, Arrays.copyOf(crashed, length));
      assertThat(shown()).containsExactly("#1 one");
      StateFile.open(state, StateFile.Saving.PLAIN, output).close();
      assertThat(log).hasContent(whole);
    }
  }

  @Test
  @DisplayName("what waited when the program ended is forgotten, and long logs are read right")
  void longLog() throws IOException {
    Files.writeString(folder.resolve("branch.json.audit.pending"), "{\"number\":1,");
    String[] names = new String[1_500];
    Arrays.setAll(names, i -> "role " + i);
    addRoles(StateFile.Saving.PLAIN, names);
    crash("never");

    assertThat(Files.size(log)).isGreaterThan(1 << 18);
    assertThat(folder.resolve("branch.json.audit.pending")).doesNotExist();
    Run last = Run.access("audit", "--state", state.toString(), "--newest-first", "--limit=1");
    assertThat(last.outLines().get(0)).startsWith("#1500  ").endsWith("+ role 'role 1499'");
    Run onwards = Run.access("audit", "--state", state.toString(), "--after=1499");
    assertThat(onwards.outLines()).contains("    name: role 1499");
  }

  @Test
  @DisplayName("a log that cannot be written: the state stays as it was, and it is said")
  void unwritable() throws IOException {
    String before = Files.readString(state);
    Files.createDirectory(log);
    assertThatThrownBy(() -> addRoles(StateFile.Saving.PLAIN, "one"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("its audit log cannot be read: ");
    Files.delete(log);
    try (StateFile open = StateFile.open(state, StateFile.Saving.PLAIN, output)) {
      Files.createDirectory(folder.resolve("branch.json.audit.pending"));
      open.access().admin().roles().create(ROOT, RoleDetails.of("one"), RoleScope.ORGANIZATION);
      assertThatThrownBy(() -> open.save(ACME))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("its audit log cannot be written: ");
    }
    assertThat(state).hasContent(before);
    assertThat(log).doesNotExist();
  }

  @Test
  @DisplayName("a file of somebody else is not cut off")
  void foreignFile() throws IOException {
    Files.writeString(log, "{\"time\": 1}\n{\"time\": 2}\n");
    assertThatThrownBy(() -> addRoles(StateFile.Saving.PLAIN, "one"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(log + ":1: is no entry of an audit log");
    assertThat(log).hasContent("{\"time\": 1}\n{\"time\": 2}\n");
  }

  @Test
  @DisplayName("who may not read the state may not read its log")
  void permissions() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-------"));
    addRoles(StateFile.Saving.PLAIN, "one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("a link to a state has the log of the state")
  void link() throws IOException {
    Path link = folder.resolve("link.json");
    Files.createSymbolicLink(link, state);
    addRoles(StateFile.Saving.PLAIN, "one");
    Run run = Run.access("audit", "--state", link.toString());
    assertThat(run.out()).contains("+ role 'one'");
    Files.writeString(log, "torn", StandardOpenOption.APPEND);
    state = link;
    addRoles(StateFile.Saving.PLAIN, "two");
    assertThat(shown()).containsExactly("#1 one", "#2 two");
  }
}

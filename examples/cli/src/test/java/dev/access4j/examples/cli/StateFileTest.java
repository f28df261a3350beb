package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.file.AccessFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private final Output output =
      new Output(
          new Terminal(
              new ByteArrayInputStream(new byte[0]),
              new PrintWriter(new StringWriter()),
              new PrintWriter(err),
              false,
              false,
              false,
              Map.of()),
          false,
          false,
          false,
          Output.UNBOUNDED);

  private StateFile open(Path file) {
    return StateFile.open(file, StateFile.Saving.PLAIN, output);
  }

  private static void addRole(StateFile state, String name) {
    state
        .access()
        .change(
            ACME,
            writer -> {
              if (writer.view().organization().isEmpty()) {
                writer.put(Organization.of(ACME, "Acme"));
              }
              writer.put(EndUserRole.of(RoleId.random(), name));
            });
  }

  @Test
  @DisplayName("a file that is not there is made, in the format of its name; what changed is kept")
  void makesAndKeeps() {
    for (String name : List.of("state.json", "state.yaml")) {
      Path file = folder.resolve(name);
      try (StateFile state = open(file)) {
        assertThat(state.document()).isEmpty();
        addRole(state, "one");
        assertThat(state.save(ACME)).isTrue();
      }
      try (StateFile state = open(file)) {
        assertThat(state.organization()).isEqualTo(ACME);
        addRole(state, "two");
        assertThat(state.save(ACME)).isTrue();
      }
      assertThat(AccessFile.read(file).roles()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "what did not change is not written: the file keeps the form that its author gave it")
  void leavesWhatDidNotChange() throws IOException {
    Path file = Run.sample("branch.json", folder);
    String before = Files.readString(file);

    try (StateFile state = open(file)) {
      assertThat(state.save(state.organization())).isFalse();
    }

    assertThat(file).hasContent(before);
  }

  @Test
  @DisplayName("what happens around saving happens once, with the state, and may keep it from it")
  void letsOthersTakePart() {
    Path file = folder.resolve("state.json");
    List<Path> heard = new ArrayList<>();
    StateFile.Saving refusing = (state, write) -> heard.add(state.file());
    try (StateFile state = StateFile.open(file, refusing, output)) {
      addRole(state, "one");
      assertThat(state.save(ACME)).isTrue();
    }
    assertThat(heard).containsExactly(file);
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("who only reads takes no lock, and cannot save")
  void readsWithoutLock() {
    Path file = Run.sample("branch.json", folder);
    try (StateFile state = StateFile.read(file, output)) {
      assertThatIllegalStateException().isThrownBy(() -> state.save(state.organization()));
    }
    assertThat(folder.resolve("branch.json.lock")).doesNotExist();
  }

  @Test
  @DisplayName("a state that cannot be: another name, no directory, a fault in it, not there")
  void refuses() {
    assertThatThrownBy(() -> open(folder.resolve("state.txt")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("must end in .json, .yaml or .yml");
    assertThatThrownBy(() -> open(folder.resolve("none/state.json")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("there is no directory for ");
    try (StateFile state = StateFile.read(folder.resolve("state.json"), output)) {
      assertThatThrownBy(state::organization).hasMessageContaining("is not there");
    }
    Path wrong = Run.write(folder.resolve("wrong.json"), "{}");
    assertThatThrownBy(() -> open(wrong)).hasMessageContaining("organization");
    Run.sample("branch.json", folder);
    try (StateFile state = open(folder.resolve("branch.json"))) {
      assertThat(state.file()).isEqualTo(folder.resolve("branch.json"));
    }
  }

  @Test
  @DisplayName("of many that change one state at once no change is lost")
  void losesNothing() throws Exception {
    Path file = folder.resolve("state.json");
    int writers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        String role = "role " + i;
        running.add(
            pool.submit(
                () -> {
                  try (StateFile state = open(file)) {
                    addRole(state, role);
                    state.save(ACME);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(AccessFile.read(file).roles()).isEqualTo(writers);
  }
}

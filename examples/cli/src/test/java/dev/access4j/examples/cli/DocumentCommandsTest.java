package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access validate}, {@code export} and {@code generate}. */
class DocumentCommandsTest {

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void sample() {
    file = Run.sample("branch.json", folder);
  }

  @Test
  @DisplayName("validate says what is in a valid file")
  void valid() {
    Path cases = Run.sample("branch.cases.json", folder);

    Run run = Run.access("validate", file.toString(), cases.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.outLines())
        .containsExactly(
            file + ": valid, organization acme: 3 users, 1 group, 3 roles, 1 solution",
            cases + ": valid, 3 cases");
    assertThat(JsonTexts.values(Run.access("validate", "--json", file.toString()).out()))
        .containsEntry("/valid/0/kind", "access")
        .containsEntry("/valid/0/users", "3");
  }

  @Test
  @DisplayName("validate reports every fault of every file, a line each, with the rule")
  void faults() {
    Path wrong =
        Run.write(
            folder.resolve("wrong.json"),
            """
            {
              "organization": {"id": "a", "name": "A"},
              "roles": [{"name": " "}],
              "users": [{"username": "u", "email": "nowhere"}],
              "extra": 1
            }
            """);

    Run run = Run.access("validate", wrong.toString(), file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains(file + ": valid");
    assertThat(run.err().lines())
        .hasSize(3)
        .allMatch(line -> line.matches("\\Q" + wrong + "\\E:\\d+:\\d+: .+"))
        .anyMatch(line -> line.contains(":3:") && line.endsWith("(DIR-5)"))
        .anyMatch(line -> line.contains(":4:") && line.endsWith("(DIR-2)"))
        .anyMatch(line -> line.contains(":5:") && line.contains("extra"));
  }

  @Test
  @DisplayName("validate goes on after a file that goes wrong in a way that nobody expects")
  void goesOn() {
    Run run = Run.failing("validate", "-", "", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains(file + ": valid");
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("access: -: unexpected: "))
        .anyMatch(line -> line.equals("access: the name of a file is empty"));
    assertThat(JsonTexts.values(Run.failing("validate", "--json", "-", file.toString()).out()))
        .containsEntry("/valid/0/file", file.toString())
        .containsKey("/errors/0/message");
    assertThat(Run.failing("validate", "--debug", "-").err()).contains("\tat ");
  }

  @Test
  @DisplayName("a target that cannot be written is named itself, with a reason in words")
  void namesTheTarget() {
    Path target = folder.resolve("out.json");

    assertThatThrownBy(
            () ->
                ReplacedFile.write(
                    target,
                    writer -> {
                      throw new AccessDeniedException(folder.resolve(".draft.tmp").toString());
                    }))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(target + " cannot be written: permission denied");
    assertThat(target).doesNotExist();
  }

  @Test
  @DisplayName("why a file cannot be used is said in words")
  void reasons() {
    assertThat(FailureReason.of(new AccessDeniedException("x"))).isEqualTo("permission denied");
    assertThat(FailureReason.of(new NoSuchFileException("x"))).contains("no such file");
    assertThat(FailureReason.of(new FileSystemException("x", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(FailureReason.of(new FileSystemException("x"))).contains("went wrong");
    assertThat(FailureReason.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  @DisplayName(
      "export: what was exported and read again exports to the same bytes, in both formats")
  void exports() {
    String json = Run.access("export", file.toString(), "--format=json").out();
    Path yaml = folder.resolve("out.yaml");

    Run toYaml = Run.access("export", file.toString(), "--output", yaml.toString());

    assertThat(toYaml).isEqualTo(new Run(0, "", ""));
    assertThat(Run.access("export", yaml.toString(), "--format=json").out()).isEqualTo(json);
    assertThat(Run.access("export", file.toString()).out()).isEqualTo(json);
    assertThat(Run.access("export", file.toString(), "--json").out()).isEqualTo(json);
    assertThat(Run.access("export", file.toString(), "--format=yaml").out())
        .startsWith("organization:");
  }

  @Test
  @DisplayName("export replaces a file in one step, keeps its permissions, leaves nothing behind")
  void replaces() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    Run run = Run.access("export", file.toString(), "--output", link.toString(), "--json");

    assertThat(run.exit()).isZero();
    assertThat(JsonTexts.values(run.out())).containsEntry("/format", "json");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(Files.readString(file)).isEqualTo(Run.access("export", file.toString()).out());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
  }

  @Test
  @DisplayName("export to where nothing can be written: an error, and no file")
  void cannotWrite() throws IOException {
    Files.createDirectory(folder.resolve("d.json"));
    for (String target : new String[] {"d.json", "none/x.json"}) {
      Run run =
          Run.access("export", file.toString(), "--output", folder.resolve(target).toString());
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().lines()).singleElement().asString().startsWith("access: ");
    }
  }

  @Test
  @DisplayName("generate makes the same valid file each time, with the numbers that were asked for")
  void generates() throws IOException {
    Path big = folder.resolve("big.json");
    String[] numbers = {"generate", "--users=500", "--groups=20", "--solutions=7"};

    assertThat(
            Run.access(
                    "generate",
                    "--users=500",
                    "--groups=20",
                    "--solutions=7",
                    "--output",
                    big.toString())
                .exit())
        .isZero();
    assertThat(Files.readString(big)).isEqualTo(Run.access(numbers).out());
    assertThat(Run.access("validate", big.toString()).out())
        .contains("500 users, 20 groups, 40 roles, 7 solutions");
  }
}

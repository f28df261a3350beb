package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started as a user starts it. */
class AccessJarIT {

  @TempDir private Path folder;

  @BeforeEach
  void samples() {
    Run.sample("branch.json", folder);
    Run.sample("branch.cases.json", folder);
    Run.sample("branch.december.cases.json", folder);
  }

  @Test
  @DisplayName("test: all passed, exit 0, standard error empty")
  void tests() throws IOException, InterruptedException {
    Run run = jar("test", folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).endsWith("4 passed, 0 failed");
    assertThat(run.exit()).isZero();
  }

  @Test
  @DisplayName("a piped answer is without colour and in UTF-8, YAML works, exit codes come through")
  void asks() throws IOException, InterruptedException {
    Path yaml = folder.resolve("branch.yaml");
    String file = folder.resolve("branch.json").toString();
    Files.writeString(
        folder.resolve("branch.json"),
        Run.sampleText("branch.json").replace("\"dan\"", "\"Ștefan\""));

    assertThat(jar("export", file, "--output", yaml.toString()).exit()).isZero();
    Run allowed =
        jar(
            "check",
            yaml.toString(),
            "--user=Ștefan",
            "--solution=onboarding",
            "--process=open-account",
            "--swimlane=Front office",
            "--operation=EXECUTE",
            "--at=2026-11-24T12:00:00Z");
    Run denied =
        jar(
            "check",
            yaml.toString(),
            "--solution=onboarding",
            "--ui-flow=portal",
            "--operation=VIEW");
    Run users =
        jar(
            "list",
            "users",
            yaml.toString(),
            "--solution=onboarding",
            "--process=open-account",
            "--swimlane=Front office",
            "--operation=EXECUTE",
            "--at=2026-11-24T12:00:00Z");

    assertThat(users.outLines()).containsExactly("ana", "Ștefan");
    assertThat(allowed.outLines()).startsWith("ALLOWED");
    assertThat(allowed.exit()).isZero();
    assertThat(denied.exit()).isEqualTo(1);
    assertThat(denied.out()).doesNotContain("\u001b");
  }

  @Test
  @DisplayName("an unusable file: its place, exit 2; the version is the build's")
  void refuses() throws IOException, InterruptedException {
    Path file = Run.write(folder.resolve("x.json"), "{\n  \"users\": 1\n}");

    Run run = jar("validate", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(file + ":2:").doesNotContain("\tat ");
    assertThat(jar("--version").out()).matches("access \\d+\\.\\d+\\.\\d+\\S*, Java .*\\R");
  }

  @Test
  @DisplayName("a full disk: an error and exit 2")
  void tellsThatOutputIsLost() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    String file = folder.resolve("branch.json").toString();
    String[] users = {
      "list",
      "users",
      file,
      "--unsorted",
      "--solution=onboarding",
      "--process=open-account",
      "--swimlane=Front office",
      "--operation=EXECUTE",
      "--at=2026-11-24T12:00:00Z"
    };

    for (String[] args : List.of(new String[] {"export", file}, users)) {
      Path err = folder.resolve("err.txt");
      Process process = process(full, err, args);

      assertThat(process.waitFor()).isEqualTo(2);
      assertThat(err).content().contains("access: the output could not be written");
    }
  }

  @Test
  @DisplayName("a reader that closes the pipe is no error")
  void isSilentIfThePipeIsClosed() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")));
    Path err = folder.resolve("err.txt");
    String file = folder.resolve("branch.json").toString();
    for (String[] args :
        List.of(new String[] {"export", file}, new String[] {"test", folder.toString()})) {
      Process process = builder(args).redirectError(err.toFile()).start();
      process.getInputStream().close();

      assertThat(process.waitFor()).isZero();
      assertThat(err).isEmptyFile();
    }
  }

  @Test
  @DisplayName("of processes that apply a plan of the same state at once, one does, and none fails")
  void appliesOneAtATime() throws IOException, InterruptedException {
    String file = folder.resolve("branch.json").toString();
    Path state = folder.resolve("state.json");
    String plan = folder.resolve("branch.plan").toString();
    Run planned = jar("plan", file, "--state", state.toString(), "--out", plan);
    assertThat(planned.exit()).isZero();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path out = folder.resolve("out" + i + ".txt");
      processes.add(process(out, folder.resolve("err" + i + ".txt"), "apply", "--plan", plan));
    }
    List<Integer> exits = new ArrayList<>();
    for (Process process : processes) {
      exits.add(process.waitFor());
    }

    assertThat(exits).containsExactlyInAnyOrder(0, 1, 1);
    assertThat(state).content().isEqualTo(jar("export", file).out());
  }

  private Run jar(String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    int exit = process(out, err, args).waitFor();
    return new Run(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Process process(Path out, Path err, String... args) throws IOException {
    return builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  private static ProcessBuilder builder(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Arguments reach a process in the platform's encoding.
    command.add("-jar");
    command.add(Path.of("target", "access.jar").toString());
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }
}

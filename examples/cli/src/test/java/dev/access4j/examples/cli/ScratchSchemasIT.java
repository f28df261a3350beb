package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.access4j.examples.cli.TestDatabase.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code access test} in a database by the packaged program, with what it finds at run time. */
class ScratchSchemasIT {

  @TempDir private Path folder;

  private Process test(TestDatabase database, Path cases) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Path.of("target", "access.jar").toString()));
    command.addAll(Arrays.asList(database.with("test", cases.toString())));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the samples' cases all pass, and nothing else is said")
  void samples(Kind kind) throws IOException, InterruptedException {
    TestDatabase database = kind.create(folder);

    assertThat(test(database, Path.of("..", "scenarios")).waitFor()).isZero();

    assertThat(folder.resolve("err.txt")).isEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("out.txt"))).endsWith("150 passed, 0 failed");
    assertThat(database.scratchSchemas()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
  // A program that never opens the pipe is waited for, for ever.
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName("a program that is ended while it tests leaves no schema behind")
  void interrupted(Kind kind) throws IOException, InterruptedException {
    TestDatabase database = kind.create(folder);
    Run.sample("branch.json", folder.resolve("cases"));
    Path cases = folder.resolve("cases/branch.cases.json");
    // It waits there for what its cases are.
    assumeTrue(new ProcessBuilder("mkfifo", cases.toString()).start().waitFor() == 0);
    Process process = test(database, folder.resolve("cases"));

    try (OutputStream pipe = Files.newOutputStream(cases)) {
      assertThat(pipe).isNotNull();
      // An H2 file is open there and nowhere else.
      assertThat(kind == Kind.H2_FILE ? List.of("one") : database.scratchSchemas()).hasSize(1);
      process.destroy();
      assertThat(process.waitFor()).isNotZero();
    }

    assertThat(database.scratchSchemas()).isEmpty();
  }
}

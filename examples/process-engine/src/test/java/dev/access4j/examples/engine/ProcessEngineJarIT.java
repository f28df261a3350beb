package dev.access4j.examples.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started as a user starts it. */
final class ProcessEngineJarIT {

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  @Test
  @DisplayName("without arguments: the scenario on H2, as in this process, standard error empty")
  void scenario() throws IOException, InterruptedException {
    Run run = jar();
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(here("--jdbc-url", "jdbc:h2:mem:here").out());
  }

  @Test
  @DisplayName("lanes: a draft of a version; a fault in a file, its place and exit 2")
  void lanes() throws IOException, InterruptedException {
    Path model = Path.of("src", "test", "resources", "bpmn", "camunda-modeler.bpmn");
    Path none = Files.writeString(folder.resolve("none.bpmn"), "<definitions>");

    Run drawn = jar("lanes", model.toString());
    assertThat(drawn.err()).isEmpty();
    assertThat(drawn.exit()).isZero();
    assertThat(drawn).isEqualTo(here("lanes", model.toString()));
    Run faulty = jar("lanes", none.toString());
    assertThat(faulty).isEqualTo(here("lanes", none.toString()));
    assertThat(faulty.err()).contains(none + ":1").doesNotContain("\tat ");
    assertThat(faulty.exit()).isEqualTo(2);
  }

  /** Runs the same in this process. */
  private static Run here(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        ProcessEngineCommand.run(
            InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), args);
    return new Run(exit, out.toString(), err.toString());
  }

  private Run jar(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(Path.of("target", "process-engine.jar").toString());
    command.addAll(List.of(args));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }
}

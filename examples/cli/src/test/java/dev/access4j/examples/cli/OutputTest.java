package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed: tables, escapes and the progress bar. */
class OutputTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("columns line up, also with wide and combining characters")
  void aligns() {
    List<String> lines =
        table(Output.UNBOUNDED)
            .row("a", "1", "x")
            .row("東京", "22", "y")
            .row("e\u0301e", "3", "")
            .lines();

    assertThat(lines).containsExactly("a     1   x", "東京  22  y", "e\u0301e    3");
  }

  @Test
  @DisplayName("a table that is too wide wraps its widest columns")
  void wraps() {
    List<String> lines =
        table(40).row("a name of many words indeed", "DENIED:NOT_SHARED", "ALLOWED").lines();

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    assertThat(String.join(" ", lines)).contains("DENIED:", "NOT_SHARED", "indeed", "ALLOWED");
    assertThat(Wrapping.wrap("x".repeat(25) + " y", 10))
        .containsExactly("x".repeat(10), "x".repeat(10), "x".repeat(5) + " y");
  }

  @Test
  @DisplayName("what a terminal would act on is escaped, all else is left")
  void escapes() {
    assertThat(Printable.text("Ștefan 東京 \ud83d\ude00 \\ é"))
        .isEqualTo("Ștefan 東京 \ud83d\ude00 \\ é");
    assertThat(Printable.text("a\u001b[2Jb\nc\rd\te\u009bf\u202eg\u2028h\ud800i\u0000\u007f"))
        .isEqualTo("a\\u001b[2Jb\\nc\\rd\\te\\u009bf\\u202eg\\u2028h\\ud800i\\u0000\\u007f");
  }

  @Test
  @DisplayName("the bar shows itself after a moment and is wiped out at the end")
  void progress() {
    StringWriter drawn = new StringWriter();
    long[] now = {0};
    ProgressBar bar = new ProgressBar(new PrintWriter(drawn), () -> now[0]);

    bar.at("users", 1, 10);
    assertThat(drawn.toString()).isEmpty();
    now[0] = 500_000_000;
    bar.at("users", 5, 10);
    bar.at("users", 6, 10);
    assertThat(drawn.toString())
        .isEqualTo("\r\u001b[Kusers      [###############---------------]  50%  0.5 s");
    now[0] = 1_000_000_000;
    bar.at("rows", 7, 0);
    assertThat(drawn.toString()).endsWith("\r\u001b[Krows       7  1.0 s");
    bar.close();
    assertThat(drawn.toString()).endsWith("\r\u001b[K");
  }

  @Test
  @DisplayName("an output that is lost is an error, whatever the answer was")
  void failsIfOutputIsLost() {
    String file = Run.sample("branch.json", folder).toString();

    assertLost("export", file);
    assertLost("list", "solutions", file, "--json");
    assertLost("check", file, "--solution=onboarding", "--ui-flow=portal", "--operation=VIEW");
    assertLost("--help");
  }

  @Test
  @DisplayName("a reader that has left the other end of a pipe has seen enough: the answer stands")
  void isSilentIfTheReaderLeft() {
    String file = Run.sample("branch.json", folder).toString();
    String[] allowed = {
      "check", file, "--solution=onboarding", "--ui-flow=portal", "--operation=INTERACT"
    };

    assertThat(unread(true, "export", file)).isEqualTo(new Run(0, "", ""));
    assertThat(unread(true, "list", "solutions", file, "--json")).isEqualTo(new Run(0, "", ""));
    assertThat(unread(true, allowed)).isEqualTo(new Run(0, "", ""));
    assertThat(unread(true, "--help")).isEqualTo(new Run(0, "", ""));
  }

  private static void assertLost(String... args) {
    Run run = unread(false, args);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .endsWith("access: the output could not be written" + System.lineSeparator());
  }

  private static Run unread(boolean pipe, String... args) {
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new FullDisk()),
            new PrintWriter(err),
            false,
            false,
            pipe,
            Map.of());
    return new Run(AccessCommand.run(terminal, args), "", err.toString());
  }

  private static final class FullDisk extends Writer {

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Table table(int width) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            false,
            false,
            Map.of());
    return new Output(terminal, false, false, false, width).table();
  }
}

package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example says what its comments say. */
class QuickstartTest {

  @Test
  @DisplayName("allowed, allowed with its grant, denied once unshared, and why")
  void runs() throws URISyntaxException {
    List<String> lines = printed(() -> Quickstart.main(new String[0]));

    assertThat(lines)
        .startsWith(
            "true", "ALLOWED: teller by a share with the user (r1)", "DENIED:NOT_SHARED (r2)");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("EV-2 PASSED      "))
        .anyMatch(line -> line.startsWith("EV-3 FAILED      "))
        .anyMatch(line -> line.startsWith("EV-7 NOT_REACHED "))
        .last()
        .asString()
        .startsWith("Missing: ")
        .contains("teller");
  }

  @Test
  @DisplayName("on H2: allowed, and after a restart too, from what the file holds")
  void runsOnH2(@TempDir Path folder) throws URISyntaxException {
    String[] path = {folder.resolve("acme").toString()};
    String allowed = "ALLOWED: teller by a share with the user (r1)";

    assertThat(printed(() -> QuickstartOnH2.main(path))).containsExactly(allowed);
    assertThat(printed(() -> QuickstartOnH2.main(path))).containsExactly(allowed);
  }

  private interface Example {
    void run() throws URISyntaxException;
  }

  private static List<String> printed(Example example) throws URISyntaxException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      example.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

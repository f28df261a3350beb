package dev.access4j.examples.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code lanes}. */
class LanesCommandTest {

  private static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  private static Run lanes(InputStream in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new LanesCommand(in))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Run(exit, out.toString(), err.toString());
  }

  private static Run lanes(Object... args) {
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return lanes(InputStream.nullInputStream(), texts);
  }

  private Path sample(String name) throws IOException {
    try (InputStream in = LanesCommandTest.class.getResourceAsStream("/bpmn/" + name)) {
      Path file = folder.resolve(name);
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
      return file;
    }
  }

  private static AccessFile accessFile(String version) {
    String document =
        "{\"organization\": {\"id\": \"o\", \"name\": \"O\"},"
            + "\"solutions\": [{\"id\": \"s\", \"name\": \"S\", \"versions\": ["
            + version
            + "]}]}";
    return AccessFile.read(
        "made.json",
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
        Format.JSON);
  }

  @Test
  @DisplayName("prints a version to be filled in, process by process")
  void prints() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.bpmn"),
            "<definitions xmlns='" + NAMESPACE + "'><process id='pay'/></definitions>");

    assertThat(lanes("--version-id", "7", file))
        .isEqualTo(
            new Run(
                0,
                """
                {
                  "id": "7",
                  "state": "DRAFT",
                  "roles": [],
                  "processes": [
                    {
                      "name": "pay",
                      "readOnlyAllowed": true,
                      "startSwimlane": "Default",
                      "swimlanes": [
                        {
                          "name": "Default",
                          "permissions": {
                            "VIEW": [],
                            "EXECUTE": [],
                            "SELF_ASSIGN": [],
                            "ASSIGN": [],
                            "UNASSIGN": [],
                            "HOLD": [],
                            "UNHOLD": []
                          }
                        }
                      ]
                    }
                  ],
                  "uiFlows": []
                }
                """,
                ""));
  }

  @Test
  @DisplayName("what it prints is accepted in an access file, and says what the BPMN files say")
  void roundTrip() throws IOException {
    Run run =
        lanes(
            sample("camunda-modeler.bpmn"),
            sample("signavio.bpmn"),
            sample("eclipse.bpmn2"),
            sample("semantic.bpmn"),
            sample("no-lanes.bpmn"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    AccessFile read = accessFile(run.out());
    StringWriter written = new StringWriter();
    read.write(written, Format.JSON);
    assertThat(written.toString())
        .contains("{\"name\": \"Front office\"}, {\"name\": \"Back office\"}")
        .contains("{\"name\": \"Bank / Operations / Risk desk\"}")
        .contains("{\"name\": \"\\\"A\\\" & 'B' 🏦\"}")
        .contains("\"startSwimlane\": \"Default\"");
    assertThat(accessFile("{\"id\": \"1\", \"state\": \"DRAFT\"}")).isNotEqualTo(read);
  }

  @Test
  @DisplayName("a name with what a terminal would obey is escaped, and stays the same name")
  void escaped() throws IOException {
    String xml =
        "<definitions xmlns='"
            + NAMESPACE
            + "'><process id='p'><laneSet>"
            + "<lane name='a&#x202e;b&#x200b;\\&quot;c'/></laneSet></process></definitions>";
    Run run = lanes(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "-");

    assertThat(run.out()).contains("\"a\\u202eb\\u200b\\\\\\\"c\"");
    StringWriter written = new StringWriter();
    accessFile(run.out()).write(written, Format.JSON);
    assertThat(written.toString()).contains("a\u202eb\u200b\\\\\\\"c");
  }

  @Test
  @DisplayName("with a fault in any file nothing is printed but all faults, and the exit is 2")
  void faults() throws IOException {
    Path fine = sample("camunda-modeler.bpmn");
    Path wrong = sample("faults.bpmn");

    Run run = lanes(fine, wrong, fine, "missing.bpmn");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(14)
        .contains(
            wrong + ":6: l1: refers to 'gone', which the file does not have (NODE)",
            fine + ":9: loan: the process of " + fine + ":9 has this id too (PROCESS)",
            "missing.bpmn: cannot be read: there is no such file (XML)");
  }

  @Test
  @DisplayName("standard input is '-', and a fault in it says so")
  void standardInput() {
    Run run = lanes(InputStream.nullInputStream(), "-");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("<stdin>:").contains("not well-formed XML");
  }

  @Test
  @DisplayName("help fits 80 columns and has examples; a wrong call is exit 2")
  void usage() {
    Run help = lanes("--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).startsWith("Usage: process-engine lanes").contains("Examples:");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(lanes().exit()).isEqualTo(2);
    assertThat(lanes("--version-id", " 7", "-").err()).contains("white space at an end");
    assertThat(lanes("--version-id", " 7", "-").exit()).isEqualTo(2);
    assertThat(lanes("a\0b").exit()).isEqualTo(2);
  }
}

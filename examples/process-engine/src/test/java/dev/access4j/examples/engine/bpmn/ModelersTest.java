package dev.access4j.examples.engine.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as modelers write them. */
class ModelersTest {

  @Test
  @DisplayName("pools are the processes that they refer to, and a black box yields nothing")
  void pools() {
    List<ProcessLanes> read = Corpus.read(Corpus.bytes("camunda-modeler.bpmn"));

    assertThat(read).extracting(ProcessLanes::process).containsExactly("loan", "score");
    assertThat(read.get(0).swimlanes()).containsExactly("Front office", "Back office");
    assertThat(read.get(0).startSwimlane()).isEqualTo("Front office");
    assertThat(read.get(0).swimlaneOf())
        .containsExactly(
            entry("apply", "Front office"),
            entry("enter", "Front office"),
            entry("check", "Back office"),
            entry("late", "Back office"),
            entry("done", "Back office"));
    assertThat(read.get(1).swimlanes()).containsExactly("Default");
    assertThat(read.get(1).swimlaneOf())
        .containsExactly(entry("asked", "Default"), entry("compute", "Default"));
  }

  @Test
  @DisplayName("nested lanes are named by their path, and lanes that only contain lanes are none")
  void nested() {
    ProcessLanes read = Corpus.readOne(Corpus.text("signavio.bpmn"));

    assertThat(read.process()).isEqualTo("sid-p");
    assertThat(read.swimlanes())
        .containsExactly(
            "Bank / Retail branch",
            "Bank / Operations",
            "Bank / Operations / Risk desk",
            "Bank / Operations / sid-idle");
    assertThat(read.startSwimlane()).isEqualTo("Bank / Retail branch");
    assertThat(read.swimlaneOf())
        .containsExactly(
            entry("sid-start", "Bank / Retail branch"),
            entry("sid-review", "Bank / Operations / Risk desk"),
            entry("sid-pay", "Bank / Operations"));
  }

  @Test
  @DisplayName("the first lane set counts, and subprocesses are in their lane with all they have")
  void subprocesses() {
    ProcessLanes read = Corpus.readOne(Corpus.text("eclipse.bpmn2"));

    assertThat(read.swimlanes())
        .containsExactly("handler", "handler / Assessor", "Expert", "Default");
    assertThat(read.startSwimlane()).isEqualTo("Default");
    assertThat(read.swimlaneOf())
        .containsExactly(
            entry("byMail", "Default"),
            entry("cancelled", "handler"),
            entry("register", "handler"),
            entry("work", "handler"),
            entry("innerStart", "handler"),
            entry("assess", "handler / Assessor"),
            entry("pay", "handler"),
            entry("sign", "handler"),
            entry("complaint", "Default"),
            entry("complained", "Default"),
            entry("answer", "Default"));
  }

  @Test
  @DisplayName("only what is of BPMN counts, whatever its prefix, and a name keeps its characters")
  void namespaces() {
    ProcessLanes read = Corpus.readOne(Corpus.text("semantic.bpmn"));

    assertThat(read)
        .isEqualTo(
            new ProcessLanes(
                "WFP-6-",
                List.of("\"A\" & 'B' 🏦", "Default"),
                "\"A\" & 'B' 🏦",
                java.util.Map.of("_m", "Default", "_s", "\"A\" & 'B' 🏦")));
  }

  @Test
  @DisplayName("a process without lanes has Default, and lanes of a subprocess are inside it")
  void noLanes() {
    List<ProcessLanes> read = Corpus.read(Corpus.bytes("no-lanes.bpmn"));

    assertThat(read)
        .extracting(ProcessLanes::swimlanes)
        .containsExactly(
            List.of("Default"), List.of("Default"), List.of("Default", "Default / Night shift"));
    assertThat(read.get(2).swimlaneOf())
        .containsExactly(entry("sub", "Default"), entry("n", "Default / Night shift"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1250"})
  @DisplayName("any encoding that the file states, with or without a byte order mark")
  void encodings(String encoding) {
    String content =
        Corpus.process("<laneSet><lane name=\"Für Gläubiger\"/></laneSet><task id=\"ä\"/>");
    String declared = encoding.startsWith("UTF-16") ? "UTF-16" : encoding;
    String xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + content;

    List<ProcessLanes> read = Corpus.read(xml.getBytes(Charset.forName(encoding)));

    assertThat(read.get(0).swimlanes()).containsExactly("Für Gläubiger", "Default");
    if (encoding.startsWith("UTF-")) {
      byte[] marked = ("\ufeff" + xml).getBytes(Charset.forName(encoding));
      if (!encoding.equals("UTF-16")) { // which Java marks anyway
        assertThat(Corpus.read(marked)).isEqualTo(read);
      }
    }
  }

  @Test
  @DisplayName("a file of 10,000 nodes in 100 lanes is read whole")
  void large() {
    StringBuilder lanes = new StringBuilder();
    StringBuilder nodes = new StringBuilder();
    for (int lane = 0; lane < 100; lane++) {
      lanes.append("<lane name=\"Lane ").append(lane).append("\">");
      for (int node = 0; node < 100; node++) {
        String id = "n" + lane + "_" + node;
        lanes.append("<flowNodeRef>").append(id).append("</flowNodeRef>");
        nodes.append("<userTask id=\"").append(id).append("\"/>\n");
      }
      lanes.append("</lane>");
    }

    ProcessLanes read = Corpus.readOne(Corpus.process("<laneSet>" + lanes + "</laneSet>" + nodes));

    assertThat(read.swimlanes()).hasSize(100);
    assertThat(read.swimlaneOf()).hasSize(10_000).containsEntry("n42_7", "Lane 42");
  }

  @Test
  @DisplayName("a stream stays open when it has been read")
  void open() {
    ClosedOrNot in = new ClosedOrNot(Corpus.process("").getBytes(StandardCharsets.UTF_8));

    assertThat(BpmnLanes.read(in, "x.bpmn")).hasSize(1);
    assertThat(in.closed).isFalse();
  }

  private static final class ClosedOrNot extends java.io.ByteArrayInputStream {
    private boolean closed;

    ClosedOrNot(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

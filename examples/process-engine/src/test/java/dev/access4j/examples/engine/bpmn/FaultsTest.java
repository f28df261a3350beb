package dev.access4j.examples.engine.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used. */
class FaultsTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("all faults of a file are told at once, each with its line, element and rule")
  void allAtOnce() {
    assertThat(Corpus.faults(Corpus.bytes("faults.bpmn")))
        .containsExactly(
            "x.bpmn:6: l1: refers to 'gone', which the file does not have (NODE)",
            "x.bpmn:8: l2: refers to 'elsewhere', which is not in the process 'p' (NODE)",
            "x.bpmn:9: a lane has neither a name nor an id (NAME)",
            "x.bpmn:10: l3: refers to '', which the file does not have (NODE)",
            "x.bpmn:10: l3: the name holds a control character (DIR-13)",
            "x.bpmn:12: a: is in the lanes 'Two' (line 8) and 'One' (line 4),"
                + " neither of which is inside the other (NODE)",
            "x.bpmn:13: a: the userTask of line 12 has this id too (NODE)",
            "x.bpmn:14: b: is attached to 'nothing', which is no activity beside it (INSIDE)",
            "x.bpmn:15: c: is attached to 'b', which is no activity beside it (INSIDE)",
            "x.bpmn:18: q: the process of x.bpmn:17 has this id too (PROCESS)",
            "x.bpmn:19: a process has no id, by which it is named (PROCESS)");
  }

  @Test
  @DisplayName("the faults of all files are told, and a process that two of them have")
  void severalFiles() throws IOException {
    Path missing = folder.resolve("missing.bpmn");
    byte[] fine = Corpus.process("").getBytes(StandardCharsets.UTF_8);
    BpmnFiles files =
        new BpmnFiles()
            .add(new ByteArrayInputStream(fine), "a.bpmn")
            .add(missing)
            .add(folder)
            .add(new ByteArrayInputStream(fine), "b.bpmn");

    BpmnException thrown = catchThrowableOfType(BpmnException.class, files::processes);

    assertThat(thrown)
        .hasMessageContaining(missing + ": cannot be read: there is no such file (XML)")
        .hasMessageContaining(folder + ": cannot be read: ")
        .hasMessageContaining("b.bpmn:1: p: the process of a.bpmn:1 has this id too (PROCESS)");
    assertThat(thrown.faults()).hasSize(3);
  }

  @Test
  @DisplayName("a document type is refused, and neither a file nor the network is opened for it")
  @Timeout(20)
  void documentType() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top-secret");
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(200);
      String url = "http://localhost:" + server.getLocalPort() + "/evil.dtd";
      for (String type :
          new String[] {
            "<!DOCTYPE definitions [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>",
            "<!DOCTYPE definitions [<!ENTITY % x SYSTEM '" + url + "'> %x;]>",
            "<!DOCTYPE definitions SYSTEM '" + url + "'>",
            "<!DOCTYPE definitions>"
          }) {
        String xml = type + Corpus.process("<laneSet><lane name=\"L\">&x;</lane></laneSet>");
        assertThat(Corpus.faults(xml))
            .containsExactly(
                "x.bpmn:1: has a document type (DOCTYPE), which is refused:"
                    + " it could read other files (XML)");
      }
      assertThat(catchThrowableOfType(IOException.class, server::accept))
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  @DisplayName("a billion laughs are refused before the first")
  @Timeout(20)
  void billionLaughs() {
    StringBuilder type = new StringBuilder("<!DOCTYPE definitions [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 10; i++) {
      type.append("<!ENTITY l").append(i).append(" '");
      type.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
    }
    String xml = type + "]>" + Corpus.process("<laneSet><lane name=\"&l9;\"/></laneSet>");

    assertThat(Corpus.faults(xml)).singleElement().asString().contains("DOCTYPE");
  }

  @Test
  @DisplayName("what is no BPMN 2.0 is told by its root")
  void notBpmn() {
    assertThat(Corpus.faults("<html/>"))
        .containsExactly("x.bpmn:1: is no BPMN 2.0: its root element is 'html' (BPMN)");
    assertThat(Corpus.faults("<definitions xmlns='http://schema.omg.org/spec/BPMN/2.0'/>"))
        .singleElement()
        .asString()
        .contains("its definitions are of 'http://schema.omg.org/spec/BPMN/2.0' and not of '");
    assertThat(Corpus.faults("<definitions><process id='p'/></definitions>"))
        .singleElement()
        .asString()
        .contains("of no namespace");
    assertThat(Corpus.faults(Corpus.definitions("<collaboration><participant/></collaboration>")))
        .containsExactly("x.bpmn: defines no process (BPMN)");
  }

  @Test
  @DisplayName("what is no XML, or not in the encoding that it states, is a fault with its line")
  void notXml() {
    String whole = Corpus.text("camunda-modeler.bpmn");
    byte[] latin =
        "<?xml version='1.0' encoding='UTF-8'?>\n<a b='\u00e4'/>"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Corpus.faults("")).singleElement().asString().contains("not well-formed XML");
    assertThat(Corpus.faults("{}")).singleElement().asString().contains("not well-formed XML");
    assertThat(Corpus.faults(whole.substring(0, whole.length() - 30)))
        .singleElement()
        .asString()
        .startsWith("x.bpmn:4")
        .contains("not well-formed XML");
    assertThat(Corpus.faults(latin)).singleElement().asString().contains("encoding");
    assertThat(Corpus.faults("<?xml version='1.0' encoding='klingon'?><a/>"))
        .singleElement()
        .asString()
        .contains("encoding");
    assertThat(Corpus.faults("<x:definitions/>")).singleElement().asString().contains("XML");
  }

  @Test
  @DisplayName("a name of more than 255 characters is refused, also as a path and a huge one")
  void longNames() {
    String name = "n".repeat(200);
    String inner = "<lane id='b' name='" + name + "'/>";
    String nested =
        "<lane id='a' name='" + name + "'><childLaneSet>" + inner + "</childLaneSet></lane>";

    assertThat(Corpus.faults(Corpus.process("<laneSet>" + nested + "</laneSet>")))
        .containsExactly(
            "x.bpmn:1: b: the name has 403 characters, at most 255 are allowed (DIR-13)");
    assertThat(
            Corpus.faults(
                Corpus.process(
                    "<laneSet><lane id='a' name='" + "🏦".repeat(9_999) + "'/></laneSet>")))
        .containsExactly("x.bpmn:1: a: the name has more than 255 characters (DIR-13)");
    assertThat(Corpus.faults(Corpus.definitions("<process id='" + "p".repeat(256) + "'/>")))
        .singleElement()
        .asString()
        .endsWith("the id has 256 characters, at most 255 are allowed (DIR-13)");
    assertThat(
            Corpus.readOne(
                    Corpus.process("<laneSet><lane name='" + "🏦".repeat(255) + "'/></laneSet>"))
                .swimlanes())
        .containsExactly("🏦".repeat(255));
  }

  @Test
  @DisplayName("a file may be 500 levels deep, and long paths there cost no memory")
  @Timeout(20)
  void depth() {
    String lane = "<lane name='" + "n".repeat(100) + "'><childLaneSet>";
    String deep = lane.repeat(248) + "<lane/>".repeat(1) + "</childLaneSet></lane>".repeat(248);
    String tooDeep = "<subProcess>".repeat(499) + "</subProcess>".repeat(499);

    assertThat(Corpus.faults(Corpus.process("<laneSet>" + deep + "</laneSet>"))).hasSize(2);
    assertThat(Corpus.faults(Corpus.process(tooDeep)))
        .containsExactly("x.bpmn:1: has elements nested more than 500 deep (XML)");
    assertThat(Corpus.read(Corpus.process(tooDeep.substring(12, tooDeep.length() - 13))))
        .hasSize(1);
  }

  @Test
  @DisplayName("a file without end is given up after 64 MiB")
  @Timeout(60)
  void endless() {
    byte[] content = new byte[65 * 1024 * 1024];
    Arrays.fill(content, (byte) 'x');
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream("<!--".getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(content));

    BpmnException thrown =
        catchThrowableOfType(BpmnException.class, () -> BpmnLanes.read(endless, "endless"));

    assertThat(thrown).hasMessage("endless: is larger than 64 MiB (XML)");
  }

  @Test
  @DisplayName("a stream that breaks is a fault of the file")
  void brokenStream() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    BpmnException thrown =
        catchThrowableOfType(BpmnException.class, () -> BpmnLanes.read(broken, "b"));

    assertThat(thrown).hasMessage("b: cannot be read: Stream closed (XML)");
  }

  @Test
  @DisplayName("a fault prints nothing that a terminal would obey")
  void safeToPrint() {
    String xml =
        Corpus.process(
            "<laneSet><lane id='a'><flowNodeRef>\u202e\u009b</flowNodeRef></lane></laneSet>");

    assertThat(Corpus.faults(xml))
        .containsExactly(
            "x.bpmn:1: a: refers to '\\u202e\\u009b', which the file does not have (NODE)");
  }

  @Test
  @DisplayName("damaged files are read or refused, and nothing else happens")
  @Timeout(120)
  void damaged() {
    Random random = new Random(20_261_129);
    int refused = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] file = Corpus.bytes(Corpus.VALID.get(round % Corpus.VALID.size()));
      for (int i = random.nextInt(4); i >= 0; i--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
      try {
        assertThat(Corpus.read(cut)).isNotEmpty();
      } catch (BpmnException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 3_999);
  }
}

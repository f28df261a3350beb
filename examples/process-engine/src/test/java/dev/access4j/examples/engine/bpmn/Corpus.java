package dev.access4j.examples.engine.bpmn;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** BPMN files for tests: those of the resources, and made ones. */
final class Corpus {

  static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  static final List<String> VALID =
      List.of(
          "camunda-modeler.bpmn",
          "signavio.bpmn",
          "eclipse.bpmn2",
          "semantic.bpmn",
          "no-lanes.bpmn");

  private Corpus() {}

  static byte[] bytes(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/bpmn/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** A file with one process {@code p}. */
  static String process(String content) {
    return definitions("<process id=\"p\">" + content + "</process>");
  }

  static String definitions(String content) {
    return "<definitions xmlns=\"" + NAMESPACE + "\">" + content + "</definitions>";
  }

  static List<ProcessLanes> read(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8));
  }

  static List<ProcessLanes> read(byte[] file) {
    return BpmnLanes.read(new ByteArrayInputStream(file), "x.bpmn");
  }

  /** Reads the one process of a file. */
  static ProcessLanes readOne(String xml) {
    List<ProcessLanes> read = read(xml);
    if (read.size() != 1) {
      throw new AssertionError("not one process: " + read);
    }
    return read.get(0);
  }

  /** Reads a file that cannot be used, and returns its faults as they are printed. */
  static List<String> faults(byte[] file) {
    BpmnException thrown = catchThrowableOfType(BpmnException.class, () -> read(file));
    if (thrown == null) {
      throw new AssertionError("no fault was found");
    }
    return thrown.faults().stream().map(BpmnFault::toString).toList();
  }

  static List<String> faults(String xml) {
    return faults(xml.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.access4j.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads and writes documents that stand in tests. */
final class Documents {

  private Documents() {}

  static AccessFile json(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8), Format.JSON);
  }

  static AccessFile yaml(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8), Format.YAML);
  }

  static AccessFile read(byte[] document, Format format) {
    return AccessFile.read("doc", new ByteArrayInputStream(document), format);
  }

  static CaseFile cases(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return CaseFile.read("doc", new ByteArrayInputStream(bytes), Format.JSON);
  }

  static String write(AccessFile file, Format format) {
    StringWriter text = new StringWriter();
    try {
      file.write(text, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What is wrong with a document, each as {@code line:column: path: message (rule)}. */
  static List<String> faultsOfJson(String document) {
    return faults(() -> json(document));
  }

  static List<String> faultsOfYaml(String document) {
    return faults(() -> yaml(document));
  }

  static List<String> faults(Runnable reading) {
    AccessFileException thrown = catchThrowableOfType(AccessFileException.class, reading::run);
    return thrown == null ? List.of() : thrown.faults().stream().map(FileFault::toString).toList();
  }
}

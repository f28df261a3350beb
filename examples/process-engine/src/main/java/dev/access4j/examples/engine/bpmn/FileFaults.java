package dev.access4j.examples.engine.bpmn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Collects what is wrong with one file. */
final class FileFaults {

  private final String file;
  private final List<BpmnFault> found = new ArrayList<>();

  FileFaults(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** A fault of an element. */
  void add(Tag at, String rule, String message) {
    found.add(new BpmnFault(file, at.line(), at.id(), rule, message));
  }

  /** A fault of a line; 0 if it is of the whole file. */
  void add(int line, String rule, String message) {
    found.add(new BpmnFault(file, line, "", rule, message));
  }

  void addUnreadable(IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "there is no such file"
            : e instanceof AccessDeniedException
                ? "permission denied"
                : Objects.requireNonNullElse(e.getMessage(), "input went wrong");
    add(0, "XML", "cannot be read: " + reason);
  }

  int count() {
    return found.size();
  }

  List<BpmnFault> byLine() {
    return found.stream().sorted(Comparator.comparingInt(BpmnFault::line)).toList();
  }
}

package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.AccessFileException;
import dev.access4j.file.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the input, each with its place where it has one. */
final class Problems {

  private static final String PROGRAM = "access: ";
  private static final int PRINTED = 1_000;

  private record Problem(String file, Optional<FileFault> fault, String message) {}

  private final List<Problem> list = new ArrayList<>();

  Problems add(String message) {
    list.add(new Problem("", Optional.empty(), message));
    return this;
  }

  Problems add(AccessFileException unusable) {
    unusable
        .faults()
        .forEach(
            fault -> list.add(new Problem(unusable.file(), Optional.of(fault), fault.message())));
    return this;
  }

  void addAll(Problems others) {
    list.addAll(others.list);
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** Prints them to standard error, one a line: as many as a person may want to see. */
  void printTo(Output output) {
    list.stream().limit(PRINTED).forEach(problem -> output.error(line(problem)));
    int more = list.size() - PRINTED;
    if (more > 0) {
      output.error(PROGRAM + "and " + more + " more; --json has all of them");
    }
  }

  private static String line(Problem problem) {
    String text =
        problem
            .fault()
            .map(fault -> problem.file() + (fault.line() == 0 ? ": " : ":") + fault)
            .orElse(PROGRAM + problem.message());
    return Printable.text(text);
  }

  /** Writes a document of nothing but them. */
  void writeTo(Output output) {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    output.line("");
  }

  /** Writes them as the field {@code errors} of an object. */
  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("errors");
    for (Problem problem : list) {
      json.writeStartObject();
      json.writeStringField("message", problem.message());
      if (problem.fault().isPresent()) {
        FileFault fault = problem.fault().get();
        json.writeStringField("file", problem.file());
        json.writeNumberField("line", fault.line());
        json.writeNumberField("column", fault.column());
        json.writeStringField("path", fault.path());
        json.writeStringField("rule", fault.rule());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

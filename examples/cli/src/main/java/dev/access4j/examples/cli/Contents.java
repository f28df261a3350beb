package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.AccessFile;
import dev.access4j.file.CaseFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in a valid file.
 *
 * @param file the file
 * @param organization the organization's id, empty for a case file
 * @param counts how many there are of what
 */
record Contents(String file, String organization, Map<String, Integer> counts) {

  static Contents of(String file, AccessFile access) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("users", access.users());
    counts.put("groups", access.groups());
    counts.put("roles", access.roles());
    counts.put("solutions", access.solutions());
    return new Contents(file, access.organization().value(), counts);
  }

  static Contents of(String file, CaseFile cases) {
    return new Contents(file, "", Map.of("cases", cases.cases().size()));
  }

  /** The line that says so. */
  String describe() {
    StringBuilder text = new StringBuilder(file).append(": valid");
    String separator = ", ";
    if (!organization.isEmpty()) {
      text.append(", organization ").append(organization);
      separator = ": ";
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      int number = count.getValue();
      String what = count.getKey();
      text.append(separator)
          .append(number)
          .append(' ')
          .append(number == 1 ? what.substring(0, what.length() - 1) : what);
      separator = ", ";
    }
    return Printable.text(text.toString());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeStringField("kind", organization.isEmpty() ? "cases" : "access");
    if (!organization.isEmpty()) {
      json.writeStringField("organization", organization);
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}

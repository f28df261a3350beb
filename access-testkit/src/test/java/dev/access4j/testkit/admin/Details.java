package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a form would show of what is there. */
final class Details {

  private static final String ATTRIBUTE = "attributes.";

  private Details() {}

  static Map<String, List<String>> attributes(Flat state, AuditSubject holder) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    state
        .fields(holder)
        .forEach(
            (field, values) -> {
              if (field.startsWith(ATTRIBUTE)) {
                attributes.put(field.substring(ATTRIBUTE.length()), values);
              }
            });
    return attributes;
  }
}

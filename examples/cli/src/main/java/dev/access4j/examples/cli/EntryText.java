package dev.access4j.examples.cli;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entry of an audit log for people. */
final class EntryText {

  private EntryText() {}

  /** Prints what happened in a line, and each field that changed in one below it. */
  static void print(RecordedEntry entry, Output output) {
    String line =
        "#"
            + entry.number()
            + "  "
            + entry.origin().at()
            + "  "
            + actor(entry.origin().actor())
            + "  "
            + entry.origin().operation()
            + "  ";
    output.line(Printable.text(line) + output.paint(ink(entry), Printable.text(what(entry))));
    fields(entry, output);
  }

  private static String actor(AuditActor actor) {
    return actor.kind() == AuditActor.Kind.SERVICE ? "service " + actor.id() : actor.id();
  }

  private static Ink ink(RecordedEntry entry) {
    return switch (sign(entry)) {
      case '+' -> Ink.GOOD;
      case '~' -> Ink.STRONG;
      default -> Ink.BAD;
    };
  }

  private static char sign(RecordedEntry entry) {
    if (entry.outcome() == AuditEvent.Outcome.REFUSED) {
      return '!';
    } else if (!entry.before().present()) {
      return '+';
    }
    return entry.after().present() ? '~' : '-';
  }

  private static String what(RecordedEntry entry) {
    String refused =
        entry.missing().isEmpty()
            ? ""
            : ": refused, " + String.join(", ", entry.missing()) + " was missing";
    return sign(entry) + " " + subject(entry.kind(), entry.subject()) + refused;
  }

  private static String subject(String kind, Map<String, String> names) {
    return switch (kind) {
      case "VERSION" -> named("version", names) + " of " + named("solution", names);
      case "USER_SHARE" -> "share of " + named("solution", names) + " with " + named("user", names);
      case "GROUP_SHARE" ->
          "share of " + named("solution", names) + " with " + named("group", names);
      case "MEMBERSHIP" -> "membership of " + named("user", names) + " in " + named("group", names);
      case "ASSIGNMENT" -> "assignment of " + named("role", names) + " to " + named("user", names);
      case "ROLE" ->
          named("role", names)
              + (names.containsKey("solution") ? " of " + named("solution", names) : "");
      default -> names.keySet().stream().map(what -> named(what, names)).findFirst().orElse(kind);
    };
  }

  private static String named(String what, Map<String, String> names) {
    return what + " '" + names.getOrDefault(what, "") + "'";
  }

  private static void fields(RecordedEntry entry, Output output) {
    AuditState before = entry.before();
    AuditState after = entry.after();
    Set<String> fields = new LinkedHashSet<>(before.fields().keySet());
    fields.addAll(after.fields().keySet());
    for (String field : fields) {
      List<String> was = before.fields().getOrDefault(field, List.of());
      List<String> is = after.fields().getOrDefault(field, List.of());
      if (!was.equals(is)) {
        String values =
            switch (sign(entry)) {
              case '+' -> text(is);
              case '-' -> text(was);
              default -> text(was) + " -> " + text(is);
            };
        output.line("    " + Printable.text(field + ": " + values));
      }
    }
  }

  private static String text(List<String> values) {
    String text = String.join(", ", values);
    return text.isEmpty() ? "(none)" : text;
  }
}

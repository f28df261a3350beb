package dev.access4j.file;

import dev.access4j.file.PlannedChange.Kind;
import java.io.IOException;
import java.io.Writer;

/** Writes a plan for people. */
final class PlanText {

  private PlanText() {}

  static void write(AccessPlan plan, Writer out) throws IOException {
    out.append("organization '").append(Excerpt.whole(plan.organization().value()));
    out.append("': ").append(counts(plan)).append('\n');
    for (PlannedChange change : plan.changes()) {
      out.append(change.kind().sign()).append(' ').append(change.describe()).append('\n');
      for (FieldChange field : change.fields()) {
        out.append("    ").append(line(change.kind(), field)).append('\n');
      }
    }
  }

  static String counts(AccessPlan plan) {
    return plan.isEmpty()
        ? "nothing to change"
        : plan.count(Kind.CREATE)
            + " to create, "
            + plan.count(Kind.CHANGE)
            + " to change, "
            + plan.count(Kind.REMOVE)
            + " to remove";
  }

  private static String line(Kind kind, FieldChange field) {
    String values =
        switch (kind) {
          case CREATE -> text(field.after());
          case REMOVE -> text(field.before());
          case CHANGE -> text(field.before()) + " -> " + text(field.after());
        };
    return Excerpt.whole(field.field()) + ": " + values;
  }

  private static String text(String value) {
    return value.isEmpty() ? "(none)" : Excerpt.whole(value);
  }
}

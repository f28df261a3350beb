package dev.access4j.examples.cli;

import dev.access4j.file.Answer;
import dev.access4j.file.CaseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line for each case file as it is run, and the failures of it below. */
final class TextTestReport extends TestReport {

  private static final int SHOWN_NAMES = 20;

  private final Output output;

  TextTestReport(Output output) {
    this.output = output;
  }

  @Override
  void report(Path accessFile, Path caseFile, int passed, List<CaseResult> failures) {
    String line =
        output.paint(Ink.STRONG, Printable.text(caseFile.toString()))
            + ": "
            + counts(passed, failures.size());
    output.line(line);
    if (!failures.isEmpty()) {
      output.line("");
      Table table = output.table().indented(2).heading("CASE", "EXPECTED", "ACTUAL");
      for (CaseResult failure : failures) {
        table.row(
            Table.Cell.of(failure.ran().name(), Ink.STRONG),
            Table.Cell.of(text(failure.ran().expect()), Ink.GOOD),
            Table.Cell.of(text(failure.actual()), Ink.BAD));
        table.below(details(failure));
      }
      table.print();
    }
    output.out().flush();
  }

  @Override
  void end(Problems problems) {
    // Exactly this, and so without colour.
    output.line(passed() + " passed, " + failed() + " failed");
  }

  private String counts(int passed, int failed) {
    String good = passed + " passed";
    String bad = failed + " failed";
    return (passed > 0 ? output.paint(Ink.GOOD, good) : good)
        + ", "
        + (failed > 0 ? output.paint(Ink.BAD, bad) : bad);
  }

  private List<String> details(CaseResult failure) {
    String asked =
        QuestionText.of(failure.ran().question())
            + failure.ran().now().map(now -> ", at " + now).orElse("");
    List<String> lines = new ArrayList<>();
    if (failure.explanation().isPresent()) {
      Reasoning reasoning =
          new Reasoning(failure.explanation().get(), Reasoning.asker(failure.ran().question()));
      lines.addAll(new ExplanationText(output, reasoning).brief(asked, failure.notes()));
    } else {
      Table table = output.table().indented(4).row("asked", asked);
      failure.notes().forEach(note -> table.row("note", note));
      difference(failure, table);
      lines.addAll(table.lines());
    }
    lines.add("");
    return lines;
  }

  private static void difference(CaseResult failure, Table table) {
    if (failure.ran().expect() instanceof Answer.Names expected
        && failure.actual() instanceof Answer.Names actual) {
      List<String> missing = without(expected.names(), actual.names());
      List<String> tooMuch = without(actual.names(), expected.names());
      row(table, "missing", missing);
      row(table, "too much", tooMuch);
      if (sorted(expected.names()).equals(sorted(actual.names()))) {
        table.row("not in order", "the names are right, in another order");
      }
    }
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  /** What is left of the names when each of the others has been taken out once. */
  private static List<String> without(List<String> names, List<String> others) {
    Map<String, Integer> taken = new HashMap<>();
    others.forEach(other -> taken.merge(other, 1, Integer::sum));
    return names.stream().filter(name -> taken.merge(name, -1, Integer::sum) < 0).toList();
  }

  private static void row(Table table, String title, List<String> names) {
    if (!names.isEmpty()) {
      table.row(title, names(names));
    }
  }

  private static String text(Answer answer) {
    return answer instanceof Answer.Names names
        ? "[" + names(names.names()) + "]"
        : answer.toString();
  }

  private static String names(List<String> names) {
    int more = names.size() - SHOWN_NAMES;
    return String.join(", ", names.subList(0, Math.min(SHOWN_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}

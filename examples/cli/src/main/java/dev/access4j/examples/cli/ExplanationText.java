package dev.access4j.examples.cli;

import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Explanation.ReachedRole;
import java.util.ArrayList;
import java.util.List;

/** Lays an explanation out for people: the gates, the grants, and what is missing. */
final class ExplanationText {

  private final Output output;
  private final Reasoning reasoning;

  ExplanationText(Output output, Reasoning reasoning) {
    this.output = output;
    this.reasoning = reasoning;
  }

  /** Everything, under headings. */
  List<String> full() {
    List<String> lines = new ArrayList<>();
    lines.add(output.paint(Ink.STRONG, "Gates"));
    lines.addAll(gates(2, reasoning.explanation().gates()).lines());
    lines.add("");
    lines.add(output.paint(Ink.STRONG, "Grants"));
    lines.addAll(grants());
    if (!reasoning.explanation().missing().isEmpty()) {
      lines.add("");
      lines.add(output.paint(Ink.STRONG, "Missing: any one of these would " + repair()));
      lines.addAll(missing(2, "- ").lines());
    }
    return lines;
  }

  /** Only the gate that failed: a later one, that was not reached, may deny too. */
  private String repair() {
    return reasoning.failedGate().map(gate -> "pass " + Reasoning.rule(gate)).orElse("do");
  }

  /**
   * What stands under a failed case: the notes, the gates that were reached, the grants and what is
   * missing.
   */
  List<String> brief(String question, List<String> notes) {
    List<GateResult> reached =
        reasoning.explanation().gates().stream()
            .filter(gate -> gate.outcome() != Outcome.NOT_REACHED)
            .toList();
    Table table = output.table().indented(4).row("asked", question);
    notes.forEach(note -> table.row("note", note));
    for (GateResult gate : reached) {
      table.row(cell(Reasoning.rule(gate) + " " + word(gate), gate), detail(gate));
    }
    for (ReachedRole role : reasoning.explanation().grants()) {
      table.row("grant", line(role));
    }
    for (Missing missing : reasoning.explanation().missing()) {
      table.row("missing", reasoning.named(missing.what()));
    }
    return table.lines();
  }

  private Table gates(int indentation, List<GateResult> gates) {
    Table table = output.table().indented(indentation);
    for (GateResult gate : gates) {
      table.row(
          cell(Reasoning.rule(gate), gate),
          cell(Reasoning.title(gate), gate),
          cell(word(gate), gate),
          detail(gate));
    }
    return table;
  }

  private List<String> grants() {
    List<ReachedRole> grants = reasoning.explanation().grants();
    Table table = output.table().indented(2);
    if (grants.isEmpty()) {
      return table.row("none").lines();
    }
    table.heading("ROLE", "LISTED", "PERMITTED", "THROUGH");
    for (ReachedRole role : grants) {
      table.row(
          Table.Cell.of(role.grant().role().name()),
          yesNo(role.listed()),
          yesNo(role.permitted()),
          Table.Cell.of(GrantText.of(role.grant()).describe()));
    }
    return table.lines();
  }

  private Table missing(int indentation, String bullet) {
    Table table = output.table().indented(indentation);
    reasoning
        .explanation()
        .missing()
        .forEach(one -> table.row(bullet + reasoning.named(one.what())));
    return table;
  }

  private static String line(ReachedRole role) {
    return role.grant().role().name()
        + ", "
        + GrantText.of(role.grant()).describe()
        + (role.listed() ? ": listed" : ": not listed")
        + (role.permitted() ? ", permitted" : ", not permitted");
  }

  private static Table.Cell yesNo(boolean value) {
    return value ? Table.Cell.of("yes", Ink.GOOD) : Table.Cell.of("no", Ink.BAD);
  }

  private Table.Cell detail(GateResult gate) {
    String text = reasoning.detail(gate);
    return gate.outcome() == Outcome.FAILED ? cell(text, gate) : Table.Cell.of(text);
  }

  private static Table.Cell cell(String text, GateResult gate) {
    return Table.Cell.of(
        text,
        switch (gate.outcome()) {
          case PASSED -> Ink.GOOD;
          case FAILED -> Ink.BAD;
          case NOT_REACHED -> Ink.FAINT;
        });
  }

  private static String word(GateResult gate) {
    return switch (gate.outcome()) {
      case PASSED -> "passed";
      case FAILED -> "FAILED";
      case NOT_REACHED -> "not reached";
    };
  }
}

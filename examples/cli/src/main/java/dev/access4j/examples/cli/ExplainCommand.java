package dev.access4j.examples.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code access explain}: why may somebody do something, or why not? */
@Command(
    name = "explain",
    description = {
      "Tells why somebody may do something or not.",
      "It shows every gate, every grant, and what is missing. Exit 0 if allowed, 1 if denied."
    },
    customSynopsis = {
      "access explain (FILE | DATABASE) [--user USERNAME] --solution ID",
      "               [--version ID] (--process NAME --swimlane NAME | --ui-flow NAME)",
      "               --operation NAME [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access explain bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office' --operation EXECUTE \\",
      "      --filter businessFilters=branch_02",
      "  access explain --db bank --solution lending --version 7 \\",
      "      --ui-flow desk --operation INTERACT --at 2026-12-01T00:00:00Z",
    })
final class ExplainCommand extends EvaluateCommand {

  @Override
  void print(Output output, String asked, Reasoning reasoning) {
    output.table().indented(2).row(asked).print();
    output.line("");
    new ExplanationText(output, reasoning).full().forEach(output::line);
  }

  @Override
  void write(ExplanationJson json) throws IOException {
    json.decision();
    json.explanation();
  }
}

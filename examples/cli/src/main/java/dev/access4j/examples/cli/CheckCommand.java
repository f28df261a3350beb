package dev.access4j.examples.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code access check}: may somebody do something? */
@Command(
    name = "check",
    description = {"Tells whether somebody may do something.", "Exit 0 if allowed, 1 if denied."},
    customSynopsis = {
      "access check (FILE | DATABASE) [--user USERNAME] --solution ID",
      "             [--version ID] (--process NAME --swimlane NAME | --ui-flow NAME)",
      "             --operation NAME [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access check bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office' --operation EXECUTE \\",
      "      --filter businessFilters=branch_01",
      "  access check --db bank --solution onboarding --ui-flow portal \\",
      "      --operation INTERACT",
      "",
      "The first line is the answer as a case file expects it: ALLOWED, or DENIED:",
      "and the reason. 'access explain' with the same options tells what led to it."
    })
final class CheckCommand extends EvaluateCommand {

  @Override
  void print(Output output, String asked, Reasoning reasoning) {
    output.table().indented(2).row(reasoning.because()).print();
  }

  @Override
  void write(ExplanationJson json) throws IOException {
    json.decision();
  }
}

package dev.access4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access list}: the questions in the other direction (LU-1 to LU-4, LU-6). */
@Command(
    name = "list",
    description = "Lists what somebody reaches, or who may do something.",
    subcommands = {
      ListSolutionsCommand.class,
      ListOperationsCommand.class,
      ListResourcesCommand.class,
      ListUsersCommand.class,
      ListRolesCommand.class
    },
    synopsisSubcommandLabel = "solutions|operations|resources|users|roles",
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access list solutions bank.json --user ana.pop",
      "  access list operations bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office'",
      "  access list resources bank.json --user ana.pop --solution onboarding \\",
      "      --operation EXECUTE",
      "  access list users bank.json --solution onboarding --ui-flow branch-desk \\",
      "      --operation INTERACT",
      "  access list roles --db bank --user ana.pop --solution onboarding"
    })
final class ListCommand implements Runnable {

  @Mixin private final CommandContext context = new CommandContext();

  @Override
  public void run() {
    throw context.usage("Missing what to list: solutions, operations, resources, users or roles");
  }
}

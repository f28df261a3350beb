package dev.access4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access migrate}: from organization-wide roles to shares (AM-4). */
@Command(
    name = "migrate",
    description = {
      "Migrates a state from organization-wide roles to shares.",
      "'plan' shows the shares to make and every decision that would change; 'apply' does it."
    },
    subcommands = {MigratePlanCommand.class, MigrateApplyCommand.class},
    synopsisSubcommandLabel = "plan|apply",
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access migrate plan --state live.json",
      "  access migrate apply --state live.json",
      "  access migrate plan --db bank"
    })
final class MigrateCommand implements Runnable {

  @Mixin private final CommandContext context = new CommandContext();

  @Override
  public void run() {
    throw context.usage("Missing what to do: plan or apply");
  }
}

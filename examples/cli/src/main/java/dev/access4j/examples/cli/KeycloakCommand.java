package dev.access4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access keycloak}: an organization and its realm. */
@Command(
    name = "keycloak",
    description = {
      "Keeps an organization and its Keycloak realm in step.",
      "'import' takes groups, roles and members over; 'invite' invites users; 'reconcile' compares"
          + " users with accounts; 'whoami' tells who bears a token."
    },
    subcommands = {
      KeycloakImportCommand.class,
      KeycloakInviteCommand.class,
      KeycloakReconcileCommand.class,
      KeycloakWhoamiCommand.class
    },
    synopsisSubcommandLabel = "import|invite|reconcile|whoami",
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access keycloak import --export acme-realm.json --state live.json --dry-run",
      "  access keycloak invite ana ana@acme.example --group Tellers --db bank",
      "  access keycloak reconcile --db bank",
      "",
      "The server is --keycloak URL --realm NAME, or ACCESS_KEYCLOAK_URL and ACCESS_KEYCLOAK_REALM."
    })
final class KeycloakCommand implements Runnable {

  @Mixin private final CommandContext context = new CommandContext();

  @Override
  public void run() {
    throw context.usage("Missing the command: import, invite, reconcile or whoami");
  }
}

package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.InviteOutcome;
import dev.access4j.admin.InviteResult;
import dev.access4j.admin.InviteSummary;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.Fault;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.UserCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code access keycloak invite}: invites one user, or those of a CSV file (ID-2). */
@Command(
    name = "invite",
    description = {
      "Invites users: makes them in a state and their accounts in the realm, which sends the mail."
          + " One that is there already is not made again, and gets mail only if it waits for it.",
      "Exit 0 if nobody waits for mail, 1 if a mail was not sent or a user was refused, 2 if it could"
          + " not be done; run it again to go on."
    },
    customSynopsis = {
      "access keycloak invite (USERNAME EMAIL | --csv FILE) KEYCLOAK",
      "                              DATABASE [--first-name NAME]",
      "                              [--last-name NAME] [--group NAME]... [--actor ID] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access keycloak invite ana ana@acme.example --group Tellers --db bank",
      "  access keycloak invite --csv users.csv --db bank",
      "",
      "The CSV file is as for 'access import-users'."
    })
final class KeycloakInviteCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(index = "0", arity = "0..1", paramLabel = "USERNAME", description = "The username.")
  private @Nullable String username;

  @Parameters(index = "1", arity = "0..1", paramLabel = "EMAIL", description = "The address.")
  private @Nullable String email;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 0,
      description = "Invite the users of a CSV file.")
  private @Nullable String csv;

  @Mixin private final StateOption state = new StateOption();

  @Option(names = "--first-name", paramLabel = "NAME", order = 2, description = "The first name.")
  private String firstName = "";

  @Option(names = "--last-name", paramLabel = "NAME", order = 3, description = "The last name.")
  private String lastName = "";

  @Option(
      names = "--group",
      paramLabel = "NAME",
      order = 4,
      description = "A group that they are to be members of; may be repeated.")
  private List<String> groups = new ArrayList<>();

  @Mixin private final ActorOption actorOption = new ActorOption();
  @Mixin private final KeycloakOptions keycloak = new KeycloakOptions();

  private record Done(InviteSummary summary, List<InviteResult> unsent, State.Place place) {}

  @Override
  public Integer call() throws IOException {
    if (csv == null ? username == null || email == null : username != null) {
      throw context.usage("Either USERNAME and EMAIL, or --csv FILE");
    }
    Output output = context.output();
    Done done;
    try (State current = state.openWithAccounts(context, keycloak.wiring(context))) {
      OrganizationId organization = current.organization();
      try {
        done = invite(current, organization, output);
      } finally {
        // Whoever was invited has got mail by now.
        boolean unused = current.save(organization);
      }
    }
    if (output.json()) {
      write(output, done);
    } else {
      print(output, done);
    }
    InviteSummary summary = done.summary();
    return summary.notSent() + summary.refused() == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private Done invite(State current, OrganizationId organization, Output output)
      throws IOException {
    GroupNames names = new GroupNames(current.access().store(), organization);
    List<InviteResult> unsent = new ArrayList<>();
    try (Invitees invitees = invitees(names, output);
        ProgressBar progress = output.progressBar()) {
      InviteSummary summary =
          current
              .access()
              .admin()
              .users()
              .inviteAll(
                  actorOption.actor(organization),
                  invitees,
                  result -> {
                    progress.at("users", result.number(), 0);
                    if (isTold(result)) {
                      unsent.add(result);
                    }
                  });
      return new Done(summary, unsent, current.place());
    }
  }

  private static boolean isTold(InviteResult result) {
    return result.outcome() == InviteOutcome.NOT_SENT || result.outcome() == InviteOutcome.REFUSED;
  }

  private Invitees invitees(GroupNames names, Output output) throws IOException {
    String file = csv;
    if (file == null) {
      UserDetails details =
          UserDetails.of(Required.option(username, "USERNAME"), Required.option(email, "EMAIL"))
              .named(firstName, lastName);
      return Invitees.of(new Invitee(details, names.ids(groups)));
    }
    boolean standardInput = file.equals(Documents.STANDARD_INPUT);
    return Invitees.of(
        UserCsv.read(
            standardInput ? output.terminal().in() : Files.newInputStream(Documents.path(file)),
            file),
        names,
        groups);
  }

  private static void print(Output output, Done done) {
    output.line(done.summary().toString());
    for (InviteResult result : done.unsent()) {
      output.error(
          Printable.text("access: " + result.invitee().details().username() + ": " + why(result)));
    }
  }

  private static String why(InviteResult result) {
    return result.outcome() == InviteOutcome.REFUSED
        ? "refused: " + String.join("; ", result.faults().stream().map(Fault::toString).toList())
        : "no mail was sent: " + result.problem();
  }

  private static void write(Output output, Done done) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      done.place().writeFields(json);
      json.writeNumberField("sent", done.summary().sent());
      json.writeNumberField("notSent", done.summary().notSent());
      json.writeNumberField("unchanged", done.summary().unchanged());
      json.writeNumberField("refused", done.summary().refused());
      json.writeArrayFieldStart("problems");
      for (InviteResult result : done.unsent()) {
        json.writeStartObject();
        json.writeStringField("username", result.invitee().details().username());
        json.writeStringField("outcome", result.outcome().name());
        json.writeStringField("message", why(result));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    output.line("");
  }
}

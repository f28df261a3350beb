package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityAdmin;
import dev.access4j.admin.ReconcileSummary;
import dev.access4j.admin.RetrySummary;
import dev.access4j.admin.SettleResult;
import dev.access4j.directory.OrganizationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access keycloak reconcile}: compares users with accounts (ID-6). */
@Command(
    name = "reconcile",
    description = {
      "Compares the users of a state with the accounts of its realm, in both directions, and changes"
          + " nothing; with --apply it settles what can be settled, and does what an outage left"
          + " undone.",
      "Exit 0 if nothing differs (any more), 1 if something does, 2 if it could not be done."
    },
    customSynopsis = {
      "access keycloak reconcile KEYCLOAK DATABASE [--apply]",
      "                                 [--actor ID] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access keycloak reconcile --db bank",
      "  access keycloak reconcile --db bank --apply"
    })
final class KeycloakReconcileCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--apply",
      order = 2,
      description =
          "Settle the differences: shut out whose account is gone or disabled, disable the"
              + " accounts of those who are shut out, take names over, link accounts.")
  private boolean apply;

  @Option(
      names = "--even-if-most-are-gone",
      order = 3,
      description = "Settle it too if more than half of the users' accounts are gone.")
  private boolean evenIfMostAreGone;

  @Mixin private final ActorOption actorOption = new ActorOption();
  @Mixin private final KeycloakOptions keycloak = new KeycloakOptions();

  private record Done(
      ReconcileSummary summary,
      List<SettleResult> results,
      RetrySummary retried,
      State.Place place) {

    long settled() {
      return results.stream().filter(result -> result.problem().isEmpty()).count();
    }

    long open() {
      return retried.failed() + results.size() - settled();
    }
  }

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    Done done;
    try (State current = state.openWithAccounts(context, keycloak.wiring(context))) {
      OrganizationId organization = current.organization();
      done = reconcile(current, organization, output);
      if (apply) {
        boolean unused = current.save(organization);
      }
    }
    if (output.json()) {
      write(output, done);
    } else {
      print(output, done);
    }
    return done.open() == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private Done reconcile(State current, OrganizationId organization, Output output) {
    IdentityAdmin identity = current.access().admin().identity();
    Actor actor = actorOption.actor(organization);
    try (ProgressBar progress = output.progressBar()) {
      List<AccountDifference> found = new ArrayList<>();
      ReconcileSummary summary = find(identity, actor, found, progress);
      RetrySummary retried = new RetrySummary(0, 0);
      List<SettleResult> results = new ArrayList<>();
      if (apply) {
        // Before anything is done there: in a wrong realm what is to be done would count as done.
        refuseWrongRealm(found, summary);
        retried = identity.retry(actor, task -> {});
        if (retried.done() > 0) {
          found.clear();
          summary = find(identity, actor, found, progress);
        }
        identity.settle(
            actor,
            found,
            result -> {
              results.add(result);
              progress.at("settled", results.size(), found.size());
            });
      } else {
        found.forEach(each -> results.add(new SettleResult(each, "not settled: --apply does")));
      }
      return new Done(summary, results, retried, current.place());
    }
  }

  private static ReconcileSummary find(
      IdentityAdmin identity, Actor actor, List<AccountDifference> found, ProgressBar progress) {
    return identity.reconcile(
        actor,
        difference -> {
          found.add(difference);
          progress.at("found", found.size(), 0);
        });
  }

  private void refuseWrongRealm(List<AccountDifference> found, ReconcileSummary summary) {
    long gone = found.stream().filter(AccountDifference.AccountGone.class::isInstance).count();
    if (gone * 2 > summary.linked() && gone > 1 && !evenIfMostAreGone) {
      throw new UnusableInputException(
          "the accounts of "
              + gone
              + " of "
              + summary.linked()
              + " users are gone: is this their realm? Nothing was done;"
              + " --even-if-most-are-gone does it");
    }
  }

  private void print(Output output, Done done) {
    for (SettleResult result : done.results()) {
      String problem = apply && !result.problem().isEmpty() ? " (" + result.problem() + ")" : "";
      output.line(Printable.text(result.difference() + problem));
    }
    ReconcileSummary summary = done.summary();
    output.line(
        summary.users()
            + " users, "
            + summary.accounts()
            + " accounts, "
            + summary.differences()
            + " differences");
    if (apply) {
      output.line(
          done.settled()
              + " settled, "
              + done.retried().done()
              + " tasks done, "
              + done.retried().failed()
              + " still to be done");
    }
  }

  private void write(Output output, Done done) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      done.place().writeFields(json);
      json.writeNumberField("users", done.summary().users());
      json.writeNumberField("accounts", done.summary().accounts());
      json.writeBooleanField("applied", apply);
      json.writeNumberField("tasksDone", done.retried().done());
      json.writeNumberField("tasksOpen", done.retried().failed());
      json.writeArrayFieldStart("differences");
      for (SettleResult result : done.results()) {
        json.writeStartObject();
        json.writeStringField("kind", result.difference().getClass().getSimpleName());
        json.writeStringField("message", result.difference().toString());
        json.writeBooleanField("settled", result.problem().isEmpty());
        json.writeStringField("problem", result.problem());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    output.line("");
  }
}

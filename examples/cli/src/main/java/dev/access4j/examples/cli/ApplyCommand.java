package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ConflictException;
import dev.access4j.file.AccessFile;
import dev.access4j.file.AccessPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code access apply}: makes a state be as an access file says. */
@Command(
    name = "apply",
    description = {
      "Makes a state be as an access file says: all of it or nothing.",
      "The state is an access file too, replaced in one step, or an organization in a database;"
          + " without one it is made. Exit 0 if it is as FILE says now, 1 if the plan was refused."
          + " 'access audit' shows what changed."
    },
    customSynopsis = {
      "access apply FILE (--state STATE | DATABASE) [--allow-removals]",
      "                    [--actor ID] [--json]",
      "       access apply --plan PLANFILE [DATABASE] [--allow-removals]",
      "                    [--actor ID] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access apply bank.yaml --state live.json",
      "  access apply --plan bank.plan --allow-removals",
      "  access apply bank.yaml --db bank",
      "",
      "A plan is refused if it removes something without --allow-removals, and one from",
      "a PLANFILE if FILE or STATE has changed since. Who applies at the same time waits."
    })
final class ApplyCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final ActorOption actorOption = new ActorOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The access file: .json, .yaml or .yml; - for standard input.")
  private @Nullable String file;

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--plan",
      paramLabel = "PLANFILE",
      order = 2,
      description =
          "A plan by 'access plan --out'. It names FILE and STATE, seen from the current"
              + " directory, or the database, but not its user and password.")
  private @Nullable String planFile;

  @Option(
      names = "--allow-removals",
      order = 3,
      description = "Apply a plan that removes something, too.")
  private boolean allowRemovals;

  @Override
  public Integer call() throws IOException {
    if (planFile == null) {
      if (file == null) {
        throw context.usage("Missing FILE, or --plan");
      }
      return apply(file, () -> state.open(context), Optional.empty());
    }
    if (file != null || state.file(context) != null) {
      throw context.usage("--plan names FILE and STATE itself");
    }
    String text = text(planFile);
    PlanOrigin origin = PlanOrigin.read(planFile, text);
    String name = planFile;
    return apply(
        origin.document(), () -> state.open(origin.place(), name, context), Optional.of(text));
  }

  private static String text(String name) {
    Path path = Documents.path(name);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UnusableInputException(path + " cannot be read: " + FailureReason.of(e));
    }
  }

  private int apply(String from, Supplier<State> to, Optional<String> planned) throws IOException {
    Output output = context.output();
    AccessFile document = PlanSource.document(from, output);
    try (State current = to.get()) {
      if (planned.isPresent()) {
        Optional<String> stale = stale(planned.get(), document, current);
        if (stale.isPresent()) {
          return refuse(output, stale.get());
        }
      }
      MadePlan made = MadePlan.of(from, document, current);
      if (planned.isPresent() && !planned.get().equals(made.fileText())) {
        return refuse(output, planFile + " is not the plan that this program makes: plan again");
      }
      Optional<String> refusal = refusal(made);
      if (refusal.isEmpty()) {
        AccessPlan plan = made.plan();
        Actor actor = actorOption.actor(plan.organization());
        try {
          current.access().admin().change(actor, plan.revision(), plan::applyTo);
        } catch (ConflictException e) {
          return refuse(output, current.place() + " was changed meanwhile: try again");
        }
        current.save(plan.organization());
      }
      report(output, made, refusal);
      return refusal.isEmpty() ? ExitCode.YES : ExitCode.NO;
    }
  }

  private Optional<String> stale(String planned, AccessFile document, State current) {
    PlanOrigin origin = PlanOrigin.read(String.valueOf(planFile), planned);
    String changed = "";
    if (!origin.documentDigest().equals(PlanSource.digest(document))) {
      changed = origin.document();
    } else if (!origin.stateDigest().equals(current.digest(current.organizationFor(document)))) {
      changed = origin.place().toString();
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(changed + " has changed since " + planFile + " was made: plan again");
  }

  private Optional<String> refusal(MadePlan made) {
    return made.removals() == 0 || allowRemovals
        ? Optional.empty()
        : Optional.of(
            "not applied: it removes "
                + made.describeRemovals()
                + "; --allow-removals applies it all the same");
  }

  private static int refuse(Output output, String message) {
    Problems problems = new Problems().add(message);
    problems.printTo(output);
    if (output.json()) {
      problems.writeTo(output);
    }
    return ExitCode.NO;
  }

  private static void report(Output output, MadePlan made, Optional<String> refusal)
      throws IOException {
    Problems problems = new Problems();
    refusal.ifPresent(problems::add);
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        made.writeFields(json);
        json.writeBooleanField("applied", refusal.isEmpty());
        problems.write(json);
        json.writeEndObject();
      }
      output.line("");
    } else {
      made.print(output);
      if (refusal.isEmpty() && !made.plan().isEmpty()) {
        output.line(Printable.text("applied to " + made.origin().place()));
      }
    }
    problems.printTo(output);
  }
}

package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The state that a command is about: a file, or an organization in a database. */
final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "STATE",
      order = 1,
      description = "The state: .json, .yaml or .yml; or a database, below.")
  private @Nullable String name;

  @Mixin private final OrganizationOption organization = new OrganizationOption();
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  /** The state's file, if it is in a file. */
  @Nullable String file(CommandContext context) {
    if (name != null) {
      database.refuse(context, "--state");
      organization.refuse(context, "--state");
    }
    return name;
  }

  /** Opens the state to read it. */
  State read(CommandContext context) {
    String file = file(context);
    return file == null
        ? database(context)
        : StateFile.read(Documents.path(file), context.output());
  }

  /** Opens the state to change it: of a file, nobody else can meanwhile. */
  State open(CommandContext context) {
    String file = file(context);
    return file == null
        ? database(context)
        : StateFile.open(Documents.path(file), StateFile.Saving.PLAIN, context.output());
  }

  /** Opens a database, where it is known which account a user has; a file does not keep that. */
  State openWithAccounts(CommandContext context, UnaryOperator<Access4j.Builder> wiring) {
    if (file(context) != null) {
      throw context.usage(
          "--state: a file does not keep which account a user has; name a database");
    }
    return DatabaseState.open(address(context), organization.id(), wiring);
  }

  /** Whether a state is named, by an option or the environment. */
  boolean named(CommandContext context) {
    return name != null || database.address(context).isPresent();
  }

  private State database(CommandContext context) {
    return DatabaseState.open(address(context), organization.id());
  }

  private DatabaseAddress address(CommandContext context) {
    return database.required(context, "--state, or ");
  }

  /** The state's audit log. */
  AuditSource audit(CommandContext context, AuditChoice choice) throws IOException {
    String file = file(context);
    return file == null
        ? new DatabaseAudit(address(context), organization.id(), choice)
        : FileAudit.of(Documents.path(file), choice);
  }

  /** Opens the state that a plan names. */
  State open(State.Place place, String plan, CommandContext context) {
    Output output = context.output();
    if (!place.database()) {
      return StateFile.open(Documents.path(place.name()), StateFile.Saving.PLAIN, output);
    }
    DatabaseAddress address =
        database
            .address(context)
            .filter(given -> database.named() || given.name().equals(place.name()))
            .orElseGet(() -> named(place, plan, context));
    DatabaseAddress inSchema = address.schema().isEmpty() ? address.in(place.schema()) : address;
    if (!inSchema.name().equals(place.name()) || !inSchema.schema().equals(place.schema())) {
      throw new UnusableInputException(
          plan + " is for " + place + ", and not for " + inSchema.described());
    }
    return DatabaseState.open(inSchema, organization.id());
  }

  private DatabaseAddress named(State.Place place, String plan, CommandContext context) {
    if (!DatabaseAddress.isWhole(place.name())) {
      throw context.usage(
          plan + " has the database " + place.name() + " without its settings: add --jdbc-url");
    }
    return database.of(DatabaseAddress.ofUrl(place.name()), context);
  }
}

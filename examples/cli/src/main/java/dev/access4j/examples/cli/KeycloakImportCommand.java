package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityImportCounts;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.keycloak.RealmExport;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.Revision;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access keycloak import}: takes groups, roles and members of a realm over (AM-5). */
@Command(
    name = "import",
    description = {
      "Takes the groups, roles, members and role assignments of a realm over into a state, and removes"
          + " nothing there. Run again, it changes nothing.",
      "Exit 0 if all of it is in the state now, 1 if some was refused, 2 if it could not be done."
    },
    customSynopsis = {
      "access keycloak import (--export FILE | KEYCLOAK) (--state STATE | DATABASE)",
      "                              [--create ID] [--dry-run] [--without-assignments]",
      "                              [--report FILE] [--actor ID] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access keycloak import --export acme-realm.json --state live.json --dry-run",
      "  access keycloak import --export acme-realm.json --state live.json --create acme",
      "  access keycloak import --keycloak https://login.example.org --realm acme \\",
      "      --client-secret-file secret --db bank",
      "",
      "An export is what 'kc.sh export' writes: a file with its users, or a folder.",
      "'access migrate plan' shows next what shares would take the place of the roles."
    })
final class KeycloakImportCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      order = 0,
      description = "The realm as 'kc.sh export' wrote it, in place of a server.")
  private @Nullable String export;

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--create",
      paramLabel = "ID",
      order = 2,
      converter = Converters.Organization.class,
      description = "Make this organization if it is not there, with organization-wide roles.")
  private @Nullable OrganizationId create;

  @Option(
      names = "--dry-run",
      order = 3,
      description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--without-assignments",
      order = 4,
      description = "Leave out the roles that accounts hold by themselves.")
  private boolean withoutAssignments;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      order = 5,
      description = "Where to write every rename and refusal; the first 20 are shown.")
  private @Nullable String report;

  @Mixin private final ActorOption actorOption = new ActorOption();
  @Mixin private final KeycloakOptions keycloak = new KeycloakOptions();

  private record Done(
      IdentityImportSummary summary, ImportNotes notes, State.Place place, boolean saved) {}

  @Override
  public Integer call() throws IOException {
    Function<OrganizationId, IdentityDirectory> source = source();
    Output output = context.output();
    Done done = run(source);
    if (output.json()) {
      write(output, done);
    } else {
      print(output, done);
    }
    return refused(done.summary()) == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private Function<OrganizationId, IdentityDirectory> source() {
    if (export == null) {
      IdentityDirectory realm = keycloak.provider(context);
      return organization -> realm;
    }
    if (keycloak.named()) {
      throw context.usage("--export and --keycloak exclude each other");
    }
    Path file = Documents.path(export);
    return organization -> RealmExport.read(organization, file);
  }

  private Done run(Function<OrganizationId, IdentityDirectory> source) throws IOException {
    if (dryRun) {
      try (State current = state.read(context)) {
        return tryOut(source, current);
      }
    }
    try (State current = state.open(context)) {
      OrganizationId organization = organizationOf(current);
      IdentityDirectory directory = source.apply(organization);
      make(current, organization);
      boolean saved = false;
      try {
        Done done = reporting(directory, current.access(), organization, current.place());
        saved = true;
        return new Done(done.summary(), done.notes(), done.place(), current.save(organization));
      } finally {
        if (!saved) {
          // What was done before is sound, and the next run goes on from there.
          boolean unused = current.save(organization);
        }
      }
    }
  }

  /** Tries it on the state, or on the organization that is to be made. */
  private Done tryOut(Function<OrganizationId, IdentityDirectory> source, State current)
      throws IOException {
    OrganizationId organization = organizationOf(current);
    IdentityDirectory directory = source.apply(organization);
    if (create == null || isThere(current.access(), organization)) {
      return reporting(directory, current.access(), organization, current.place());
    }
    try (Access4j access = Access4j.builder(new InMemoryAccessStore()).build()) {
      Revision unused = access.change(organization, writer -> writer.put(wanted(organization)));
      return reporting(directory, access, organization, current.place());
    }
  }

  private OrganizationId organizationOf(State current) {
    return create == null ? current.organization() : organizationOf(current, create);
  }

  private void make(State current, OrganizationId organization) {
    if (create != null && !isThere(current.access(), organization)) {
      Revision unused =
          current
              .access()
              .admin()
              .change(
                  actorOption.actor(organization),
                  Revision.NONE,
                  writer -> writer.put(wanted(organization)));
    }
  }

  private static Organization wanted(OrganizationId id) {
    return new Organization(id, id.value(), AssignmentModel.ORGANIZATION_WIDE);
  }

  private static boolean isThere(Access4j access, OrganizationId organization) {
    return access.store().read(organization, view -> view.organization().isPresent());
  }

  /** A state is asked which organization a document is for: that of a file never changes. */
  private static OrganizationId organizationOf(State current, OrganizationId id) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      Revision unused = access.change(id, writer -> writer.put(wanted(id)));
    }
    OrganizationId organization = current.organizationFor(AccessFile.export(store, id));
    if (!organization.equals(id)) {
      throw new UnusableInputException(
          current.place() + " is of the organization " + organization + ", and not of " + id);
    }
    return organization;
  }

  private Done reporting(
      IdentityDirectory source, Access4j access, OrganizationId organization, State.Place place)
      throws IOException {
    if (report == null) {
      return importInto(source, access, organization, place, Writer.nullWriter());
    }
    Done[] done = new Done[1];
    ReplacedFile.write(
        Documents.path(report),
        writer -> done[0] = importInto(source, access, organization, place, writer));
    return done[0];
  }

  private Done importInto(
      IdentityDirectory source,
      Access4j access,
      OrganizationId organization,
      State.Place place,
      Writer writer) {
    Actor actor = actorOption.actor(organization);
    IdentityImportSettings settings = IdentityImportSettings.DEFAULT;
    settings = dryRun ? settings.asDryRun() : settings;
    settings = withoutAssignments ? settings.withoutAssignments() : settings;
    // A file does not keep which account a user has, so that no link outlives the run.
    settings = place.database() ? settings : settings.linkingUnconfirmed();
    ImportNotes notes = new ImportNotes(writer);
    IdentityImportSummary summary =
        access.admin().identity().importFrom(actor, source, settings, notes);
    return new Done(summary, notes, place, false);
  }

  private static long refused(IdentityImportSummary summary) {
    return summary.counts().values().stream().mapToLong(IdentityImportCounts::refused).sum();
  }

  private void print(Output output, Done done) {
    Table table = output.table().heading("", "created", "updated", "unchanged", "refused");
    for (Map.Entry<IdentityImportKind, IdentityImportCounts> row :
        done.summary().counts().entrySet()) {
      IdentityImportCounts counts = row.getValue();
      table.row(
          plural(row.getKey()),
          String.valueOf(counts.created()),
          String.valueOf(counts.updated()),
          String.valueOf(counts.unchanged()),
          String.valueOf(counts.refused()));
    }
    table.print();
    done.notes().printTo(output, report);
    if (dryRun) {
      output.line("nothing was changed (dry run)");
    } else if (done.saved()) {
      output.line(Printable.text("saved to " + done.place()));
    }
  }

  private static String plural(IdentityImportKind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "s";
  }

  private void write(Output output, Done done) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      done.place().writeFields(json);
      for (Map.Entry<IdentityImportKind, IdentityImportCounts> row :
          done.summary().counts().entrySet()) {
        json.writeObjectFieldStart(plural(row.getKey()));
        json.writeNumberField("created", row.getValue().created());
        json.writeNumberField("updated", row.getValue().updated());
        json.writeNumberField("unchanged", row.getValue().unchanged());
        json.writeNumberField("refused", row.getValue().refused());
        json.writeEndObject();
      }
      json.writeBooleanField("dryRun", dryRun);
      json.writeBooleanField("saved", done.saved());
      if (report != null) {
        json.writeStringField("report", report);
      }
      done.notes().write(json);
      json.writeEndObject();
    }
    output.line("");
  }
}

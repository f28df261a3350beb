package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityImportCounts;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportStoppedException;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.keycloak.RealmExport;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
    IdentityDirectory source = source();
    if (dryRun && create != null) {
      throw context.usage("--dry-run makes no organization: --create and --dry-run exclude each other");
    }
    Output output = context.output();
    Done done = run(source, output);
    if (output.json()) {
      write(output, done);
    } else {
      print(output, done);
    }
    return refused(done.summary()) == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private IdentityDirectory source() {
    if (export == null) {
      return keycloak.provider(context);
    }
    if (keycloak.named()) {
      throw context.usage("--export and --keycloak exclude each other");
    }
    return RealmExport.read(Documents.path(export));
  }

  private Done run(IdentityDirectory source, Output output) throws IOException {
    if (dryRun) {
      try (State current = state.read(context)) {
        return reporting(source, current, current.organization(), output);
      }
    }
    try (State current = state.open(context)) {
      OrganizationId organization = organization(current);
      try {
        Done done = reporting(source, current, organization, output);
        return new Done(done.summary(), done.notes(), done.place(), current.save(organization));
      } catch (IdentityImportStoppedException e) {
        // What was done before is sound, and the next run goes on from there.
        boolean unused = current.save(organization);
        throw e;
      }
    }
  }

  private OrganizationId organization(State current) {
    if (create == null) {
      return current.organization();
    }
    Organization wanted =
        new Organization(create, create.value(), AssignmentModel.ORGANIZATION_WIDE);
    OrganizationId organization = current.organizationFor(document(wanted));
    Revision now = current.access().store().read(organization, ReadView::revision);
    if (now.equals(Revision.NONE)) {
      Revision unused =
          current
              .access()
              .admin()
              .change(actorOption.actor(organization), now, writer -> writer.put(wanted));
    }
    return organization;
  }

  /** A state asks which organization a document is for. */
  private static AccessFile document(Organization organization) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      Revision unused = access.change(organization.id(), writer -> writer.put(organization));
    }
    return AccessFile.export(store, organization.id());
  }

  private Done reporting(
      IdentityDirectory source, State current, OrganizationId organization, Output output)
      throws IOException {
    if (report == null) {
      return importInto(source, current, organization, Writer.nullWriter(), output);
    }
    Done[] done = new Done[1];
    ReplacedFile.write(
        Documents.path(report),
        writer -> done[0] = importInto(source, current, organization, writer, output));
    return done[0];
  }

  private Done importInto(
      IdentityDirectory source,
      State current,
      OrganizationId organization,
      Writer writer,
      Output output) {
    Actor actor = actorOption.actor(organization);
    IdentityImportSettings settings = IdentityImportSettings.DEFAULT;
    settings = dryRun ? settings.asDryRun() : settings;
    settings = withoutAssignments ? settings.withoutAssignments() : settings;
    ImportNotes notes = new ImportNotes(writer);
    IdentityImportSummary summary =
        current.access().admin().identity().importFrom(actor, source, settings, notes);
    return new Done(summary, notes, current.place(), false);
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

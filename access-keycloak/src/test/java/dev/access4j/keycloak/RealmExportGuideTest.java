package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The snippet of docs/importing-from-keycloak.md. */
@DisplayName("The guide to importing from Keycloak")
class RealmExportGuideTest {

  @Test
  @Requirement("AM-5")
  @DisplayName("tries an export without writing anything")
  void dryRun() throws URISyntaxException {
    OrganizationId acme = OrganizationId.of("acme");
    Actor root = Actor.designer(acme, "root", "org_admin");
    Path folder =
        Path.of(Objects.requireNonNull(getClass().getResource("/export/many-files")).toURI());
    List<String> notes = new ArrayList<>();
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      Revision made =
          access.change(
              acme,
              writer ->
                  writer.put(new Organization(acme, "Acme", AssignmentModel.ORGANIZATION_WIDE)));
      // region export
      RealmExport export = RealmExport.read(acme, folder);
      IdentityImportSummary summary =
          access
              .admin()
              .identity()
              .importFrom(
                  root, export, IdentityImportSettings.DRY_RUN, note -> notes.add(note.toString()));
      // endregion
      assertThat(summary.of(IdentityImportKind.USER).created()).isEqualTo(4);
      assertThat(notes).contains("USER 'cid' REFUSED: email: is empty (DIR-2)");
      assertThat(store.<Revision>read(acme, ReadView::revision)).isEqualTo(made);
    }
  }
}

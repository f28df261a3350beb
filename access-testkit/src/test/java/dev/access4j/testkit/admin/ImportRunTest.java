package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static dev.access4j.testkit.admin.ImportDesk.ADMIN;
import static dev.access4j.testkit.admin.ImportDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.Fault;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import of users as a whole")
class ImportRunTest {

  private static final ImportSettings WRITE = ImportSettings.DEFAULT;

  private final InMemoryAccessStore store = new InMemoryAccessStore();
  private final ImportDesk desk = new ImportDesk(store);

  @AfterEach
  void close() {
    desk.close();
  }

  private static ImportRow.Builder row(long number, String username) {
    return ImportRow.builder(number, username);
  }

  private static ImportRow ana(long number) {
    return row(number, "ana").email("ana@acme.example").firstName("Ana").build();
  }

  @Test
  @Requirement("AD-4")
  @DisplayName("reads no row for an actor without the permissions, all of them")
  void denied() {
    Iterator<ImportRow> unread =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw new AssertionError("a row was asked for");
          }

          @Override
          public ImportRow next() {
            throw new AssertionError("a row was read");
          }
        };
    assertThatThrownBy(
            () ->
                desk.access()
                    .admin()
                    .users()
                    .importAll(Actor.designer(ACME, "eve"), unread, WRITE, result -> {}))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            denied ->
                assertThat(denied.missing())
                    .containsExactlyInAnyOrder(
                        AdminPermission.USERS_WRITE, AdminPermission.GROUPS_WRITE));
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("goes into an organization that is there, and into no other")
  void unknownOrganization() {
    Actor stranger = Actor.designer(OrganizationId.of("other"), "olga", "org_admin");
    assertThatThrownBy(
            () ->
                desk.access()
                    .admin()
                    .users()
                    .importAll(stranger, List.of(ana(2)).iterator(), WRITE, result -> {}))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  @Requirement({"AD-5", "AD-6"})
  @DisplayName("leaves an audit event for each thing that it changes, under its own name")
  void audited() {
    long before = entries().size();
    desk.run(
        WRITE.withBatchSize(2),
        ana(2),
        row(3, "ben").email("nobody").build(),
        row(4, "ana").group("Retail").build(),
        row(5, "ana").group("Retail").build());
    List<AuditEntry> entries = entries().stream().skip(before).toList();
    assertThat(entries)
        .extracting(entry -> entry.event().subject().kind().name())
        .containsExactly("USER", "MEMBERSHIP");
    assertThat(entries)
        .allSatisfy(
            entry -> assertThat(entry.event().origin().operation()).isEqualTo("users.importAll"));
  }

  private List<AuditEntry> entries() {
    return store.read(ACME, view -> view.audit(AuditQuery.ALL, PageRequest.first(1000)));
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("counts what became of the rows, and names a revision that holds it all")
  void summary() {
    ImportSummary summary =
        desk.access()
            .admin()
            .users()
            .importAll(
                ADMIN,
                List.of(ana(2), ana(3), row(4, "ana").group("Retail").build(), row(5, "x").build())
                    .iterator(),
                WRITE.withBatchSize(3),
                result -> {});
    assertThat(summary).isEqualTo(new ImportSummary(1, 1, 1, 1, desk.revision()));
    assertThat(summary.rows()).isEqualTo(4);
    assertThat(summary).hasToString("1 created, 1 updated, 1 unchanged, 1 refused");
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("refuses a row that its source found at fault for that alone")
  void unreadable() {
    Fault fault = new Fault("", "", "has 3 cells");
    ImportRow row = row(2, "").fault(fault).build();
    assertThat(desk.run(WRITE, row))
        .containsExactly(new ImportResult(row, ImportOutcome.REFUSED, List.of(fault)));
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("ends with a source that fails: whole batches before are there, the rest is not")
  void brokenSource() {
    Iterator<ImportRow> first =
        List.of(ana(2), row(3, "ben").email("b@acme.example").build(), row(4, "x").build())
            .iterator();
    Iterator<ImportRow> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public ImportRow next() {
            if (!first.hasNext()) {
              throw new IllegalStateException("line 5");
            }
            return first.next();
          }
        };
    List<ImportResult> results = new ArrayList<>();
    assertThatThrownBy(
            () ->
                desk.access()
                    .admin()
                    .users()
                    .importAll(ADMIN, rows, WRITE.withBatchSize(2), results::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("line 5");
    assertThat(words(results)).containsExactly("CREATED", "CREATED");
    assertThat(desk.groupsOf(desk.user("ben").id())).isEmpty();
  }
}

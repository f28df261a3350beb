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
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An import of users")
class ImportTest {

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
  @Requirement({"DIR-2", "DIR-3"})
  @DisplayName("makes a user, invited and without an account, and a member of its groups")
  void created() {
    ImportRow row =
        row(2, "ana")
            .email("ana@acme.example")
            .firstName("Ana")
            .lastName("Alba")
            .attribute("region", List.of("north", " south "))
            .attribute("desk", List.of())
            .group("Retail")
            .group(" Audit ")
            .build();
    assertThat(desk.run(WRITE, row))
        .containsExactly(new ImportResult(row, ImportOutcome.CREATED, List.of()));
    EndUser user = desk.user("ana");
    assertThat(user.status()).isEqualTo(UserStatus.INVITED);
    assertThat(user.sub()).isEmpty();
    assertThat(UserDetails.of(user))
        .isEqualTo(
            new UserDetails(
                "ana",
                "ana@acme.example",
                "Ana",
                "Alba",
                Map.of("region", List.of("north", "south"))));
    assertThat(desk.groupsOf(user.id())).containsExactly("Audit", "Retail");
  }

  @Test
  @Requirement({"DIR-3", "DIR-8"})
  @DisplayName("changes what a row speaks of and leaves the rest: status and account too")
  void updated() {
    EndUser old =
        EndUser.builder(EndUserId.of("1"), "ana", "old@acme.example")
            .name("Ana", "Alba")
            .status(UserStatus.DEACTIVATED)
            .sub("sub-1")
            .attributes(
                new Attributes(
                    Map.of("region", List.of("north"), "desk", List.of("7"), "x", List.of("y"))))
            .build();
    desk.access().change(ACME, writer -> writer.put(old));
    ImportRow row =
        row(2, "ana")
            .email("ana@acme.example")
            .lastName("")
            .attribute("region", List.of("south"))
            .attribute("desk", List.of())
            .build();
    assertThat(words(desk.run(WRITE, row))).containsExactly("UPDATED");
    assertThat(desk.user("ana"))
        .isEqualTo(
            old.toBuilder()
                .email("ana@acme.example")
                .name("Ana", "")
                .attributes(new Attributes(Map.of("region", List.of("south"), "x", List.of("y"))))
                .build());
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("changes nothing when it is run again")
  void again() {
    List<ImportRow> rows =
        List.of(ana(2), row(3, "ben").email("ben@acme.example").group("Retail").build());
    assertThat(words(desk.run(WRITE, rows))).containsExactly("CREATED", "CREATED");
    Revision before = desk.revision();
    assertThat(words(desk.run(WRITE, rows))).containsExactly("UNCHANGED", "UNCHANGED");
    assertThat(desk.revision()).isEqualTo(before);
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("adds memberships and takes none away, however many rows a user has")
  void memberships() {
    desk.run(WRITE, row(2, "ana").email("ana@acme.example").group("Audit").build());
    assertThat(
            words(
                desk.run(
                    WRITE,
                    row(2, "ana").group("Retail").build(),
                    row(3, "ana").group("Retail").build(),
                    row(4, "ana").group("Audit").build())))
        .containsExactly("UPDATED", "UNCHANGED", "UNCHANGED");
    assertThat(desk.groupsOf(desk.user("ana").id())).containsExactly("Audit", "Retail");
  }

  @ParameterizedTest(name = "in batches of {0}")
  @ValueSource(ints = {1, 2, 100})
  @Requirement("AD-7")
  @DisplayName("takes several rows of one user if they agree, and refuses one that contradicts")
  void contradiction(int batchSize) {
    assertThat(
            words(
                desk.run(
                    WRITE.withBatchSize(batchSize),
                    row(2, "ana").email("ana@acme.example").firstName("Ana").build(),
                    row(3, "ana").firstName("Ana").group("Retail").build(),
                    row(4, "ana").firstName("Anna").build(),
                    row(5, "ana").firstName("Anna").email("Ana").group("?").build())))
        .containsExactly(
            "CREATED", "UPDATED", "REFUSED username AD-7", "REFUSED email DIR-2 groups DIR-7");
    assertThat(desk.user("ana").firstName()).isEqualTo("Ana");
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("refuses a row with all its faults at once, and writes the others")
  void faults() {
    ImportRow bad =
        row(3, " ben")
            .email("nobody")
            .firstName("a\u0000")
            .lastName("x".repeat(256))
            .attribute("a,b", List.of("1"))
            .attribute("region", List.of("north, south"))
            .attribute("desk", List.of(" "))
            .group("Retail")
            .group("Sales")
            .group("Sa/les")
            .build();
    List<ImportResult> results = desk.run(WRITE, ana(2), bad, row(4, "cid").build());
    assertThat(words(results))
        .containsExactly(
            "CREATED",
            "REFUSED username DIR-13 email DIR-2 firstName DIR-2 firstName DIR-2 lastName DIR-2"
                + " attributes.a,b DIR-8 attributes.region DIR-8 attributes.desk DIR-8"
                + " groups DIR-7 groups DIR-7",
            "REFUSED email DIR-2");
    assertThat(results.get(2).faults().get(0).message()).isEqualTo("is needed to make a new user");
  }

  @Test
  @Requirement("DIR-13")
  @DisplayName("refers to users and groups exactly, and says who differs in case only")
  void cases() {
    desk.run(WRITE, ana(2));
    List<ImportResult> results =
        desk.run(
            WRITE,
            row(2, "Ana").email("ana@acme.example").build(),
            row(3, "ana").group("retail").build());
    assertThat(words(results)).containsExactly("REFUSED username DIR-13", "REFUSED groups DIR-13");
    assertThat(results.stream().map(result -> result.faults().get(0).message()))
        .containsExactly(
            "there is no user 'Ana', but there is 'ana'",
            "there is no group 'retail', but there is 'Retail'");
  }

  @ParameterizedTest(name = "in batches of {0}")
  @ValueSource(ints = {1, 2, 100})
  @Requirement("DIR-2")
  @DisplayName("refuses an address that another user has, and gives one that is free by then")
  void addresses(int batchSize) {
    desk.run(
        WRITE,
        row(1, "ana").email("ana@acme.example").build(),
        row(2, "ben").email("ben@acme.example").build());
    assertThat(
            words(
                desk.run(
                    WRITE.withBatchSize(batchSize),
                    row(1, "cid").email("ANA@acme.example").build(),
                    row(2, "ana").email("new@acme.example").build(),
                    row(3, "cid").email("ANA@acme.example").build(),
                    row(4, "ben").email("New@acme.example").build(),
                    row(5, "ben").email("BEN@acme.example").build())))
        .containsExactly(
            "REFUSED email DIR-2", "UPDATED", "CREATED", "REFUSED email DIR-2", "UPDATED");
    assertThat(desk.user("cid").email()).isEqualTo("ANA@acme.example");
  }

  @Test
  @Requirement("AD-7")
  @DisplayName("overwrites nothing that somebody edits while it runs")
  void edited() {
    desk.run(WRITE, ana(2), row(3, "ben").email("ben@acme.example").build());
    List<ImportRow> rows =
        List.of(
            row(2, "ana").firstName("Anna").build(),
            row(3, "ben").firstName("Benno").group("Retail").build(),
            row(4, "ben").group("Retail").build());
    List<ImportResult> results = new ArrayList<>();
    desk.access()
        .admin()
        .users()
        .importAll(
            ADMIN,
            rows.iterator(),
            WRITE.withBatchSize(1),
            result -> {
              results.add(result);
              if (result.row().number() == 2) {
                edit("ben", "Ben");
              }
            });
    assertThat(words(results)).containsExactly("UPDATED", "REFUSED username AD-7", "UPDATED");
    assertThat(desk.user("ben").firstName()).isEqualTo("Ben");
  }

  private void edit(String username, String firstName) {
    EndUserId id = desk.user(username).id();
    Versioned<EndUser> seen = desk.access().admin().users().find(ADMIN, id).orElseThrow();
    Versioned<EndUser> unused =
        desk.access()
            .admin()
            .users()
            .edit(ADMIN, id, seen.revision(), UserDetails.of(seen.value()).named(firstName, ""));
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

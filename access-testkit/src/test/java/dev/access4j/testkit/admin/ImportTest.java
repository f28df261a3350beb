package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static dev.access4j.testkit.admin.ImportDesk.ADMIN;
import static dev.access4j.testkit.admin.ImportDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.UserStatus;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
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
}

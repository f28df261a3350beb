package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ADMIN;
import static dev.access4j.testkit.admin.ImportDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportStoppedException;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import and its store")
class ImportStoreTest {

  private final WatchedStore store = new WatchedStore();
  private final ImportDesk desk = new ImportDesk(store);

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<ImportRow> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ImportRow.builder(i + 2, "user" + i)
                    .email("user" + i + "@acme.example")
                    .group("Retail")
                    .group("Audit")
                    .build())
        .toList();
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("asks as much for a thousand rows of a batch as for ten, but for the writes")
  void queries() {
    List<String> ten = queries(10);
    List<String> thousand = queries(1000);
    assertThat(thousand)
        .isEqualTo(ten)
        .containsExactly(
            "organization",
            // looking at the rows
            "usersNamed",
            "usersWithEmails",
            "groupsNamed",
            // putting users
            "users",
            "usersNamed",
            "usersWithEmails",
            // making members
            "groups",
            "users",
            "membersAmong",
            "membersAmong",
            "addMembers",
            "addMembers");
  }

  private List<String> queries(int rows) {
    WatchedStore watched = new WatchedStore();
    try (ImportDesk other = new ImportDesk(watched)) {
      List<String> unused = watched.asked();
      other.run(ImportSettings.DEFAULT.withBatchSize(1000), rows(rows));
      List<String> asked = new ArrayList<>(watched.asked());
      assertThat(Collections.frequency(asked, "put")).isEqualTo(rows);
      asked.removeIf(method -> method.equals("put") || method.equals("append"));
      return asked;
    }
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("asks for what it compares, and no more, when all is there already")
  void queriesOfUnchanged() {
    desk.run(ImportSettings.DEFAULT, rows(100));
    List<String> unused = store.asked();
    desk.run(ImportSettings.DEFAULT, rows(100));
    assertThat(store.asked())
        .containsExactly(
            "organization",
            "usersNamed",
            "usersWithEmails",
            "groupsNamed",
            "membersAmong",
            "membersAmong");
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("writes each batch in one transaction, and a dry run in none")
  void transactions() {
    int before = store.writes();
    desk.run(ImportSettings.DRY_RUN.withBatchSize(10), rows(35));
    assertThat(store.writes()).isEqualTo(before);
    desk.run(ImportSettings.DEFAULT.withBatchSize(10), rows(35));
    assertThat(store.writes()).isEqualTo(before + 4);
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("loses no other row of a batch that is refused as a whole")
  void refusedBatch() {
    store.onPut(
        user -> {
          if (user.username().equals("user7") || user.username().equals("user12")) {
            throw new IntegrityException("'" + user.username() + "' is taken");
          }
        });
    List<ImportResult> results = desk.run(ImportSettings.DEFAULT, rows(20));
    List<String> expected = new ArrayList<>(Collections.nCopies(20, "CREATED"));
    expected.set(7, "REFUSED  AD-5");
    expected.set(12, "REFUSED  AD-5");
    assertThat(words(results)).isEqualTo(expected);
    assertThat(results).extracting(result -> result.row().number()).isSorted();
    assertThat(results.get(7).faults().get(0).message())
        .isEqualTo("the store refused it: 'user7' is taken");
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("tries again what was refused for what somebody else has done meanwhile")
  void refusedOnce() {
    int[] left = {1};
    store.onPut(
        user -> {
          if (left[0]-- > 0) {
            throw new IntegrityException("once");
          }
        });
    assertThat(words(desk.run(ImportSettings.DEFAULT.withBatchSize(1), rows(1))))
        .containsExactly("CREATED");
    left[0] = 1;
    assertThat(words(desk.run(ImportSettings.DEFAULT, rows(3).subList(1, 3))))
        .containsExactly("CREATED", "CREATED");
  }

  @Test
  @Requirement({"AD-5", "EV-9"})
  @DisplayName("says how far it came when the store fails, and can be run again")
  void stopped() {
    store.onPut(
        user -> {
          if (user.username().equals("user25")) {
            throw new StoreException("no connection");
          }
        });
    List<ImportResult> results = new ArrayList<>();
    ImportSettings tens = ImportSettings.DEFAULT.withBatchSize(10);
    assertThatThrownBy(
            () ->
                desk.access()
                    .admin()
                    .users()
                    .importAll(ADMIN, rows(40).iterator(), tens, results::add))
        .isInstanceOfSatisfying(
            ImportStoppedException.class,
            stopped -> {
              assertThat(stopped.lastRow()).isEqualTo(21);
              assertThat(stopped.done().created()).isEqualTo(20);
              assertThat(stopped.done().revision()).isEqualTo(desk.revision());
            })
        .hasMessage(
            "the import stopped after 20 rows, up to row 21"
                + " (20 created, 0 updated, 0 unchanged, 0 refused): no connection");
    assertThat(words(results)).isEqualTo(Collections.nCopies(20, "CREATED"));
    store.onPut(user -> {});
    List<String> again = new ArrayList<>(Collections.nCopies(20, "UNCHANGED"));
    again.addAll(Collections.nCopies(20, "CREATED"));
    assertThat(words(desk.run(tens, rows(40)))).isEqualTo(again);
  }
}

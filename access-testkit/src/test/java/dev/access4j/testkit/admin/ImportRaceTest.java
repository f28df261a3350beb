package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static dev.access4j.testkit.admin.ImportDesk.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.ConflictException;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.admin.UserAdmin;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports and editors at once")
class ImportRaceTest {

  private static final int USERS = 300;
  private static final int ROUNDS = Boolean.getBoolean("access4j.slow") ? 200 : 20;

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  @Test
  @Requirement("AD-7")
  @DisplayName("overwrite nothing that the other has done since the import began")
  void race() throws Exception {
    ExecutorService editors = Executors.newFixedThreadPool(2);
    try (ImportDesk desk = new ImportDesk(store)) {
      desk.run(ImportSettings.DEFAULT, rows("first"));
      int refused = 0;
      for (int round = 0; round < ROUNDS; round++) {
        AtomicBoolean over = new AtomicBoolean();
        int seed = 2 * round;
        Future<Integer> one = editors.submit(() -> edit(desk, seed, over));
        Future<Integer> other = editors.submit(() -> edit(desk, seed + 1, over));
        Revision before = desk.revision();
        Revision[] started = {before};
        List<ImportResult> results = new ArrayList<>();
        List<ImportRow> rows = rows("import " + round);
        // Read when the first row is: the import has begun by then.
        Iterator<ImportRow> read =
            Stream.of(0, 1)
                .flatMap(
                    part -> {
                      if (part == 0) {
                        started[0] = desk.revision();
                        return Stream.empty();
                      }
                      return rows.stream();
                    })
                .iterator();
        ImportSummary summary =
            desk.access()
                .admin()
                .users()
                .importAll(ADMIN, read, ImportSettings.DEFAULT.withBatchSize(7), results::add);
        assertThat(summary.rows()).isEqualTo(USERS);
        over.set(true);
        assertThat(one.get(1, TimeUnit.MINUTES) + other.get(1, TimeUnit.MINUTES)).isPositive();
        refused += check(desk, results, before, started[0]);
      }
      assertThat(refused).as("rows that an editor came before").isPositive();
    } finally {
      editors.shutdownNow();
    }
  }

  /** That the import put no user after an editor had, and refused none without. */
  private int check(
      ImportDesk desk, List<ImportResult> results, Revision before, Revision started) {
    Set<AuditSubject> edited = new HashSet<>();
    Set<AuditSubject> editedAfterStart = new HashSet<>();
    for (AuditEntry entry : log()) {
      AuditSubject user = entry.event().subject();
      if (entry.event().origin().operation().equals("users.edit")) {
        if (entry.revision().compareTo(before) > 0) {
          edited.add(user);
        }
        if (entry.revision().compareTo(started) > 0) {
          editedAfterStart.add(user);
        }
      } else {
        assertThat(editedAfterStart).doesNotContain(user);
      }
    }
    int refused = 0;
    for (ImportResult result : results) {
      if (result.outcome() == ImportOutcome.REFUSED) {
        assertThat(edited).contains(AuditSubject.user(desk.user(result.row().username()).id()));
        refused++;
      }
    }
    return refused;
  }

  private List<AuditEntry> log() {
    return store.read(ACME, view -> view.audit(AuditQuery.ALL, PageRequest.first(1_000_000)));
  }

  /** Edits users, each time as a form does. */
  private static int edit(ImportDesk desk, long seed, AtomicBoolean over) {
    SplittableRandom random = new SplittableRandom(seed);
    UserAdmin users = desk.access().admin().users();
    int done = 0;
    while (!over.get() || done == 0) {
      EndUser user = desk.user("user" + random.nextInt(USERS));
      Versioned<EndUser> seen = users.find(ADMIN, user.id()).orElseThrow();
      UserDetails details = UserDetails.of(seen.value()).named("edit " + seed + " " + done, "");
      try {
        Versioned<EndUser> unused = users.edit(ADMIN, user.id(), seen.revision(), details);
        done++;
      } catch (ConflictException e) {
        // The other editor or the import was first, and nothing of this edit is there.
        assertThat(e.seen()).isEqualTo(seen.revision());
      }
    }
    return done;
  }

  private static List<ImportRow> rows(String firstName) {
    return IntStream.range(0, USERS)
        .mapToObj(
            i ->
                ImportRow.builder(i, "user" + i)
                    .email("user" + i + "@acme.example")
                    .firstName(firstName)
                    .build())
        .toList();
  }
}

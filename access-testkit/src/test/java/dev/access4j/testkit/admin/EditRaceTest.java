package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.ConflictException;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Admins who edit the same thing at once")
class EditRaceTest {

  private static final int ADMINS = 8;
  private static final int EDITS = 200;

  private final AdminBank bank = new AdminBank();
  private final RoleId counter =
      bank.admin
          .roles()
          .create(ROOT, new RoleDetails("counter", "0"), RoleScope.ORGANIZATION)
          .value()
          .id();

  @Test
  @Requirement({"AD-5", "AD-6", "AD-7"})
  @DisplayName("lose no update, and each edit has its event and its revision")
  void count() throws InterruptedException, ExecutionException, TimeoutException {
    Revision before = bank.revision();
    AtomicInteger conflicts = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(ADMINS);
    ExecutorService threads = Executors.newFixedThreadPool(ADMINS);
    try {
      List<Future<?>> admins = new ArrayList<>();
      for (int i = 0; i < ADMINS; i++) {
        admins.add(
            threads.submit(
                () -> {
                  Versioned<EndUserRole> seen = look();
                  // All have seen the same, so that all but one come too late at first.
                  start.await();
                  for (int edit = 0; edit < EDITS; edit++) {
                    countOne(seen, conflicts);
                    seen = look();
                  }
                  return null;
                }));
      }
      for (Future<?> admin : admins) {
        admin.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
    int all = ADMINS * EDITS;
    Versioned<EndUserRole> counted = bank.admin.roles().find(ROOT, counter).orElseThrow();
    assertThat(counted.value().description()).isEqualTo(String.valueOf(all));
    assertThat(bank.revision().value()).isEqualTo(before.value() + all);
    List<AuditEntry> log =
        bank.admin
            .audit()
            .list(
                ROOT, AuditQuery.ALL.about(AuditSubject.role(counter)), PageRequest.first(all + 10))
            .rows();
    assertThat(log).hasSize(all + 1);
    for (int i = 1; i <= all; i++) {
      AuditEntry entry = log.get(i);
      assertThat(entry.revision().value()).isEqualTo(before.value() + i);
      assertThat(entry.event().after().fields().get("description"))
          .containsExactly(String.valueOf(i));
      assertThat(entry.event().before()).isEqualTo(log.get(i - 1).event().after());
    }
    assertThat(conflicts.get()).as("edits that came too late").isGreaterThanOrEqualTo(ADMINS - 1);
  }

  private Versioned<EndUserRole> look() {
    return bank.admin.roles().find(ROOT, counter).orElseThrow();
  }

  /** As a console does it: edits what it shows, and shows again if somebody was first. */
  private void countOne(Versioned<EndUserRole> shown, AtomicInteger conflicts) {
    Versioned<EndUserRole> seen = shown;
    while (true) {
      int count = Integer.parseInt(seen.value().description());
      RoleDetails next = new RoleDetails("counter", String.valueOf(count + 1));
      try {
        bank.admin.roles().edit(ROOT, counter, seen.revision(), next);
        return;
      } catch (ConflictException e) {
        conflicts.incrementAndGet();
        assertThat(e.current().revision()).isGreaterThan(seen.revision());
        seen = look();
      }
    }
  }
}

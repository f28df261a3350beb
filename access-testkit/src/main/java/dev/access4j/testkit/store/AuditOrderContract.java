package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement({"AD-5", "AD-6"})
abstract class AuditOrderContract extends StoreContract {

  private static final int WRITERS = 4;
  private static final int WRITES = 30;

  AuditOrderContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName(
      "entries are numbered upwards from 1 or more, within a write and from one to the next")
  void numbers() {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      write(
          tx -> {
            entries.add(append(tx, "first"));
            tx.put(user("u", "u" + tx.revision()));
            entries.add(append(tx, "second"));
          });
      write(tx -> entries.add(append(tx, "alone")));
    }
    assertThat(entries.get(0).number()).isPositive();
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).number()).isGreaterThan(entries.get(i - 1).number());
    }
    assertThat(log()).isEqualTo(entries);
  }

  @Test
  @DisplayName("an entry has the revision that its write makes, if that changed something before")
  void revisionMade() {
    Revision before = revision();
    List<AuditEntry> entries = new ArrayList<>();
    write(
        tx -> {
          entries.add(append(tx, "before the change"));
          tx.delete(EndUserId.of("nobody"));
          entries.add(append(tx, "after a deletion of nothing"));
          tx.put(user("u", "u"));
          entries.add(append(tx, "after the change"));
        });
    assertThat(entries)
        .extracting(AuditEntry::revision)
        .containsExactly(before, before, before.next());
    assertThat(log()).isEqualTo(entries);
    assertThat(revision()).isEqualTo(before.next());
  }

  @Test
  @DisplayName("an entry of the write that makes the organization is of revision 1")
  void firstRevision() {
    org = freshId("org-");
    write(
        tx -> {
          tx.put(Organization.of(org, "Org"));
          assertThat(append(tx, "made").revision()).isEqualTo(new Revision(1));
        });
    assertThat(log()).extracting(AuditEntry::revision).containsExactly(new Revision(1));
  }

  @Test
  @DisplayName("a write that only appends makes no revision and no change, and its entry is there")
  void onlyAppends() {
    Revision before = revision();
    List<AuditEntry> entries = new ArrayList<>();
    Recording recording =
        listenDuring(
            () -> {
              write(tx -> entries.add(append(tx, "one")));
              write(tx -> entries.add(append(tx, "two")));
            });
    assertThat(recording.changes()).isEmpty();
    assertThat(revision()).isEqualTo(before);
    assertThat(log()).isEqualTo(entries).hasSize(2);
    assertThat(entries).extracting(AuditEntry::revision).containsExactly(before, before);
    Recording next = listenDuring(() -> write(tx -> tx.put(user("u", "u"))));
    assertThat(next.changes()).extracting(Change::revision).containsExactly(before.next());
    assertThat(log()).isEqualTo(entries);
  }

  @Test
  @DisplayName("a write that fails leaves no entry, and the log goes on after it")
  void failed() {
    AuditEntry first = append("first");
    Revision before = revision();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      append(tx, "alone");
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      tx.put(user("u", "u"));
                      append(tx, "with a change");
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      append(tx, "before what is refused");
                      tx.addMember(Sample.RETAIL, Sample.ANN);
                    }));
    assertThat(log()).containsExactly(first);
    assertThat(revision()).isEqualTo(before);
    AuditEntry second = append("second");
    assertThat(second.number()).isGreaterThan(first.number());
    assertThat(log()).containsExactly(first, second);
  }

  @Test
  @DisplayName("an event in an organization that does not exist is refused, and leaves nothing")
  void nowhere() {
    org = freshId("org-");
    assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> append("nowhere"));
    assertThat(contents()).isEqualTo(Contents.nothing());
    write(
        tx -> {
          tx.put(Organization.of(org, "Org"));
          append(tx, "somewhere");
        });
    assertThat(log()).hasSize(1);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("an event of another organization is refused, and leaves nothing in either")
  void elsewhere() {
    Events other = new Events(newOrganization());
    Contents before = contents();
    Contents theirs = contents(other.organization());
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(() -> write(tx -> tx.append(other.called("u"))));
    assertThat(contents()).isEqualTo(before);
    assertThat(contents(other.organization())).isEqualTo(theirs);
  }

  @Test
  @DisplayName("writers that race lose no entry, and their order is that of the writes")
  void race() {
    ConcurrentLinkedQueue<AuditEntry> made = new ConcurrentLinkedQueue<>();
    List<Callable<?>> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      writers.add(writer("writer " + w, w % 2 == 0, made));
    }
    Race.run(WRITES, writers);
    assertThat(log()).containsExactlyInAnyOrderElementsOf(made).hasSize(WRITERS * WRITES);
    assertThat(revision()).isEqualTo(new Revision(1 + WRITERS / 2 * WRITES));
    // That numbers and revisions go up together, the invariants say.
    assertThat(log())
        .filteredOn(entry -> entry.event().subject().id().endsWith("changed"))
        .extracting(AuditEntry::revision)
        .doesNotHaveDuplicates();
  }

  /** Every other one changes something too; each sees its own entries go up. */
  private Callable<?> writer(String name, boolean changes, ConcurrentLinkedQueue<AuditEntry> made) {
    AtomicLong last = new AtomicLong();
    return () -> {
      AuditEntry entry =
          store.write(
              org,
              tx -> {
                if (changes) {
                  tx.put(user(name, name + tx.revision()));
                }
                return append(tx, name + (changes ? " changed" : " looked"));
              });
      assertThat(entry.number()).isGreaterThan(last.getAndSet(entry.number()));
      return made.add(entry);
    };
  }

  @Test
  @DisplayName("who reads on after the last number seen, while others append, misses nothing")
  void forwarding() {
    ConcurrentLinkedQueue<AuditEntry> made = new ConcurrentLinkedQueue<>();
    List<AuditEntry> forwarded = new ArrayList<>();
    Callable<Boolean> forwarder = () -> forwarded.addAll(after(forwarded));
    Race.run(WRITES, List.of(writer("one", true, made), writer("two", false, made), forwarder));
    forwarded.addAll(after(forwarded));
    assertThat(forwarded).isEqualTo(log()).hasSize(2 * WRITES);
  }

  private List<AuditEntry> after(List<AuditEntry> seen) {
    return read(
        view ->
            view.audit(
                AuditQuery.ALL,
                seen.isEmpty()
                    ? PageRequest.first(1_000)
                    : PageRequest.after(seen.get(seen.size() - 1).number(), 1_000)));
  }

  private AuditEntry append(String name) {
    return store.write(org, tx -> append(tx, name));
  }

  private AuditEntry append(WriteTransaction tx, String name) {
    return tx.append(new Events(org).called(name));
  }

  private List<AuditEntry> log() {
    return read(view -> Contents.audit(view, AuditQuery.ALL, 100));
  }

  private static EndUser user(String id, String name) {
    return EndUser.builder(EndUserId.of(id), name, id.replace(' ', '.') + "@x").build();
  }
}

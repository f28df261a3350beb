package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class RevisionContract extends StoreContract {

  private static final EndUserId ANN = EndUserId.of("ann");
  private static final int WRITERS = 4;
  private static final int WRITES = 40;

  RevisionContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("the first write makes revision 1, and each that changes something the next one")
  void counts() {
    org = freshId("org-");
    assertThat(revision()).isEqualTo(Revision.NONE);
    write(tx -> tx.put(Organization.of(org, "Org")));
    for (int expected = 1; expected < 6; expected++) {
      assertThat(revision()).isEqualTo(new Revision(expected));
      put(org, "name " + expected);
    }
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a write that does much makes one revision")
  void one() {
    write(new Sample(org, "much")::writeTo);
    assertThat(revision()).isEqualTo(new Revision(2));
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a write shows from its start the revision that it will have made")
  void inWrite() {
    Revision before = revision();
    write(
        tx -> {
          assertThat(tx.revision()).isEqualTo(before.next());
          tx.put(user("a"));
          assertThat(tx.revision()).isEqualTo(before.next());
        });
    assertThat(revision()).isEqualTo(before.next());
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a write that writes nothing makes no revision")
  void emptyWrite() {
    Revision before = revision();
    Recording recording =
        listenDuring(
            () -> {
              write(tx -> {});
              write(tx -> tx.principal(ANN));
              write(Contents::of);
            });
    assertThat(revision()).isEqualTo(before);
    assertThat(recording.changes()).isEmpty();
    put(org, "a");
    assertThat(revision()).isEqualTo(before.next());
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a write that fails makes no revision and leaves no gap")
  void failedWrite() {
    Revision before = revision();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      tx.put(user("a"));
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(() -> write(tx -> tx.addMember(Sample.RETAIL, ANN)));
    assertThat(revision()).isEqualTo(before);
    put(org, "a");
    assertThat(revision()).isEqualTo(before.next());
  }

  @Test
  @Requirement({"DIR-1", "EV-10"})
  @DisplayName("organizations count their revisions apart from each other")
  void apart() {
    OrganizationId other = newOrganization();
    put(org, "a");
    put(org, "b");
    assertThat(revision()).isEqualTo(new Revision(3));
    assertThat(store.read(other, ReadView::revision)).isEqualTo(new Revision(1));
    put(other, "a");
    assertThat(store.read(other, ReadView::revision)).isEqualTo(new Revision(2));
    assertThat(revision()).isEqualTo(new Revision(3));
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("writers that race make each revision once, without a gap")
  void race() {
    ConcurrentLinkedQueue<Revision> made = new ConcurrentLinkedQueue<>();
    race(
        () ->
            made.add(
                store.write(
                    org,
                    tx -> {
                      tx.put(user("at " + tx.revision()));
                      return tx.revision();
                    })));
    assertThat(made)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, 1 + WRITERS * WRITES).mapToObj(Revision::new).toList());
    assertThat(revision()).isEqualTo(new Revision(1 + WRITERS * WRITES));
  }

  @Test
  @Requirement("AD-7")
  @DisplayName("writers that race lose none of each other's updates")
  void lostUpdates() {
    put(org, "0");
    race(
        () ->
            store.write(
                org,
                tx -> {
                  String count =
                      tx.principal(ANN).map(PrincipalRecord::user).orElseThrow().firstName();
                  // Takes a while, so that others come in between if they can.
                  Contents.of(tx);
                  tx.put(user(String.valueOf(Integer.parseInt(count) + 1)));
                  return true;
                }));
    assertThat(now().principal(ANN).map(found -> found.user().firstName()))
        .contains(String.valueOf(WRITERS * WRITES));
  }

  private static void race(Callable<?> write) {
    Race.run(WRITES, Collections.nCopies(WRITERS, write));
  }

  private void put(OrganizationId where, String name) {
    write(where, tx -> tx.put(user(name)));
  }

  private static EndUser user(String name) {
    return EndUser.builder(ANN, "ann", "ann@x").name(name, "").build();
  }
}

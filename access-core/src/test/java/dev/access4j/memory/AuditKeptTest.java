package dev.access4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store in memory keeps the latest of the audit log")
class AuditKeptTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final OrganizationId OTHER = OrganizationId.of("other");
  private static final EndUserId ANN = EndUserId.of("ann");
  private static final int KEPT = 3;

  private final InMemoryAccessStore store = new InMemoryAccessStore(KEPT);

  @BeforeEach
  void makeOrganizations() {
    for (OrganizationId each : List.of(ACME, OTHER)) {
      OrganizationId unused =
          store.write(
              each,
              tx -> {
                tx.put(Organization.of(each, "Organization"));
                return each;
              });
    }
  }

  @Test
  @DisplayName("and no more, however a query finds them and however many a write appends")
  void keeps() {
    List<AuditEntry> all = new ArrayList<>();
    for (int i = 0; i < 2 * KEPT; i++) {
      all.addAll(append(ACME, 1 + i % 2));
      assertKept(all);
    }
    all.addAll(append(ACME, 3 * KEPT));
    assertKept(all);
  }

  private void assertKept(List<AuditEntry> all) {
    List<AuditEntry> kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
    for (AuditQuery query :
        List.of(
            AuditQuery.ALL,
            AuditQuery.ALL.by(actor("root")),
            AuditQuery.ALL.about(AuditSubject.user(ANN)))) {
      assertThat(log(ACME, query)).isEqualTo(kept);
      assertThat(log(ACME, query.newestFirst()))
          .containsExactlyInAnyOrderElementsOf(kept)
          .startsWith(kept.get(kept.size() - 1));
    }
  }

  @Test
  @DisplayName("for each organization by itself, and of a write that fails nothing is forgotten")
  void apart() {
    List<AuditEntry> mine = append(ACME, KEPT);
    append(OTHER, 2 * KEPT);
    assertThat(log(ACME, AuditQuery.ALL)).isEqualTo(mine);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                store.write(
                    ACME,
                    tx -> {
                      tx.append(event(ACME, "root"));
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThat(log(ACME, AuditQuery.ALL)).isEqualTo(mine);
  }

  @Test
  @DisplayName("its indexes forget with it: an actor that is forgotten is found no more")
  void forgottenActor() {
    AuditEntry first = store.write(ACME, tx -> tx.append(event(ACME, "first")));
    assertThat(log(ACME, AuditQuery.ALL.by(actor("first")))).containsExactly(first);
    append(ACME, KEPT);
    assertThat(log(ACME, AuditQuery.ALL.by(actor("first")))).isEmpty();
    Tables tables = store.read(ACME, view -> ((MemoryView) view).tables());
    assertThat(tables.audit.entries()).hasSize(KEPT);
    assertThat(tables.auditByActor.entries()).hasSize(KEPT);
    // A membership is found by itself, its group and its user.
    assertThat(tables.auditBySubject.entries()).hasSize(3 * KEPT);
  }

  @Test
  @DisplayName("or the latest one alone, but not none")
  void one() {
    InMemoryAccessStore latest = new InMemoryAccessStore(1);
    assertThat(
            latest.<List<AuditEntry>>write(
                ACME,
                tx -> {
                  tx.put(Organization.of(ACME, "Acme"));
                  tx.append(event(ACME, "root"));
                  tx.append(event(ACME, "second"));
                  return tx.audit(AuditQuery.ALL, PageRequest.first(9));
                }))
        .extracting(AuditEntry::number)
        .containsExactly(2L);
    for (long kept : List.of(0L, -1L, Long.MIN_VALUE)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryAccessStore(kept));
    }
  }

  private List<AuditEntry> append(OrganizationId organization, int many) {
    return store.write(
        organization,
        tx -> {
          List<AuditEntry> entries = new ArrayList<>();
          for (int i = 0; i < many; i++) {
            entries.add(tx.append(event(organization, "root")));
          }
          return entries;
        });
  }

  private List<AuditEntry> log(OrganizationId organization, AuditQuery query) {
    return store.read(organization, view -> view.audit(query, PageRequest.first(100)));
  }

  private static AuditEvent event(OrganizationId organization, String actor) {
    AuditOrigin origin =
        new AuditOrigin(Instant.parse("2026-03-01T12:00:00Z"), actor(actor), "groups.addMember");
    AuditSubject subject = AuditSubject.membership(GroupId.of("group"), ANN);
    return AuditEvent.done(
        organization, origin, subject, AuditState.ABSENT, AuditState.of(Map.of()));
  }

  private static AuditActor actor(String id) {
    return new AuditActor(AuditActor.Kind.DESIGNER, id);
  }
}

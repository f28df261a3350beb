package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.NOBODY;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit log: AD-5, AD-6")
class AuditRulesTest {

  private final AdminBank bank = new AdminBank();

  @Test
  @Requirement("AD-6")
  void anEventSaysWhenWhoWhatBeforeAndAfter() {
    Versioned<EndUserRole> role = bank.role("teller");
    RoleId id = role.value().id();
    bank.clock.advance(Duration.ofMinutes(5));
    Versioned<EndUserRole> edited =
        bank.admin
            .roles()
            .edit(ROOT, id, role.revision(), new RoleDetails("clerk", "at the counter"));
    AuditEntry entry = bank.log().get(1);
    assertThat(entry)
        .isEqualTo(
            new AuditEntry(
                2,
                edited.revision(),
                AuditEvent.done(
                    ACME,
                    new AuditOrigin(
                        Instant.parse("2026-01-01T00:05:00Z"), ROOT.reference(), "roles.edit"),
                    AuditSubject.role(id),
                    AuditState.of(Map.of("name", List.of("teller"), "description", List.of(""))),
                    AuditState.of(
                        Map.of(
                            "name", List.of("clerk"), "description", List.of("at the counter"))))));
    assertThat(bank.heard).isEqualTo(bank.log());
  }

  @Test
  @Requirement({"AD-5", "AD-6"})
  @DisplayName("all that one call changes has events of one origin and one revision")
  void oneCallOneOrigin() {
    Versioned<EndUserRole> role = bank.role("teller");
    RoleId id = role.value().id();
    GroupId one = bank.group("Branch 01", id).value().id();
    GroupId two = bank.group("Branch 02", id).value().id();
    Revision before = bank.revision();
    Revision after = bank.admin.roles().delete(ROOT, id, role.revision());
    assertThat(after).isEqualTo(before.next());
    List<AuditEntry> entries =
        bank.log().stream().filter(entry -> entry.revision().equals(after)).toList();
    assertThat(entries)
        .extracting(entry -> entry.event().subject())
        .containsExactlyInAnyOrder(
            AuditSubject.group(one), AuditSubject.group(two), AuditSubject.role(id));
    assertThat(entries)
        .extracting(entry -> entry.event().origin().operation())
        .containsOnly("roles.delete");
  }

  @Test
  @Requirement("AD-5")
  void whatFailsLeavesNoTrace() {
    Revision before = bank.revision();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> bank.admin.roles().create(ROOT, RoleDetails.of(""), RoleScope.ORGANIZATION));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bank.admin.change(
                    ROOT,
                    before,
                    writer -> {
                      writer.put(EndUserRole.of(RoleId.of("x"), "x"));
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThat(bank.log()).isEmpty();
    assertThat(bank.heard).isEmpty();
    assertThat(bank.revision()).isEqualTo(before);
    assertThat(bank.admin.roles().find(ROOT, RoleId.of("x"))).isEmpty();
  }

  @Test
  @Requirement("AD-6")
  void itIsReadBySubjectByActorAndByTime() {
    GroupId group = bank.group("Branch 01").value().id();
    EndUserId ana = bank.userId("ana");
    bank.clock.advance(Duration.ofHours(1));
    Instant later = bank.clock.instant();
    Actor other = Actor.designer(ACME, "other", "org_owner");
    Revision unused = bank.admin.groups().addMembers(other, group, Set.of(ana));
    assertThat(read(AuditQuery.ALL.about(AuditSubject.user(ana))))
        .containsExactly("users.invite", "groups.addMembers");
    assertThat(read(AuditQuery.ALL.about(AuditSubject.group(group)).newestFirst()))
        .containsExactly("groups.addMembers", "groups.create");
    assertThat(read(AuditQuery.ALL.by(other.reference()))).containsExactly("groups.addMembers");
    assertThat(read(AuditQuery.ALL.during(Instant.MIN, later)))
        .containsExactly("groups.create", "users.invite");
    assertThat(read(AuditQuery.ALL.during(later, Instant.MAX).by(ROOT.reference()))).isEmpty();
    ListPage<AuditEntry, Long> first =
        bank.admin.audit().list(ROOT, AuditQuery.ALL, PageRequest.first(2));
    assertThat(bank.admin.audit().list(ROOT, AuditQuery.ALL, first.next().orElseThrow()).rows())
        .extracting(AuditEntry::number)
        .containsExactly(3L);
  }

  private List<String> read(AuditQuery query) {
    return bank.admin.audit().list(ROOT, query, PageRequest.first(100)).rows().stream()
        .map(entry -> entry.event().origin().operation())
        .toList();
  }

  @Test
  @Requirement({"AD-4", "AD-6"})
  void theListenerHearsOfRefusalsToo() {
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> bank.admin.groups().create(NOBODY, GroupDetails.of("Branch")));
    assertThat(bank.heard)
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.event().outcome()).isEqualTo(AuditEvent.Outcome.REFUSED));
  }

  @Test
  @DisplayName("a listener that fails changes nothing")
  void failingListener() {
    try (Access4j access =
        Access4j.builder(bank.store)
            .auditListener(
                entry -> {
                  throw new IllegalStateException("thrown by a test");
                })
            .build()) {
      Versioned<EndUserGroup> made =
          access.admin().groups().create(ROOT, GroupDetails.of("Branch 01"));
      assertThat(bank.admin.groups().find(ROOT, made.value().id())).contains(made);
    }
    assertThat(bank.log()).hasSize(1);
  }
}

package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportStoppedException;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PageRequest;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The run of an import from an identity provider")
class IdentityImportRunTest {

  private static final IdentityImportSettings SMALL =
      IdentityImportSettings.DEFAULT.withBatchSize(2).withPageSize(3);

  /** A provider that fails after so many pages. */
  private record Failing(IdentityDirectory whole, AtomicInteger left) implements IdentityDirectory {

    private void use() {
      if (left.getAndDecrement() == 0) {
        throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "no answer");
      }
    }

    @Override
    public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
      use();
      return whole.accounts(organization, after, limit);
    }

    @Override
    public IdentityPage<IdentityGroup> groups(
        OrganizationId organization, String after, int limit) {
      use();
      return whole.groups(organization, after, limit);
    }

    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      use();
      return whole.members(organization, group, after, limit);
    }

    @Override
    public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
      use();
      return whole.roles(organization, after, limit);
    }

    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      use();
      return whole.holders(organization, role, after, limit);
    }
  }

  private static IdentityImportDesk filled() {
    return filled(new InMemoryAccessStore());
  }

  private static IdentityImportDesk filled(AccessStore store) {
    IdentityImportDesk desk = new IdentityImportDesk(store, AssignmentModel.ORGANIZATION_WIDE);
    desk.role("clerk", Set.of(), "sub-u1", "sub-u2", "sub-u3", "sub-u4");
    desk.group("Retail", Map.of(), Set.of("clerk"), "sub-u1", "sub-u2", "sub-u5");
    desk.group("Retail/One", Map.of(), Set.of(), "sub-u3");
    for (int i = 1; i <= 7; i++) {
      desk.account("u" + i);
    }
    return desk;
  }

  @Test
  @Requirement({"AM-5", "AD-5"})
  @DisplayName("stops when the provider fails, keeps what was done, and goes on when run again")
  void providerFails() {
    for (int pages = 0; pages < 9; pages++) {
      try (IdentityImportDesk desk = filled();
          IdentityImportDesk whole = filled()) {
        Failing failing = new Failing(desk.provider(), new AtomicInteger(pages));
        IdentityImportSummary all = whole.run(SMALL);
        assertThatExceptionOfType(IdentityImportStoppedException.class)
            .isThrownBy(() -> desk.run(failing, SMALL))
            .withCauseInstanceOf(IdentityException.class)
            .withMessageContaining("no answer")
            .satisfies(
                stopped ->
                    assertThat(stopped.done().of(IdentityImportKind.USER).created())
                        .isEqualTo(desk.principals().size()));
        IdentityImportSummary rest = desk.run(SMALL);
        assertThat(desk.state()).as("after %d pages", pages).isEqualTo(whole.state());
        for (IdentityImportKind kind : IdentityImportKind.values()) {
          assertThat(rest.of(kind).created() + rest.of(kind).unchanged())
              .isEqualTo(all.of(kind).created());
        }
      }
    }
  }

  @Test
  @Requirement({"AM-5", "AD-5"})
  @DisplayName("stops when the store fails, with what was done before")
  void storeFails() {
    WatchedStore store = new WatchedStore();
    try (IdentityImportDesk desk = filled(store)) {
      store.onPut(user -> failAt("u5", user, new StoreException("disk full")));
      assertThatExceptionOfType(IdentityImportStoppedException.class)
          .isThrownBy(() -> desk.run(SMALL))
          .withCauseInstanceOf(StoreException.class)
          .satisfies(
              stopped ->
                  assertThat(stopped.done().of(IdentityImportKind.USER).created()).isEqualTo(4));
      assertThat(desk.principals()).hasSize(4);
      store.onPut(user -> {});
      IdentityImportSummary rest = desk.run(SMALL);
      assertThat(rest.of(IdentityImportKind.USER).created()).isEqualTo(3);
      assertThat(rest.of(IdentityImportKind.USER).unchanged()).isEqualTo(4);
    }
  }

  private static void failAt(String username, EndUser user, RuntimeException failure) {
    if (user.username().equals(username)) {
      throw failure;
    }
  }

  @Test
  @Requirement({"AM-5", "AD-5"})
  @DisplayName("refuses alone what the store refuses")
  void storeRefuses() {
    WatchedStore store = new WatchedStore();
    try (IdentityImportDesk desk = filled(store)) {
      store.onPut(user -> failAt("u5", user, new IntegrityException("taken meanwhile")));
      IdentityImportSummary done = desk.run(IdentityImportSettings.DEFAULT);
      assertThat(desk.words())
          .containsExactly(
              "GROUP /Retail/One RENAMED name AM-5",
              "USER u5 REFUSED  AD-5",
              "MEMBERSHIP /Retail REFUSED user AM-5");
      assertThat(done.of(IdentityImportKind.USER).created()).isEqualTo(6);
      assertThat(done.of(IdentityImportKind.MEMBERSHIP).refused()).isEqualTo(1);
    }
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("asks the store as much for many accounts as for few when all is there already")
  void queries() {
    WatchedStore store = new WatchedStore();
    try (IdentityImportDesk desk = filled(store)) {
      IdentityImportSummary unused = desk.run(IdentityImportSettings.DEFAULT);
      List<String> before = store.asked();
      assertThat(before).contains("put");
      unused = desk.run(IdentityImportSettings.DEFAULT);
      assertThat(store.asked())
          .containsExactly(
              "organization",
              "roles",
              "groupsNamed",
              // accounts
              "usersNamed",
              "usersWithEmails",
              "usersWithSubs",
              // members of two groups
              "usersWithSubs",
              "membersAmong",
              "usersWithSubs",
              "membersAmong",
              // holders of one role
              "organization",
              "assigned",
              "usersWithSubs");
    }
  }

  @Test
  @Requirement({"AM-5", "AD-6"})
  @DisplayName("leaves an audit event for each thing that it changes, under its own name")
  void audited() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (IdentityImportDesk desk = filled(store)) {
      IdentityImportSummary unused = desk.run(SMALL);
      List<AuditEntry> entries =
          store.read(ACME, view -> view.audit(AuditQuery.ALL, PageRequest.first(100))).stream()
              .filter(entry -> entry.event().origin().operation().equals("identity.importFrom"))
              .toList();
      assertThat(entries)
          .extracting(entry -> entry.event().subject().kind().name())
          .containsOnly("ROLE", "GROUP", "USER", "MEMBERSHIP", "ASSIGNMENT")
          .hasSize(1 + 2 + 7 + 4 + 4);
    }
  }

  @Test
  @Requirement("AD-4")
  @DisplayName("ends when a permission is withdrawn in the middle")
  void permissionWithdrawn() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    int[] asked = {0};
    try (IdentityImportDesk desk =
            new IdentityImportDesk(store, AssignmentModel.ORGANIZATION_WIDE);
        Access4j access =
            Access4j.builder(store)
                .permissions(
                    actor -> asked[0]++ < 3 ? EnumSet.allOf(AdminPermission.class) : Set.of())
                .build()) {
      for (int i = 1; i <= 7; i++) {
        desk.account("u" + i);
      }
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(
              () ->
                  access
                      .admin()
                      .identity()
                      .importFrom(
                          Actor.service(ACME, "nightly"), desk.provider(), SMALL, note -> {}));
      assertThat(desk.principals()).hasSize(4);
    }
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("needs an organization")
  void organization() {
    try (Access4j access = Access4j.builder(new InMemoryAccessStore()).build();
        IdentityImportDesk desk = filled()) {
      List<IdentityImportNote> notes = new ArrayList<>();
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(
              () ->
                  access
                      .admin()
                      .identity()
                      .importFrom(ImportDesk.ADMIN, desk.provider(), SMALL, notes::add));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  @DisplayName("has batches and pages of a sensible size")
  void sizes(int size) {
    IdentityImportSettings settings = IdentityImportSettings.DEFAULT;
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> settings.withBatchSize(size));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> settings.withPageSize(size));
  }
}

package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccountTask;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.ReadView;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statements are constants, and each value is a parameter: the texts that reach the database are
 * the same whatever is stored or asked for.
 */
@DisplayName("Texts that look like SQL")
class InjectionTest {

  private static final List<String> HOSTILE =
      List.of(
          "x'; DROP TABLE access_user; --",
          "' OR '1'='1",
          "\\'; DELETE FROM access_role; --",
          "\"; DROP SCHEMA public CASCADE; --",
          "$$; DROP TABLE access_user; $$",
          ":no",
          "?",
          "%s",
          "<if(true)>",
          "a%_\\",
          "x'/*",
          "{fn user()}",
          "u&'\\0061'",
          "'||pg_sleep(60)||'");

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @Requirement("DIR-13")
  @DisplayName("are texts: they are kept and found as they are, and no statement holds them")
  void texts(Database kind) {
    try (HikariDataSource database = kind.create()) {
      AccessSchema.migrate(database);
      Watched watched = new Watched(database);
      try (JdbcAccessStore store = JdbcAccessStore.builder(watched.dataSource()).build()) {
        Set<String> plain = statements(store, watched, "plain");
        for (String text : HOSTILE) {
          assertThat(statements(store, watched, text)).as(text).isSubsetOf(plain);
        }
      }
      assertThat(Sql.of(database).list(Long.class, "SELECT COUNT(*) FROM access_user"))
          .containsExactly(HOSTILE.size() + 1L);
    }
  }

  /** Stores a text wherever one can be, and asks for it in every way; returns what was sent. */
  private static Set<String> statements(JdbcAccessStore store, Watched watched, String text) {
    OrganizationId organization = OrganizationId.of(text);
    watched.takeRuns();
    store.write(
        organization,
        tx -> {
          tx.put(Organization.of(organization, text));
          tx.put(EndUserRole.of(RoleId.of(text), text));
          tx.put(
              EndUser.builder(EndUserId.of(text), text, "a@b")
                  .name(text, text)
                  .sub(text)
                  .attributes(Attributes.of("key", text))
                  .build());
          tx.assign(EndUserId.of(text), RoleId.of(text));
          tx.deleteAccountTask(EndUserId.of(text));
          tx.put(new AccountTask(EndUserId.of(text), AccountTask.Work.ENABLE, text, text));
          return tx.revision();
        });
    List<Object> answers = store.read(organization, view -> ask(view, text));
    assertThat(answers).as(text).doesNotContain(List.of(), Set.of());
    return watched.takeRuns().stream().map(Watched.Run::sql).collect(Collectors.toSet());
  }

  private static List<Object> ask(ReadView view, String text) {
    EndUserId user = EndUserId.of(text);
    RoleId role = RoleId.of(text);
    PrincipalQuery holding = new PrincipalQuery.Holding(Set.of(role));
    ListFilter filter =
        ListFilter.ALL.startingWith(text).withStatus(UserStatus.ACTIVE).havingRole(role);
    // What finds nothing is asked for its statement alone.
    view.groups(Set.of(GroupId.of(text)));
    view.policies(Set.of(SolutionRef.pinned(text, text), SolutionRef.live(text)));
    view.publishedVersions(Set.of(SolutionId.of(text)), Set.of(role));
    view.audit(AuditQuery.ALL.about(AuditSubject.user(user)), PageRequest.first(5));
    view.usersByName(filter.inGroup(GroupId.of(text)), PageRequest.after(key(text), 5));
    List<Object> found = new ArrayList<>();
    found.add(view.principal(user).stream().toList());
    found.add(view.usersNamed(Set.of(text)).keySet());
    found.add(view.usersWithSubs(Set.of(text)).keySet());
    found.add(view.accountTasks(Set.of(user)).keySet());
    found.add(view.accountTasks(PageRequest.first(5)));
    found.add(view.roleNamed(RoleScope.ORGANIZATION, text).stream().toList());
    found.add(view.assigned(role, PageRequest.first(5)));
    found.add(view.principals(holding, PageRequest.first(5)));
    found.add(view.usersByName(filter, PageRequest.first(5)));
    found.add(view.rolesByName(ListFilter.ALL.startingWith(text), PageRequest.first(5)));
    found.add(view.revisions(Set.of(AuditSubject.user(user))).keySet());
    return found;
  }

  private static NameKey key(String text) {
    return new NameKey(text, "");
  }
}

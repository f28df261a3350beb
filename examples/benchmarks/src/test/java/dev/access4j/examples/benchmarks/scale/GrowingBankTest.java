package dev.access4j.examples.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is loaded and read")
class GrowingBankTest {

  private static final int USERS = 120;

  @Test
  @DisplayName("is the same by COPY and by the library, and by hand and by the store")
  void sameRows() throws SQLException {
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      AccessSchema.migrate(database.dataSource());
      try (Node node = Node.open(database.url())) {
        BankLoad load = new BankLoad(node.access());
        load.found();
        load.growAround(0, USERS);
        load.users(0, USERS);
        Map<EndUserId, PrincipalRecord> written = users(node);
        node.access()
            .change(
                GrowingBank.ID,
                writer -> written.keySet().forEach(user -> writer.deleteUser(user)));
        assertThat(users(node)).isEmpty();

        BankCopy copy = new BankCopy(database.dataSource());
        copy.users(0, USERS);
        assertThat(users(node)).isEqualTo(written).hasSize(USERS);
        copy.shares(0, USERS);

        HandWritten byHand = new HandWritten(node.database());
        for (PrincipalRecord user : users(node).values()) {
          assertThat(user.shares()).hasSize(GrowingBank.SHARES_OF_GUEST);
          HandWritten.Read read = byHand.read(user.user().id().value(), true);
          assertThat(plain(read.user())).isEqualTo(plain(user));
          Map<GroupId, GroupRecord> groups =
              node.store().load(GrowingBank.ID, view -> view.groups(user.groups()));
          assertThat(groups).hasSize(GrowingBank.GROUPS_OF_USER);
          assertThat(groups.values()).allSatisfy(group -> assertThat(group.shares()).isNotEmpty());
          assertThat(plainGroups(read)).isEqualTo(plainGroups(groups.values()));
        }
      }
    }
  }

  @Test
  @DisplayName("has users in three groups each and guests with two shares, at any size")
  void numbers() {
    assertThat(GrowingBank.groups(1_000)).isEqualTo(100);
    assertThat(GrowingBank.groups(100_000)).isEqualTo(1_000);
    assertThat(GrowingBank.groups(10_000_000)).isEqualTo(10_000);
    assertThat(GrowingBank.solutions(10_000_000)).isEqualTo(1_000);
    for (int users : new int[] {100, 50_000, 50_001, 50_021, 1_000_000}) {
      assertThat((long) GrowingBank.guests(users))
          .isEqualTo(IntStream.range(0, users).filter(GrowingBank::isGuest).count());
      int last = GrowingBank.guest(GrowingBank.guests(users) - 1);
      assertThat(last).isLessThan(users);
      assertThat(GrowingBank.isGuest(last)).isTrue();
      assertThat(Arrays.stream(GrowingBank.groupsOf(users - 1)).distinct())
          .hasSize(GrowingBank.GROUPS_OF_USER)
          .allMatch(group -> group < GrowingBank.groups(users));
    }
  }

  /** All but those who are watched. */
  private static Map<EndUserId, PrincipalRecord> users(Node node) {
    List<PrincipalRecord> all =
        node.store()
            .read(
                GrowingBank.ID,
                view ->
                    view.principals(
                        new PrincipalQuery.Everyone(),
                        PageRequest.first(USERS + GrowingBank.WATCHED)));
    return all.stream()
        .filter(user -> !user.user().id().value().startsWith("watched"))
        .collect(Collectors.toMap(user -> user.user().id(), user -> user));
  }

  // --- Both in words ---

  private static List<Object> plain(HandWritten.User user) {
    return List.of(
        List.of(user.username(), user.email(), user.firstName(), user.lastName(), user.status()),
        String.valueOf(user.sub()),
        user.attributes(),
        Set.copyOf(user.groups()),
        Set.copyOf(user.roles()),
        plainShares(user.shares()));
  }

  private static List<Object> plain(PrincipalRecord record) {
    EndUser user = record.user();
    return List.of(
        List.of(
            user.username(), user.email(), user.firstName(), user.lastName(), user.status().name()),
        user.sub().orElse("null"),
        user.attributes().values().isEmpty() ? "{}" : user.attributes().values().toString(),
        record.groups().stream().map(GroupId::value).collect(Collectors.toSet()),
        record.assignments().stream().map(RoleId::value).collect(Collectors.toSet()),
        plainShares(record));
  }

  private static Map<String, Object> plainGroups(HandWritten.Read read) {
    Map<String, Object> plain = new HashMap<>();
    read.groups()
        .forEach(
            (id, group) ->
                plain.put(
                    id,
                    List.of(
                        group.name(),
                        group.attributes(),
                        group.roles(),
                        plainShares(group.shares()))));
    return plain;
  }

  private static Map<String, Object> plainGroups(Collection<GroupRecord> groups) {
    Map<String, Object> plain = new HashMap<>();
    for (GroupRecord record : groups) {
      EndUserGroup group = record.group();
      String branch = group.attributes().values().values().iterator().next().get(0);
      plain.put(
          group.id().value(),
          List.of(
              group.name(),
              "{\"businessFilters\":[\"" + branch + "\"]}",
              group.roles().stream().map(RoleId::value).toList(),
              record.shares().stream()
                  .map(GrowingBankTest::plainShare)
                  .collect(Collectors.toSet())));
    }
    return plain;
  }

  private static Set<Object> plainShares(PrincipalRecord record) {
    return record.shares().stream().map(GrowingBankTest::plainShare).collect(Collectors.toSet());
  }

  private static Set<Object> plainShares(List<HandWritten.Share> shares) {
    return shares.stream()
        .map(share -> plainShare(share.solution(), share.fromGroup(), Set.copyOf(share.roles())))
        .collect(Collectors.toSet());
  }

  private static Object plainShare(SolutionShare share) {
    Set<String> roles =
        share.roles() instanceof SharedRoles.Explicit explicit
            ? explicit.roles().stream().map(RoleId::value).collect(Collectors.toSet())
            : Set.of();
    return plainShare(share.solution().value(), share.roles() == SharedRoles.FROM_GROUP, roles);
  }

  private static Object plainShare(String solution, boolean fromGroup, Set<String> roles) {
    return List.of(solution, fromGroup, roles);
  }
}

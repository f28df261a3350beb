package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.ListFilter;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("AD-9")
abstract class ListFilterContract extends StoreContract {

  private static final ListFilter ALL = ListFilter.ALL;

  private Sample sample;

  ListFilterContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @DisplayName("a user is found by what its username, e-mail, first or last name begins with, once")
  void userPrefix() {
    write(
        tx -> {
          tx.put(user("one", "Peter", "pan@x", "", ""));
          tx.put(user("two", "x2", "PETRA@x", "", ""));
          tx.put(user("three", "x3", "x3@x", "Pete", ""));
          tx.put(user("four", "x4", "x4@x", "", "pEterson"));
          tx.put(user("five", "peterchen", "peterchen@x", "Peter", "Peters"));
          tx.put(user("six", "x6", "x6.pet@pet", "Hans Peter", "van Peters"));
        });
    assertThat(users("pet")).containsExactly("Peter", "peterchen", "x2", "x3", "x4");
    assertThat(users("PETER")).containsExactly("Peter", "peterchen", "x4");
    assertThat(users("peter")).containsExactly("Peter", "peterchen", "x4");
    assertThat(users("Peter ")).isEmpty();
    assertThat(users("hans p")).containsExactly("x6");
    assertThat(users("x6@")).isEmpty();
    assertThat(users("pan@x")).containsExactly("Peter");
    assertThat(users("x".repeat(300))).isEmpty();
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(ListsByName.users(now(), ALL.startingWith("pet"), limit))
          .extracting(EndUser::username)
          .containsExactly("Peter", "peterchen", "x2", "x3", "x4");
    }
  }

  @Test
  @Requirement("DIR-13")
  @DisplayName("a prefix is no pattern, and ignores case as names do, in every script")
  void anyPrefix() {
    fill(
        "100%",
        "100x",
        "a_b",
        "axb",
        "a\\b",
        "a.b",
        "a b",
        "ab",
        "[a]",
        "Stra\u00dfe",
        "STRASSENBAHN",
        "e\u0301t\u00e9",
        "et",
        "\ufb01nn",
        "\u039f\u0394\u039f\u03a3 1",
        "\u65e5\u672c",
        "\ud83d\ude00a",
        "\ud83d\ude01b",
        "\ud801\udc00x");
    assertPrefix("100%", "100%");
    assertPrefix("100", "100%", "100x");
    assertPrefix("a_", "a_b");
    assertPrefix("A\\", "a\\b");
    assertPrefix("a.", "a.b");
    assertPrefix("a ", "a b");
    assertPrefix("[A", "[a]");
    for (String pattern :
        List.of("%", "_", "\\", "a%", "a__", ".*", "^a", "a?", "[ae]", "(", "*")) {
      assertPrefix(pattern);
    }
    for (String street : List.of("strass", "STRASS", "stra\u00df", "Stra\u1e9e", "straSSe")) {
      assertPrefix(street, "Stra\u00dfe", "STRASSENBAHN");
    }
    assertPrefix("\u00c9", "e\u0301t\u00e9");
    assertPrefix("E\u0301T", "e\u0301t\u00e9");
    assertPrefix("e", "et");
    assertPrefix("fi", "\ufb01nn");
    assertPrefix("\ufb01", "\ufb01nn");
    assertPrefix("\u03bf\u03b4\u03bf\u03c2", "\u039f\u0394\u039f\u03a3 1");
    assertPrefix("\u65e5", "\u65e5\u672c");
    assertPrefix("\ud83d\ude00", "\ud83d\ude00a");
    assertPrefix("\ud801\udc28", "\ud801\udc00x");
    assertPrefix("\ud801\udc28X", "\ud801\udc00x");
  }

  /** One of each that may have any name; groups may not. */
  private void fill(String... names) {
    write(
        tx -> {
          for (String name : names) {
            String id = "id of " + name;
            String email = "mail-" + Integer.toHexString(name.hashCode()) + "@x";
            tx.put(EndUser.builder(EndUserId.of(id), name, email).build());
            tx.put(EndUserRole.of(RoleId.of(id), name));
            tx.put(Solution.of(SolutionId.of(id), name));
          }
        });
  }

  /** What of the sample begins so too is no matter of the test. */
  private void assertPrefix(String prefix, String... names) {
    ListsByName found = ListsByName.of(now(), ALL.startingWith(prefix), 3);
    assertThat(found.users())
        .as("users that begin with %s", prefix)
        .filteredOn(each -> each.id().value().startsWith("id of"))
        .extracting(EndUser::username)
        .containsExactlyInAnyOrder(names);
    assertThat(found.roles())
        .as("roles that begin with %s", prefix)
        .filteredOn(each -> each.id().value().startsWith("id of"))
        .extracting(EndUserRole::name)
        .containsExactlyInAnyOrder(names);
    assertThat(found.solutions())
        .as("solutions that begin with %s", prefix)
        .filteredOn(each -> each.id().value().startsWith("id of"))
        .extracting(Solution::name)
        .containsExactlyInAnyOrder(names);
  }

  @Test
  @DisplayName("a group is found by what its name begins with")
  void groupPrefix() {
    for (String name : List.of("Retail 1", "re_tail", "re-tail", "R\u00e9seau")) {
      write(tx -> tx.put(EndUserGroup.of(GroupId.of(name), name)));
    }
    assertThat(groups(ALL.startingWith("RETAIL"))).containsExactly("Retail", "Retail 1");
    assertThat(groups(ALL.startingWith("re_"))).containsExactly("re_tail");
    assertThat(groups(ALL.startingWith("re")))
        .containsExactly("re-tail", "re_tail", "Retail", "Retail 1");
    assertThat(groups(ALL.startingWith("re\u0301"))).containsExactly("R\u00e9seau");
    assertThat(groups(ALL.startingWith("etail"))).isEmpty();
  }

  @Test
  @Requirement("DIR-3")
  @DisplayName("users are found by their status")
  void statuses() {
    assertThat(users(ALL.withStatus(UserStatus.ACTIVE))).containsExactly("ann", "Bob", "eve");
    assertThat(users(ALL.withStatus(UserStatus.INVITED))).containsExactly("cat");
    assertThat(users(ALL.withStatus(UserStatus.DEACTIVATED, UserStatus.INVITED)))
        .containsExactly("cat", "dan");
    assertThat(users(ALL.withStatus(UserStatus.values()))).hasSize(5);
    write(tx -> tx.put(sample.user(Sample.CAT, "cat").build()));
    assertThat(users(ALL.withStatus(UserStatus.INVITED))).isEmpty();
  }

  @Test
  @DisplayName("users are found by their group")
  void group() {
    assertThat(users(ALL.inGroup(Sample.AUDIT))).containsExactly("ann", "dan");
    assertThat(users(ALL.inGroup(Sample.EMPTY))).isEmpty();
    assertThat(users(ALL.inGroup(GroupId.of("no such group")))).isEmpty();
    write(tx -> tx.removeMember(Sample.AUDIT, Sample.ANN));
    assertThat(users(ALL.inGroup(Sample.AUDIT))).containsExactly("dan");
  }

  @Test
  @DisplayName(
      "users have a role by assignment, by a group, by a share, by a share of a group, once")
  void roleOfUsers() {
    // Ann by a share and a group, Bob by a group and its share, Cat by assignment.
    assertThat(users(ALL.havingRole(Sample.CLERK))).containsExactly("ann", "Bob", "cat");
    for (int limit = 1; limit <= 4; limit++) {
      assertThat(ListsByName.users(now(), ALL.havingRole(Sample.CLERK), limit)).hasSize(3);
    }
    // By what a group carries alone, and by the share of a group alone.
    write(
        tx -> {
          tx.put(EndUserGroup.of(Sample.EMPTY, "Empty", Sample.UNUSED));
          tx.addMember(Sample.EMPTY, Sample.EVE);
          tx.put(EndUserGroup.of(Sample.AUDIT, "Audit"));
        });
    assertThat(users(ALL.havingRole(Sample.UNUSED))).containsExactly("eve");
    assertThat(users(ALL.havingRole(Sample.AUDITOR))).containsExactly("ann", "dan");
    // By assignment or an own share, and by the share of a group.
    assertThat(users(ALL.havingRole(Sample.APPROVER))).containsExactly("ann", "Bob", "dan");
    assertThat(users(ALL.havingRole(Sample.BROKER))).containsExactly("ann");
    assertThat(users(ALL.havingRole(RoleId.of("no such role")))).isEmpty();
    assertThat(users(ALL.havingRole(RoleId.ANONYMOUS))).isEmpty();
  }

  @Test
  @Requirement({"SH-1", "SH-4"})
  @DisplayName(
      "a share gives the roles that it names, at any time, and none that its group carries")
  void roleByShare() {
    write(
        tx -> {
          tx.put(EndUserGroup.of(Sample.RETAIL, "Retail"));
          tx.put(
              SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.UNUSED)
                  .during(Validity.until(Instant.EPOCH)));
          tx.put(SolutionShare.withGroup(Sample.CARDS, Sample.RETAIL, SharedRoles.FROM_GROUP));
        });
    assertThat(users(ALL.havingRole(Sample.UNUSED))).containsExactly("eve");
    assertThat(users(ALL.havingRole(Sample.CLERK))).containsExactly("ann", "cat");
    assertThat(groups(ALL.havingRole(Sample.CLERK))).isEmpty();
  }

  @Test
  @DisplayName("groups have a role that they carry, or that a share with them names")
  void roleOfGroups() {
    assertThat(groups(ALL.havingRole(Sample.CLERK))).containsExactly("Retail");
    assertThat(groups(ALL.havingRole(Sample.APPROVER))).containsExactly("Audit");
    write(tx -> tx.put(EndUserGroup.of(Sample.EMPTY, "Empty", Sample.UNUSED, Sample.APPROVER)));
    assertThat(groups(ALL.havingRole(Sample.APPROVER))).containsExactly("Audit", "Empty");
    assertThat(groups(ALL.havingRole(Sample.APPROVER).startingWith("E"))).containsExactly("Empty");
    assertThat(groups(ALL.havingRole(Sample.BROKER))).isEmpty();
  }

  @Test
  @DisplayName("prefix, status, group and role narrow together")
  void together() {
    ListFilter filter = ALL.havingRole(Sample.AUDITOR).inGroup(Sample.AUDIT);
    assertThat(users(filter)).containsExactly("ann", "dan");
    assertThat(users(filter.withStatus(UserStatus.ACTIVE))).containsExactly("ann");
    assertThat(users(filter.startingWith("D"))).containsExactly("dan");
    assertThat(users(filter.startingWith("D").withStatus(UserStatus.ACTIVE))).isEmpty();
    assertThat(users(filter.inGroup(Sample.RETAIL))).containsExactly("ann");
    assertThat(users(filter.inGroup(Sample.RETAIL).havingRole(Sample.UNUSED))).isEmpty();
    // Every first name is the sample's mark.
    assertThat(users(ALL.startingWith("HER").inGroup(Sample.RETAIL))).containsExactly("ann", "Bob");
    for (int limit = 1; limit <= 3; limit++) {
      assertThat(ListsByName.users(now(), filter, limit)).hasSize(2);
    }
  }

  @Test
  @DisplayName("what does not apply to a list narrows nothing there")
  void notApplying() {
    ListFilter filter = ALL.withStatus(UserStatus.INVITED).inGroup(Sample.EMPTY);
    ListsByName all = ListsByName.of(now(), ALL, 100);
    ListsByName found = ListsByName.of(now(), filter, 100);
    assertThat(found.users()).isEmpty();
    assertThat(found.groups()).isEqualTo(all.groups()).isNotEmpty();
    ListsByName byRole = ListsByName.of(now(), filter.havingRole(Sample.UNUSED), 100);
    assertThat(byRole.groups()).isEmpty();
    assertThat(byRole.roles()).isEqualTo(all.roles()).isNotEmpty();
    assertThat(byRole.solutions()).isEqualTo(all.solutions()).isNotEmpty();
  }

  @Test
  @Requirement("DIR-12")
  @DisplayName("roles are found in the organization and in every solution")
  void rolesInSolutions() {
    RoleScope ofCards = new RoleScope.OfSolution(Sample.CARDS);
    write(tx -> tx.put(new EndUserRole(RoleId.of("second"), "BROKER", "", ofCards)));
    assertThat(ListsByName.roles(now(), ALL.startingWith("Bro"), 1))
        .extracting(each -> each.id().value())
        .containsExactly("second", Sample.BROKER.value());
    assertThat(ListsByName.roles(now(), ALL.startingWith("Anonymous"), 9)).isEmpty();
  }

  private List<String> users(String prefix) {
    return users(ALL.startingWith(prefix));
  }

  private List<String> users(ListFilter filter) {
    return ListsByName.users(now(), filter, 100).stream().map(EndUser::username).toList();
  }

  private List<String> groups(ListFilter filter) {
    return ListsByName.groups(now(), filter, 100).stream().map(EndUserGroup::name).toList();
  }

  private static EndUser user(String id, String name, String email, String first, String last) {
    return EndUser.builder(EndUserId.of(id), name, email).name(first, last).build();
  }
}

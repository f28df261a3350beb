package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.testkit.Requirement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("DIR-2")
abstract class ManyNamesContract extends StoreContract {

  /** More than a database takes as parameters of one statement. */
  private static final int MANY = 70_000;

  private static final EndUser ANN = user("1", "Stra\u00dfe", "Ann@X.example");
  private static final EndUser BOB = user("2", "bob", "e\u0301@x.example");
  private static final EndUser EVE = user("3", "ann@x.example", "bob@x.example");

  private static final EndUserRole CLERK = EndUserRole.of(RoleId.of("clerk"), "Clerk");
  private static final Solution LOANS = Solution.of(SolutionId.of("loans"), "Loans");
  private static final EndUserGroup STREET =
      EndUserGroup.of(GroupId.of("1"), "Stra\u00dfe", CLERK.id());
  private static final EndUserGroup SUMMER = EndUserGroup.of(GroupId.of("2"), "\u00e9t\u00e9 1");
  private static final EndUserGroup STAFF = EndUserGroup.of(GroupId.of("3"), "bob");
  private static final SolutionShare SHARE =
      SolutionShare.withGroup(LOANS.id(), STREET.id(), SharedRoles.of(CLERK.id()));

  ManyNamesContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("users are found by usernames, each under the name asked for, in any case of it")
  void named() {
    fill();
    assertThat(now().usersNamed(Set.of("STRASSE", "stra\u00dfe", "BOB", "nobody", "bo", "")))
        .isEqualTo(Map.of("STRASSE", ANN, "stra\u00dfe", ANN, "BOB", BOB));
    assertThat(now().usersNamed(Set.of("Ann@X.example"))).isEqualTo(Map.of("Ann@X.example", EVE));
    assertThat(now().usersNamed(Set.of("%", "b_b", "bob@x.example"))).isEmpty();
  }

  @Test
  @DisplayName("users are found by e-mails, each under the address asked for, in any case of it")
  void withEmails() {
    fill();
    assertThat(now().usersWithEmails(Set.of("ann@x.EXAMPLE", "ANN@X.EXAMPLE", "\u00c9@x.example")))
        .isEqualTo(Map.of("ann@x.EXAMPLE", ANN, "ANN@X.EXAMPLE", ANN, "\u00c9@x.example", BOB));
    assertThat(now().usersWithEmails(Set.of("Bob@x.example", "nobody@x.example")))
        .isEqualTo(Map.of("Bob@x.example", EVE));
    assertThat(now().usersWithEmails(Set.of("bob", "%@x.example", "e@x.example"))).isEmpty();
  }

  @Test
  @DisplayName("users are found by accounts, each under its own, compared exactly")
  void withSubs() {
    EndUser ann = ANN.toBuilder().sub("sub").build();
    EndUser bob = BOB.toBuilder().sub("Sub").build();
    fill();
    write(
        tx -> {
          tx.put(ann);
          tx.put(bob);
        });
    Set<String> asked = Set.of("sub", "Sub", "SUB", "%", "1", "");
    assertThat(now().usersWithSubs(asked)).isEqualTo(Map.of("sub", ann, "Sub", bob));
    EndUser eve = EVE.toBuilder().sub("Sub").build();
    write(
        tx -> {
          tx.put(bob.toBuilder().sub("SUB").build());
          tx.put(eve);
          assertThat(tx.usersWithSubs(Set.of("Sub", "sub")))
              .isEqualTo(Map.of("sub", ann, "Sub", eve));
        });
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("groups are found by names, each under the name asked for, in any case of it")
  void groupsNamed() {
    fill();
    GroupRecord street = new GroupRecord(STREET, List.of(SHARE));
    assertThat(
            now().groupsNamed(Set.of("STRASSE", "stra\u00dfe", "E\u0301T\u00c9 1", "nobody", "bo")))
        .isEqualTo(
            Map.of("STRASSE", street, "stra\u00dfe", street, "E\u0301T\u00c9 1", unshared(SUMMER)));
    assertThat(now().groupsNamed(Set.of("BOB"))).isEqualTo(Map.of("BOB", unshared(STAFF)));
    assertThat(now().groupsNamed(Set.of("%", "b_b", "", "Ann@X.example", "1"))).isEmpty();
  }

  @Test
  @DisplayName("no names find nobody")
  void none() {
    fill();
    assertThat(now().usersNamed(Set.of())).isEmpty();
    assertThat(now().usersWithEmails(Set.of())).isEmpty();
    assertThat(now().usersWithSubs(Set.of())).isEmpty();
    assertThat(now().groupsNamed(Set.of())).isEmpty();
  }

  @Test
  @DisplayName("a write finds users by the names that it has given them, and no more by the others")
  void inWrite() {
    fill();
    write(
        tx -> {
          EndUser renamed = user("2", "Bobby", "bobby@x.example");
          tx.put(renamed);
          tx.delete(EVE.id());
          assertThat(tx.usersNamed(Set.of("bob", "BOBBY", "ann@x.example")))
              .isEqualTo(Map.of("BOBBY", renamed));
          assertThat(tx.usersWithEmails(Set.of("\u00e9@x.example", "BOBBY@x.example")))
              .isEqualTo(Map.of("BOBBY@x.example", renamed));
        });
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName(
      "a write finds groups by the names that it has given them, and no more by the others")
  void groupsInWrite() {
    fill();
    EndUserGroup renamed = EndUserGroup.of(SUMMER.id(), "Winter");
    EndUserGroup taken = EndUserGroup.of(GroupId.of("4"), "\u00c9T\u00c9 1");
    Set<String> asked = Set.of("\u00e9t\u00e9 1", "WINTER", "bob");
    Map<String, GroupRecord> expected =
        Map.of("WINTER", unshared(renamed), "\u00e9t\u00e9 1", unshared(taken));
    write(
        tx -> {
          tx.put(renamed);
          tx.delete(STAFF.id());
          assertThat(tx.groupsNamed(asked)).isEqualTo(Map.of("WINTER", unshared(renamed)));
          tx.put(taken);
          assertThat(tx.groupsNamed(asked)).isEqualTo(expected);
        });
    assertThat(now().groupsNamed(asked)).isEqualTo(expected);
  }

  @Test
  @DisplayName("any number of names may be asked for at once")
  void many() {
    fill();
    Map<String, EndUser> expected = new HashMap<>();
    Set<String> asked = new LinkedHashSet<>();
    write(
        tx -> {
          for (int i = 0; i < MANY; i++) {
            if (i % 700 == 0) {
              EndUser user =
                  user("many " + i, "user" + i, "user" + i + "@x.example").toBuilder()
                      .sub("USER" + i)
                      .build();
              tx.put(user);
              expected.put("USER" + i, user);
            }
            asked.add("USER" + i);
          }
        });
    assertThat(now().usersNamed(asked)).isEqualTo(expected);
    assertThat(now().usersWithSubs(asked)).isEqualTo(expected);
    Map<String, EndUser> byEmail = new HashMap<>();
    expected.forEach((name, user) -> byEmail.put(name + "@x.example", user));
    Set<String> emails = new LinkedHashSet<>();
    asked.forEach(name -> emails.add(name + "@x.example"));
    assertThat(now().usersWithEmails(emails)).isEqualTo(byEmail);
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("any number of groups may be asked for at once")
  void manyGroups() {
    Map<String, GroupRecord> expected = new HashMap<>();
    Set<String> asked = new LinkedHashSet<>();
    write(
        tx -> {
          for (int i = 0; i < MANY; i++) {
            if (i % 700 == 0) {
              EndUserGroup group = EndUserGroup.of(GroupId.of("many " + i), "group" + i);
              tx.put(group);
              expected.put("GROUP" + i, unshared(group));
            }
            asked.add("GROUP" + i);
          }
        });
    assertThat(now().groupsNamed(asked)).isEqualTo(expected);
  }

  private void fill() {
    write(
        tx -> {
          tx.put(CLERK);
          tx.put(LOANS);
          tx.put(STREET);
          tx.put(SUMMER);
          tx.put(STAFF);
          tx.put(SHARE);
          tx.put(ANN);
          tx.put(BOB);
          tx.put(EVE);
        });
  }

  private static GroupRecord unshared(EndUserGroup group) {
    return new GroupRecord(group, List.of());
  }

  private static EndUser user(String id, String name, String email) {
    return EndUser.builder(EndUserId.of(id), name, email).build();
  }
}

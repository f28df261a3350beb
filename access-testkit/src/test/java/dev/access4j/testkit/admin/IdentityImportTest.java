package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.IdentityImportDesk.account;
import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.IdentityImportCounts;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Solution;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import from an identity provider")
class IdentityImportTest {

  private static final IdentityImportSettings WRITE = IdentityImportSettings.DEFAULT;
  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final EndUserId BEN = EndUserId.of("ben-here");

  private final IdentityImportDesk desk =
      new IdentityImportDesk(new InMemoryAccessStore(), AssignmentModel.ORGANIZATION_WIDE);

  @AfterEach
  void close() {
    desk.close();
  }

  private static IdentityImportCounts counts(long created, long unchanged, long refused) {
    return new IdentityImportCounts(created, 0, unchanged, refused);
  }

  private void account(Account account) {
    desk.provider().put(ACME, account);
  }

  private static Account with(
      String sub, String username, String email, boolean verified, boolean enabled) {
    return new Account(sub, username, email, verified, "Ana", "Alba", enabled, Map.of());
  }

  private void ben(UserStatus status, String sub) {
    EndUser.Builder ben = EndUser.builder(BEN, "Ben", "ben@acme.example").status(status);
    desk.change(writer -> writer.put(sub.isEmpty() ? ben.build() : ben.sub(sub).build()));
  }

  @Test
  @Requirement({"AM-5", "DIR-7", "DIR-9"})
  @DisplayName("makes a group of each group, which carries what the groups around it carry")
  void nested() {
    desk.role("clerk", Set.of());
    desk.role("teller", Set.of("clerk"));
    desk.role("night", Set.of());
    desk.account("ana");
    desk.account("ben");
    desk.group("Retail", Map.of("region", List.of("north")), Set.of("clerk"), "sub-ben");
    desk.group("Retail/Branch 7", Map.of("region", List.of("east", "north")), Set.of("teller"));
    desk.group("Retail/Branch 7/Night", Map.of("shift", List.of("n")), Set.of("night"), "sub-ana");
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly(
            "group Retail - Branch 7 - Night[clerk, night, teller]"
                + "{region=[east, north], shift=[n]}",
            "group Retail - Branch 7[clerk, teller]{region=[east, north]}",
            "group Retail[clerk]{region=[north]}",
            "role clerk ''",
            "role night ''",
            "role teller ''",
            "user ana ana@acme.example   ACTIVE sub-ana {} [Retail - Branch 7 - Night] []",
            "user ben ben@acme.example   ACTIVE sub-ben {} [Retail] []");
    assertThat(desk.words())
        .containsExactly(
            "GROUP /Retail/Branch 7 RENAMED name AM-5",
            "GROUP /Retail/Branch 7/Night RENAMED name AM-5");
    assertThat(done.of(IdentityImportKind.GROUP)).isEqualTo(counts(3, 0, 0));
    assertThat(done.of(IdentityImportKind.MEMBERSHIP)).isEqualTo(counts(2, 0, 0));
    assertThat(done.revision()).isEqualTo(desk.revision());
    assertThat(done)
        .hasToString(
            "role: 3 created, 0 updated, 0 unchanged, 0 refused; "
                + "group: 3 created, 0 updated, 0 unchanged, 0 refused; "
                + "user: 2 created, 0 updated, 0 unchanged, 0 refused; "
                + "membership: 2 created, 0 updated, 0 unchanged, 0 refused; "
                + "assignment: 0 created, 0 updated, 0 unchanged, 0 refused");
  }

  @Test
  @Requirement({"AM-5", "DIR-7"})
  @DisplayName("writes the name of a group anew by the rule, and tells")
  void names() {
    desk.group("R&D \t Lab", Map.of(), Set.of());
    desk.group("R&D \t Lab/e\u0301te\u0301 ", Map.of(), Set.of());
    desk.group("x".repeat(300), Map.of(), Set.of());
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly(
            "group R_D Lab - \u00e9t\u00e9[]{}",
            "group R_D Lab[]{}",
            "group " + "x".repeat(255) + "[]{}");
    assertThat(desk.words())
        .containsExactly(
            "GROUP /R&D \t Lab RENAMED name DIR-7",
            "GROUP /R&D \t Lab/e\u0301te\u0301  RENAMED name DIR-7",
            "GROUP /" + "x".repeat(300) + " RENAMED name DIR-7");
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("never merges two groups, nor two roles, that would have one name")
  void colliding() {
    desk.role("Clerk", Set.of(), "sub-ana");
    desk.role("clerk ", Set.of(), "sub-ana");
    desk.account("ana");
    desk.group("Retail", Map.of(), Set.of("Clerk"), "sub-ana");
    desk.group("Retail/One", Map.of(), Set.of(), "sub-ana");
    desk.group("RETAIL - One", Map.of(), Set.of(), "sub-ana");
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly(
            "group Retail[]{}", "user ana ana@acme.example   ACTIVE sub-ana {} [Retail] []");
    assertThat(desk.words())
        .containsExactly(
            "ROLE Clerk REFUSED name AM-5",
            "ROLE clerk  REFUSED name AM-5",
            "GROUP /Retail LEFT_OUT roles AM-5",
            "GROUP /Retail/One REFUSED name AM-5",
            "GROUP /RETAIL - One REFUSED name AM-5");
    assertThat(done.of(IdentityImportKind.GROUP)).isEqualTo(counts(1, 0, 2));
    assertThat(done.of(IdentityImportKind.ROLE)).isEqualTo(counts(0, 0, 2));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("refuses a group whose surroundings cannot be told")
  void withoutItsParent() {
    desk.group("Gone/Branch", Map.of(), Set.of());
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.state()).isEmpty();
    assertThat(desk.words()).containsExactly("GROUP /Gone/Branch REFUSED path AM-5");
  }

  @Test
  @Requirement({"AM-5", "DIR-5", "DIR-6", "DIR-12"})
  @DisplayName("keeps a role that is there, and refuses the names that no role can have")
  void roles() {
    desk.change(
        writer -> {
          writer.put(new EndUserRole(RoleId.of("c"), "Clerk", "Ours", RoleScope.ORGANIZATION));
          writer.put(Solution.of(LOANS, "Loans"));
          writer.put(
              new EndUserRole(RoleId.of("own"), "teller", "", new RoleScope.OfSolution(LOANS)));
        });
    for (String name : List.of("clerk", "anonymous", "Teller", "a\u0007b", " new ")) {
      desk.role(name, Set.of());
    }
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(desk.state()).containsExactly("role Clerk 'Ours'", "role new ''", "role teller ''");
    assertThat(desk.words())
        .containsExactly(
            "ROLE clerk RENAMED name DIR-5",
            "ROLE anonymous REFUSED name DIR-6",
            "ROLE Teller REFUSED name DIR-12",
            "ROLE a\u0007b REFUSED name DIR-5",
            "ROLE  new  RENAMED name DIR-5");
    assertThat(done.of(IdentityImportKind.ROLE)).isEqualTo(counts(1, 1, 3));
  }

  @Test
  @Requirement({"AM-5", "AM-2"})
  @DisplayName("assigns the roles of accounts with all that come with them, in a circle too")
  void assignments() {
    desk.role("a", Set.of("b"), "sub-ana");
    desk.role("b", Set.of("c", "ghost"));
    desk.role("c", Set.of("a"), "sub-ana", "sub-nobody");
    desk.account("ana");
    IdentityImportSummary dry = desk.run(WRITE.asDryRun());
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(desk.state()).contains("user ana ana@acme.example   ACTIVE sub-ana {} [] [a, b, c]");
    assertThat(desk.words()).containsExactly("ASSIGNMENT c REFUSED user AM-5");
    assertThat(done.of(IdentityImportKind.ASSIGNMENT)).isEqualTo(counts(3, 3, 1));
    assertThat(dry.counts()).isEqualTo(done.counts());
  }

  @Test
  @Requirement("AM-3")
  @DisplayName("assigns nothing where shares grant, and says so once for each role")
  void perSolution() {
    IdentityImportDesk shares =
        new IdentityImportDesk(new InMemoryAccessStore(), AssignmentModel.PER_SOLUTION);
    try (shares) {
      shares.role("clerk", Set.of(), "sub-ana", "sub-ben", "sub-cid");
      List.of("ana", "ben", "cid").forEach(shares::account);
      shares.change(
          writer -> {
            writer.put(EndUserRole.of(RoleId.of("clerk"), "clerk"));
            writer.put(
                EndUser.builder(EndUserId.of("cid"), "cid", "cid@acme.example")
                    .sub("sub-cid")
                    .build());
            writer.restoreAssignment(EndUserId.of("cid"), RoleId.of("clerk"));
          });
      IdentityImportSummary done = shares.run(WRITE.withBatchSize(1));
      assertThat(shares.words()).containsExactly("ASSIGNMENT clerk REFUSED role AM-3");
      assertThat(shares.notes().get(0).fault().message()).startsWith("not assigned to 2 of");
      assertThat(done.of(IdentityImportKind.ASSIGNMENT)).isEqualTo(counts(0, 1, 2));
      IdentityImportSummary without = shares.run(WRITE.withoutAssignments());
      assertThat(without.of(IdentityImportKind.ASSIGNMENT)).isEqualTo(IdentityImportCounts.NONE);
      assertThat(shares.notes()).isEmpty();
    }
  }

  @Test
  @Requirement({"AM-5", "DIR-3"})
  @DisplayName("lets a new user in if the provider does")
  void created() {
    account(with("s1", "ana", "ana@acme.example", false, true));
    account(with("s2", "ben", "ben@acme.example", true, false));
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly(
            "user ana ana@acme.example Ana Alba ACTIVE s1 {} [] []",
            "user ben ben@acme.example Ana Alba DEACTIVATED s2 {} [] []");
    account(with("s1", "ana", "ana@acme.example", false, false));
    Revision before = desk.revision();
    IdentityImportSummary again = desk.run(WRITE);
    assertThat(again.of(IdentityImportKind.USER)).isEqualTo(counts(0, 2, 0));
    assertThat(desk.revision()).isEqualTo(before);
  }

  @Test
  @Requirement({"AM-5", "DIR-2", "DIR-13"})
  @DisplayName("refuses an account whose names no user can have, with every fault")
  void illegal() {
    account(with("s1", "ana\u0000", "", true, true));
    account(with("s2", "ben", "ben@acme.example\n", true, true));
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(done.of(IdentityImportKind.USER)).isEqualTo(counts(0, 0, 2));
    assertThat(desk.words())
        .contains("USER ana\u0000 REFUSED username DIR-13", "USER ana\u0000 REFUSED email DIR-2")
        .contains("USER ben REFUSED email DIR-2");
    assertThat(desk.principals()).isEmpty();
  }

  @Test
  @Requirement({"AM-5", "DIR-8"})
  @DisplayName("leaves out the attributes that DIR-8 refuses, and a value with a comma is one")
  void attributes() {
    Map<String, List<String>> given =
        Map.of("region", List.of("north", "south,west"), "a,b", List.of("x"), "desk", List.of("1"));
    account(new Account("s1", "ana", "ana@acme.example", true, "", "", true, given));
    desk.group("Retail", given, Set.of());
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.user("ana").attributes()).isEqualTo(Attributes.of("desk", "1"));
    assertThat(desk.group("Retail").attributes()).isEqualTo(Attributes.of("desk", "1"));
    assertThat(desk.words())
        .containsExactlyInAnyOrder(
            "GROUP /Retail LEFT_OUT attributes.region DIR-8",
            "GROUP /Retail LEFT_OUT attributes.a,b DIR-8",
            "USER ana LEFT_OUT attributes.region DIR-8",
            "USER ana LEFT_OUT attributes.a,b DIR-8");
  }

  @Test
  @Requirement({"AM-5", "ID-2"})
  @DisplayName("links a user of the same name and address, if the address is confirmed")
  void linked() {
    ben(UserStatus.INVITED, "");
    account(with("s1", "ben", "BEN@acme.example", false, true));
    IdentityImportSummary refused = desk.run(WRITE);
    assertThat(refused.of(IdentityImportKind.USER)).isEqualTo(counts(0, 0, 1));
    assertThat(desk.words()).containsExactly("USER ben REFUSED email ID-2");
    account(with("s1", "ben", "BEN@acme.example", true, true));
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly("user Ben ben@acme.example Ana Alba INVITED s1 {} [] []");
    Revision before = desk.revision();
    IdentityImportSummary again = desk.run(WRITE);
    assertThat(again.of(IdentityImportKind.USER)).isEqualTo(counts(0, 1, 0));
    assertThat(desk.revision()).isEqualTo(before);
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("links an address that nobody has confirmed only if it is told to")
  void linkedUnconfirmed() {
    ben(UserStatus.ACTIVE, "");
    account(with("s1", "ben", "ben@acme.example", false, true));
    IdentityImportSummary unused = desk.run(WRITE.linkingUnconfirmed());
    assertThat(desk.user("ben").sub()).contains("s1");
  }

  @Test
  @Requirement({"AM-5", "DIR-2"})
  @DisplayName("never takes a user over that has another account, or only the name or the address")
  void takenOver() {
    ben(UserStatus.ACTIVE, "s1");
    account(with("s2", "ben", "ben@acme.example", true, true));
    account(with("s3", "ben", "other@acme.example", true, true));
    account(with("s4", "other", "ben@acme.example", true, true));
    List<String> before = desk.state();
    IdentityImportSummary done = desk.run(WRITE.linkingUnconfirmed());
    assertThat(desk.state()).isEqualTo(before);
    assertThat(done.of(IdentityImportKind.USER)).isEqualTo(counts(0, 0, 3));
    assertThat(desk.words())
        .containsExactly(
            "USER ben REFUSED username DIR-2",
            "USER ben REFUSED email DIR-2",
            "USER ben REFUSED username DIR-2",
            "USER other REFUSED email DIR-2");
  }

  @Test
  @Requirement({"AM-5", "DIR-2"})
  @DisplayName("takes over what a linked account is called now, if that is free, and tells")
  void renamed() {
    ben(UserStatus.DEACTIVATED, "s1");
    desk.account("cid");
    account(with("s1", "benny", "cid@acme.example", true, true));
    desk.change(
        writer -> writer.put(EndUser.builder(EndUserId.of("c"), "c", "cid@acme.example").build()));
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.state())
        .contains("user benny ben@acme.example Ana Alba DEACTIVATED s1 {} [] []");
    assertThat(desk.words())
        .contains("USER benny RENAMED username DIR-2", "USER benny LEFT_OUT email DIR-2");
  }

  @Test
  @Requirement({"AM-5", "ID-2"})
  @DisplayName("leaves an invited user the address that it was invited at")
  void invitedElsewhere() {
    ben(UserStatus.INVITED, "s1");
    account(with("s1", "ben", "new@acme.example", true, true));
    IdentityImportSummary unused = desk.run(WRITE);
    assertThat(desk.user("ben").email()).isEqualTo("ben@acme.example");
    assertThat(desk.user("ben").sub()).contains("s1");
    assertThat(desk.words()).containsExactly("USER ben LEFT_OUT email ID-2");
  }

  @Test
  @Requirement("AM-5")
  @DisplayName(
      "takes nothing away, and puts only what the provider has in the place of what is there")
  void kept() {
    desk.change(
        writer -> {
          writer.put(EndUserRole.of(RoleId.of("ours"), "ours"));
          writer.put(
              new EndUserGroup(
                  GroupId.of("r"),
                  "retail",
                  Set.of(RoleId.of("ours")),
                  new Attributes(Map.of("desk", List.of("9"), "region", List.of("west")))));
          writer.put(
              EndUser.builder(BEN, "ben", "ben@acme.example")
                  .name("Benjamin", "Berg")
                  .sub("s1")
                  .attributes(new Attributes(Map.of("desk", List.of("1", "2"), "k", List.of("v"))))
                  .build());
          writer.addMember(GroupId.of("r"), BEN);
          writer.assign(BEN, RoleId.of("ours"));
        });
    desk.role("clerk", Set.of());
    desk.group("Retail", Map.of("region", List.of("north")), Set.of("clerk"));
    Map<String, List<String>> given = Map.of("desk", List.of("2", "1"), "new", List.of("x"));
    account(new Account("s1", "ben", "ben@acme.example", true, " ", "Burg", true, given));
    IdentityImportSummary done = desk.run(WRITE);
    assertThat(desk.state())
        .containsExactly(
            "group retail[clerk, ours]{desk=[9], region=[north]}",
            "role clerk ''",
            "role ours ''",
            "user ben ben@acme.example Benjamin Burg ACTIVE s1 "
                + "{desk=[1, 2], k=[v], new=[x]} [retail] [ours]");
    assertThat(desk.words()).containsExactly("GROUP /Retail RENAMED name DIR-7");
    assertThat(done.of(IdentityImportKind.GROUP).updated()).isEqualTo(1);
    assertThat(done.of(IdentityImportKind.USER).updated()).isEqualTo(1);
  }
}

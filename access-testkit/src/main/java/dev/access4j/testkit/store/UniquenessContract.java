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
import dev.access4j.directory.Text;
import dev.access4j.solution.Solution;
import dev.access4j.testkit.Requirement;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class UniquenessContract extends StoreContract {

  private static final EndUserId ANN = EndUserId.of("u-1");
  private static final EndUserId BOB = EndUserId.of("u-2");
  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final SolutionId CARDS = SolutionId.of("cards");

  UniquenessContract(AccessStoreKit kit) {
    super(kit);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "ann, ANN",
    "iris, IRIS",
    "straße, STRASSE",
    "straße, STRAẞE",
    "ΐ, Ϊ\u0301",
    "é, e\u0301",
    "É, e\u0301",
    "ὀδυσσεύς, ὈΔΥΣΣΕΎΣ",
    "ÅSA, åsa",
    "ДАРЬЯ, дарья",
    "ﬁnn, FINN",
    "𐐨, 𐐀"
  })
  @Requirement({"DIR-2", "DIR-5", "DIR-7", "DIR-12"})
  @DisplayName("a name is found in any case and form of its letters, as Text.caseKey folds it")
  void foundInAnyCase(String name, String other) {
    assertThat(Text.caseKey(name)).isEqualTo(Text.caseKey(other));
    writeAll(name);
    assertFound(other, true);
    assertFound(name, true);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"é, e", "a, ａ", "ss, s", "İ, i", "ı, j", "x, y", "a-b, ab"})
  @Requirement({"DIR-2", "DIR-5", "DIR-7", "DIR-12"})
  @DisplayName("names that differ in more than case are different names")
  void moreThanCase(String name, String other) {
    writeAll(name);
    assertThat(now().userNamed(other)).isEmpty();
    assertThat(now().userWithEmail(other + "@x")).isEmpty();
    assertThat(now().roleNamed(RoleScope.ORGANIZATION, other)).isEmpty();
    assertThat(now().anySolutionHasRoleNamed(other)).isFalse();
    write(
        tx -> {
          tx.put(EndUser.builder(BOB, other, other + "@x").build());
          tx.put(EndUserRole.of(RoleId.of("r-2"), other));
        });
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @Requirement({"DIR-2", "DIR-5", "DIR-7"})
  @DisplayName("the default locale has no say in what differs in case only")
  void anyDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      writeAll("title");
      assertFound("TITLE", true);
      Locale.setDefault(Locale.ROOT);
      assertFound("TITLE", true);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @Requirement({"DIR-2", "DIR-5", "DIR-7"})
  @DisplayName("a name is free again when its holder is renamed or deleted, in the same write too")
  void freedNames() {
    writeAll("first");
    write(
        tx -> {
          tx.put(EndUser.builder(ANN, "second", "second@x").build());
          tx.put(EndUser.builder(BOB, "First", "First@x").build());
          tx.put(EndUserRole.of(RoleId.of("r-1"), "second"));
          tx.put(EndUserRole.of(RoleId.of("r-2"), "First"));
          tx.put(EndUserGroup.of(GroupId.of("g-1"), "second"));
          tx.put(EndUserGroup.of(GroupId.of("g-2"), "First"));
        });
    assertThat(now().userNamed("first").map(EndUser::id)).contains(BOB);
    write(
        tx -> {
          tx.delete(BOB);
          tx.put(EndUser.builder(ANN, "FIRST", "FIRST@x").build());
          tx.delete(RoleId.of("r-2"));
          tx.put(EndUserRole.of(RoleId.of("r-1"), "FIRST"));
          tx.delete(GroupId.of("g-2"));
          tx.put(EndUserGroup.of(GroupId.of("g-1"), "FIRST"));
        });
    assertThat(now().userNamed("first").map(EndUser::id)).contains(ANN);
    assertFound("second", false);
  }

  @Test
  @Requirement({"DIR-2", "DIR-5", "DIR-7"})
  @DisplayName("a name may change in nothing but its case")
  void newCase() {
    writeAll("ann");
    writeAll("Ann");
    assertThat(now().userNamed("ANN").map(EndUser::username)).contains("Ann");
    assertFound("ann", true);
  }

  @Test
  @Requirement("DIR-12")
  @DisplayName("two solutions may each have an own role of one name")
  void ownRoles() {
    EndUserRole ofLoans = own("r-1", LOANS);
    EndUserRole ofCards = own("r-2", CARDS);
    write(
        tx -> {
          tx.put(Solution.of(LOANS, "Loans"));
          tx.put(Solution.of(CARDS, "Cards"));
          tx.put(ofLoans);
          tx.put(ofCards);
        });
    assertThat(now().roleNamed(ofLoans.scope(), "broker")).contains(ofLoans);
    assertThat(now().roleNamed(ofCards.scope(), "broker")).contains(ofCards);
    write(tx -> tx.delete(ofLoans.id()));
    assertThat(now().anySolutionHasRoleNamed("broker")).isTrue();
  }

  @Test
  @DisplayName("solutions may share a name: it is for people")
  void solutionNames() {
    write(
        tx -> {
          tx.put(Solution.of(LOANS, "Same"));
          tx.put(Solution.of(CARDS, "Same"));
        });
    assertThat(contents().solutions()).hasSize(2);
  }

  @Test
  @Requirement("DIR-2")
  @DisplayName("an account is compared exactly: two may differ in case only")
  void exactSub() {
    write(
        tx -> {
          tx.put(EndUser.builder(ANN, "ann", "ann@x").sub("Sub").build());
          tx.put(EndUser.builder(BOB, "bob", "bob@x").sub("sub").build());
        });
    assertThat(now().userWithSub("sub").map(EndUser::id)).contains(BOB);
    assertThat(now().userWithSub("SUB")).isEmpty();
    assertThat(now().usersWithSubs(Set.of("sub", "Sub", "SUB")).values())
        .extracting(EndUser::id)
        .containsExactlyInAnyOrder(ANN, BOB);
  }

  private static EndUserRole own(String id, SolutionId solution) {
    return new EndUserRole(RoleId.of(id), "Broker", "", new RoleScope.OfSolution(solution));
  }

  /** Gives a name to one of everything that is found by its name. */
  private void writeAll(String name) {
    write(
        tx -> {
          tx.put(Solution.of(LOANS, "Loans"));
          tx.put(EndUser.builder(ANN, name, name + "@x").build());
          tx.put(EndUserRole.of(RoleId.of("r-1"), name));
          tx.put(EndUserGroup.of(GroupId.of("g-1"), name));
          tx.put(
              new EndUserRole(
                  RoleId.of("own"), name + "-own", "", new RoleScope.OfSolution(LOANS)));
        });
  }

  private void assertFound(String name, boolean found) {
    assertThat(now().userNamed(name).isPresent()).isEqualTo(found);
    assertThat(now().userWithEmail(name + "@X").isPresent()).isEqualTo(found);
    assertThat(now().roleNamed(RoleScope.ORGANIZATION, name).isPresent()).isEqualTo(found);
    assertThat(now().groupNamed(name).isPresent()).isEqualTo(found);
    assertThat(now().anySolutionHasRoleNamed(name + "-OWN")).isEqualTo(found);
    assertThat(now().roleNamed(new RoleScope.OfSolution(LOANS), name + "-Own").isPresent())
        .isEqualTo(found);
  }
}

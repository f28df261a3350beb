package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.identity.IdentityRole;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("AM-5")
abstract class RoleContract extends IdentityContract {

  RoleContract(IdentityProviderKit kit) {
    super(kit);
  }

  private String name(String role) {
    return role + " " + mark;
  }

  private IdentityRole role(String name) {
    return Pages.all(100, (after, limit) -> provider.roles(org, after, limit)).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no role " + name));
  }

  private List<String> holders(String name) {
    return Pages.all(100, (after, limit) -> provider.holders(org, name, after, limit));
  }

  @Test
  @DisplayName("a role has its description, which may be empty")
  void description() {
    realm.make(GivenRole.of(name("plain")));
    realm.make(GivenRole.of(name("told")).describedAs("Approves loans, \u00fc & <b>"));
    assertThat(role(name("plain"))).isEqualTo(new IdentityRole(name("plain"), "", Set.of()));
    assertThat(role(name("told")).description()).isEqualTo("Approves loans, \u00fc & <b>");
  }

  @Test
  @DisplayName("a role names those that come with it, one step far")
  void includes() {
    realm.make(GivenRole.of(name("c")));
    realm.make(GivenRole.of(name("b")).including(name("c")));
    realm.make(GivenRole.of(name("d")));
    realm.make(GivenRole.of(name("a")).including(name("b"), name("d")));
    assertThat(role(name("a")).includes()).containsExactlyInAnyOrder(name("b"), name("d"));
    assertThat(role(name("b")).includes()).containsExactly(name("c"));
    assertThat(role(name("c")).includes()).isEmpty();
  }

  @Test
  @DisplayName(
      "the holders of a role are those who hold it directly, not by a group or another role")
  void directHolders() {
    String ann = make(given("ann"));
    String bob = make(given("bob").disabled());
    String cat = make(given("cat"));
    String dan = make(given("dan"));
    realm.make(GivenRole.of(name("inner")).heldBy(List.of(ann, bob)));
    realm.make(GivenRole.of(name("outer")).including(name("inner")).heldBy(List.of(cat)));
    realm.make(GivenGroup.of("group " + mark).carrying(name("inner")).having(List.of(dan)));
    assertThat(holders(name("inner"))).containsExactlyInAnyOrder(ann, bob);
    assertThat(holders(name("outer"))).containsExactly(cat);
  }

  @Test
  @DisplayName("a role that nobody holds has no holders")
  void nobody() {
    realm.make(GivenRole.of(name("role")));
    assertThat(holders(name("role"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.access4j.testkit.identity.OddNames#all")
  @DisplayName("a role keeps its name, whatever is in it, and is found by it")
  void oddNames(String odd) {
    String ann = make(given("ann"));
    realm.make(GivenRole.of(name("plain")));
    realm.make(GivenRole.of(name(odd)).including(name("plain")).heldBy(List.of(ann)));
    realm.make(GivenRole.of(name("of " + odd)).including(name(odd)));
    assertThat(role(name(odd)).includes()).containsExactly(name("plain"));
    assertThat(role(name("of " + odd)).includes()).containsExactly(name(odd));
    assertThat(holders(name(odd))).containsExactly(ann);
    String group = realm.make(GivenGroup.of("group " + mark).carrying(name(odd)));
    assertThat(
            Pages.all(100, Integer.MAX_VALUE, (after, limit) -> provider.groups(org, after, limit)))
        .filteredOn(each -> each.id().equals(group))
        .singleElement()
        .satisfies(each -> assertThat(each.roles()).containsExactly(name(odd)));
  }

  @Test
  @DisplayName("the holders of a role that is not there are refused as not found; a name is exact")
  void unknown() {
    realm.make(GivenRole.of(name("Role")));
    for (String each : List.of(name("no role"), name("role"), "Role", mark, "%", "*", "../roles")) {
      requireRefused(NOT_FOUND, () -> provider.holders(org, each, "", 10));
    }
  }
}

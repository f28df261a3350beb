package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.identity.IdentityGroup;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("AM-5")
abstract class GroupContract extends IdentityContract {

  GroupContract(IdentityProviderKit kit) {
    super(kit);
  }

  private IdentityGroup group(String id) {
    return Pages.all(100, Integer.MAX_VALUE, (after, limit) -> provider.groups(org, after, limit))
        .stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no group " + id));
  }

  private List<String> members(String group) {
    return Pages.all(100, (after, limit) -> provider.members(org, group, after, limit));
  }

  @Test
  @DisplayName("a group has its path from the outermost one down")
  void path() {
    String top = realm.make(GivenGroup.of("Retail " + mark));
    String middle = realm.make(GivenGroup.of("North").in(top));
    String inner = realm.make(GivenGroup.of("Branch 7").in(middle));
    assertThat(group(top).path()).containsExactly("Retail " + mark);
    assertThat(group(middle).path()).containsExactly("Retail " + mark, "North");
    assertThat(group(inner).path()).containsExactly("Retail " + mark, "North", "Branch 7");
  }

  @Test
  @DisplayName("a group has its own attributes and roles, none of the groups around it or in it")
  void own() {
    String outer = "outer role " + mark;
    String own = "own role " + mark;
    List.of(outer, own).forEach(name -> realm.make(GivenRole.of(name)));
    Map<String, List<String>> outerAttributes = Map.of("k", List.of("outer"), "o", List.of("x"));
    Map<String, List<String>> ownAttributes = Map.of("k", List.of("own", "a, b", "\u6f22"));
    String top = realm.make(GivenGroup.of("group " + mark).with(outerAttributes).carrying(outer));
    String inner = realm.make(GivenGroup.of("inner").in(top).with(ownAttributes).carrying(own));
    String plain = realm.make(GivenGroup.of("plain").in(inner));
    requireSame(group(top).attributes(), outerAttributes);
    requireSame(group(inner).attributes(), ownAttributes);
    requireSame(group(plain).attributes(), Map.of());
    assertThat(group(top).roles()).containsExactly(outer);
    assertThat(group(inner).roles()).containsExactly(own);
    assertThat(group(plain).roles()).isEmpty();
  }

  @Test
  @DisplayName("a group has all roles that it carries, without those that come with them")
  void manyRoles() {
    String included = "included " + mark;
    realm.make(GivenRole.of(included));
    realm.make(GivenRole.of("a " + mark).including(included));
    realm.make(GivenRole.of("b " + mark));
    String id = realm.make(GivenGroup.of("group " + mark).carrying("a " + mark, "b " + mark));
    assertThat(group(id).roles()).containsExactlyInAnyOrder("a " + mark, "b " + mark);
  }

  @Test
  @DisplayName("the members of a group are its own, not those of the groups around it or in it")
  void directMembers() {
    String ann = make(given("ann"));
    String bob = make(given("bob").disabled());
    String cat = make(given("cat"));
    String top = realm.make(GivenGroup.of("group " + mark).having(List.of(ann)));
    String inner = realm.make(GivenGroup.of("inner").in(top).having(List.of(bob, ann)));
    String leaf = realm.make(GivenGroup.of("leaf").in(inner).having(List.of(cat)));
    String empty = realm.make(GivenGroup.of("empty").in(top));
    assertThat(members(top)).containsExactly(ann);
    assertThat(members(inner)).containsExactlyInAnyOrder(ann, bob);
    assertThat(members(leaf)).containsExactly(cat);
    assertThat(members(empty)).isEmpty();
  }

  @Test
  @DisplayName("groups of the same name at different places are different groups")
  void sameName() {
    String ann = make(given("ann"));
    String bob = make(given("bob"));
    String top = realm.make(GivenGroup.of("one " + mark));
    String other = realm.make(GivenGroup.of("two " + mark));
    String first = realm.make(GivenGroup.of("same").in(top).having(List.of(ann)));
    String second = realm.make(GivenGroup.of("same").in(other).having(List.of(bob)));
    assertThat(group(first).path()).containsExactly("one " + mark, "same");
    assertThat(group(second).path()).containsExactly("two " + mark, "same");
    assertThat(members(first)).containsExactly(ann);
    assertThat(members(second)).containsExactly(bob);
  }

  @ParameterizedTest
  @MethodSource("dev.access4j.testkit.identity.OddNames#all")
  @DisplayName("a group keeps its name, whatever is in it, and so do those in it")
  void oddNames(String name) {
    String ann = make(given("ann"));
    String top = realm.make(GivenGroup.of(name + " " + mark).having(List.of(ann)));
    String inner = realm.make(GivenGroup.of(name).in(top));
    assertThat(group(top).path()).containsExactly(name + " " + mark);
    assertThat(group(inner).path()).containsExactly(name + " " + mark, name);
    assertThat(members(top)).containsExactly(ann);
  }

  @Test
  @DisplayName("the members of a group that is not there are refused as not found")
  void unknown() {
    for (String id : List.of(UUID.randomUUID().toString(), "no such group", "../groups", "%")) {
      requireRefused(NOT_FOUND, () -> provider.members(org, id, "", 10));
    }
  }
}

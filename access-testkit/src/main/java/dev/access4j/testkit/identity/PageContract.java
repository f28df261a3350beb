package dev.access4j.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement({"AM-5", "ID-6"})
abstract class PageContract extends IdentityContract {

  /** More than providers give on a page if not told otherwise. */
  private static final int MANY = 105;

  private static final int SOME = 9;

  PageContract(IdentityProviderKit kit) {
    super(kit);
  }

  private List<String> some() {
    return makeAll(IntStream.range(0, SOME).mapToObj(i -> given("ann" + i)).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  @DisplayName("pages of any size show each account once, with all that it is")
  void accounts(int limit) {
    List<String> subs = new ArrayList<>(some());
    subs.add(make(given("off").disabled()));
    subs.add(make(GivenAccount.of(username("none"), "").unconfirmed()));
    subs.add(make(given("full").unconfirmed().with(Map.of("k", List.of("v", "w")))));
    subs.add(inviteAndMail(invited("new")));
    List<Account> all = Pages.all(limit, (after, most) -> provider.accounts(org, after, most));
    assertThat(all).extracting(Account::sub).doesNotHaveDuplicates().containsAll(subs);
    assertThat(all).containsAll(subs.stream().map(this::found).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  @DisplayName("pages of any size show each member of a group and each holder of a role once")
  void membersAndHolders(int limit) {
    List<String> subs = some();
    String group = realm.make(GivenGroup.of("group " + mark).having(subs));
    realm.make(GivenRole.of("role " + mark).heldBy(subs));
    assertThat(Pages.all(limit, (after, most) -> provider.members(org, group, after, most)))
        .containsExactlyInAnyOrderElementsOf(subs);
    assertThat(
            Pages.all(limit, (after, most) -> provider.holders(org, "role " + mark, after, most)))
        .containsExactlyInAnyOrderElementsOf(subs);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  @DisplayName("pages of any size show each group once, at whatever depth, after the one around it")
  void groups(int limit) {
    List<String> ids = new ArrayList<>();
    for (int outer = 0; outer < 3; outer++) {
      String top = realm.make(GivenGroup.of("group " + outer + " " + mark));
      ids.add(top);
      for (int inner = 0; inner < outer + 1; inner++) {
        String middle = realm.make(GivenGroup.of("z" + inner).in(top));
        ids.add(middle);
        ids.add(realm.make(GivenGroup.of("a").in(middle)));
      }
    }
    List<IdentityGroup> all =
        Pages.all(limit, Integer.MAX_VALUE, (after, most) -> provider.groups(org, after, most));
    assertThat(all).extracting(IdentityGroup::id).doesNotHaveDuplicates().containsAll(ids);
    requireOuterFirst(all);
  }

  private static void requireOuterFirst(List<IdentityGroup> all) {
    List<List<String>> seen = new ArrayList<>();
    for (IdentityGroup group : all) {
      int depth = group.path().size();
      if (depth > 1) {
        assertThat(seen).as("before %s", group.path()).contains(group.path().subList(0, depth - 1));
      }
      seen.add(group.path());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  @DisplayName("pages of any size show each role once")
  void roles(int limit) {
    List<String> names = IntStream.range(0, SOME).mapToObj(i -> "role " + i + " " + mark).toList();
    names.forEach(name -> realm.make(GivenRole.of(name)));
    assertThat(Pages.all(limit, (after, most) -> provider.roles(org, after, most)))
        .extracting(IdentityRole::name)
        .doesNotHaveDuplicates()
        .containsAll(names);
  }

  @Test
  @DisplayName("nothing is cut off at a size of the provider's own")
  void many() {
    List<String> subs = makeAll(IntStream.range(0, MANY).mapToObj(i -> given("ann" + i)).toList());
    String group = realm.make(GivenGroup.of("group " + mark).having(subs));
    realm.make(GivenRole.of("role " + mark).heldBy(subs));
    assertThat(Pages.all(1000, (after, most) -> provider.accounts(org, after, most)))
        .extracting(Account::sub)
        .containsAll(subs);
    assertThat(Pages.all(1000, (after, most) -> provider.members(org, group, after, most)))
        .containsExactlyInAnyOrderElementsOf(subs);
    assertThat(Pages.all(1000, (after, most) -> provider.holders(org, "role " + mark, after, most)))
        .containsExactlyInAnyOrderElementsOf(subs);
  }

  @Test
  @DisplayName("no group within a group is cut off at a size of the provider's own")
  void manyInOne() {
    String top = realm.make(GivenGroup.of("group " + mark));
    List<String> ids =
        IntStream.range(0, MANY)
            .mapToObj(i -> realm.make(GivenGroup.of("inner " + i).in(top)))
            .toList();
    assertThat(
            Pages.all(1000, Integer.MAX_VALUE, (after, most) -> provider.groups(org, after, most)))
        .extracting(IdentityGroup::id)
        .containsAll(ids);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  @DisplayName("a page of nothing is refused")
  void noLimit(int limit) {
    String group = realm.make(GivenGroup.of("group " + mark));
    realm.make(GivenRole.of("role " + mark));
    for (Runnable list :
        List.<Runnable>of(
            () -> provider.accounts(org, "", limit),
            () -> provider.groups(org, "", limit),
            () -> provider.members(org, group, "", limit),
            () -> provider.roles(org, "", limit),
            () -> provider.holders(org, "role " + mark, "", limit))) {
      assertThatIllegalArgumentException().isThrownBy(list::run);
    }
  }
}

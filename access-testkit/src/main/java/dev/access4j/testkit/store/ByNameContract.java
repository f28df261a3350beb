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
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("AD-9")
abstract class ByNameContract extends StoreContract {

  /**
   * In the order of {@link NameKey}. By the names as they are, by code points, or by the rules of a
   * language they would stand otherwise.
   */
  private static final List<String> NAMES =
      List.of(
          "10",
          "9",
          "A",
          "a 1",
          "a-1",
          "A_1",
          "aB",
          "b",
          "stra\u00dfe",
          "STRASSEN",
          "Za",
          "zz",
          "\u00c4",
          "e\u0301a",
          "\u00c9b",
          "\u65e5\u672c",
          "\ud801\udc00x",
          "\ud801\udc28y",
          "\uff21",
          "\uff42");

  ByNameContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("users, roles, groups and solutions come by name, ignoring case, in one fixed order")
  void order() {
    fill();
    for (int limit = 1; limit <= NAMES.size() + 1; limit++) {
      assertOrder(now(), limit);
    }
    write(tx -> assertOrder(tx, 3));
  }

  private void assertOrder(ReadView view, int limit) {
    ListsByName all = ListsByName.of(view, ListFilter.ALL, limit);
    assertThat(all.users()).extracting(EndUser::username).isEqualTo(NAMES);
    assertThat(all.roles()).extracting(EndUserRole::name).isEqualTo(NAMES);
    assertThat(all.groups())
        .extracting(each -> NameKey.of(each).name())
        .isEqualTo(NAMES.stream().map(name -> key(name).name()).toList());
    assertThat(all.solutions()).extracting(Solution::name).isEqualTo(NAMES);
  }

  @Test
  @DisplayName("rows are whole: as a look-up of each brings them")
  void whole() {
    org = newSample("here");
    ListsByName all = ListsByName.of(now(), ListFilter.ALL, 2);
    assertThat(all.users())
        .hasSize(5)
        .allSatisfy(row -> assertThat(now().user(row.id())).contains(row));
    assertThat(all.groups())
        .hasSize(3)
        .allSatisfy(row -> assertThat(now().group(row.id()).map(GroupRecord::group)).contains(row));
    assertThat(all.roles())
        .hasSize(5)
        .doesNotContain(EndUserRole.ANONYMOUS)
        .allSatisfy(row -> assertThat(now().role(row.id())).contains(row));
    assertThat(all.solutions())
        .hasSize(3)
        .allSatisfy(row -> assertThat(now().solution(row.id())).contains(row));
  }

  @Test
  @DisplayName("solutions of one name come by id, exactly, and pages between them lose none")
  void solutionsOfOneName() {
    List<String> ids = List.of("B", "a", "b", "\u00c4", "\u00e4", "\ud83d\ude00", "\uff5e");
    write(
        tx -> {
          tx.put(Solution.of(SolutionId.of("0"), "Z"));
          tx.put(Solution.of(SolutionId.of("z"), "A"));
          for (String id : shuffled(ids)) {
            tx.put(Solution.of(SolutionId.of(id), id.length() == 1 ? "Same" : "SAME"));
          }
        });
    List<String> expected = new ArrayList<>(ids);
    expected.add(0, "z");
    expected.add("0");
    for (int limit = 1; limit <= expected.size(); limit++) {
      assertThat(ListsByName.solutions(now(), ListFilter.ALL, limit))
          .as("pages of %s", limit)
          .extracting(each -> each.id().value())
          .isEqualTo(expected);
    }
  }

  @Test
  @Requirement("DIR-12")
  @DisplayName("roles of one name come by solution, and pages between them lose none")
  void rolesOfOneName() {
    List<String> solutions = List.of("B", "a", "b", "\u00e4", "\ud83d\ude00", "\uff5e");
    write(
        tx -> {
          tx.put(EndUserRole.of(RoleId.of("first"), "Any"));
          tx.put(EndUserRole.of(RoleId.of("last"), "zoo keeper"));
          for (String id : shuffled(solutions)) {
            tx.put(Solution.of(SolutionId.of(id), "Solution"));
            RoleScope own = new RoleScope.OfSolution(SolutionId.of(id));
            tx.put(new EndUserRole(RoleId.of("of " + id), "Broker", "", own));
          }
        });
    List<NameKey> expected = new ArrayList<>();
    expected.add(new NameKey("any", ""));
    solutions.forEach(solution -> expected.add(new NameKey("broker", solution)));
    expected.add(new NameKey("zoo keeper", ""));
    for (int limit = 1; limit <= expected.size(); limit++) {
      assertThat(ListsByName.roles(now(), ListFilter.ALL, limit))
          .extracting(NameKey::of)
          .isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("a page follows the key of a row that was renamed or deleted, or never there")
  void anyKey() {
    fill();
    NameKey place = key("b");
    List<String> rest = NAMES.subList(NAMES.indexOf("b") + 1, NAMES.size());
    assertThat(after(place)).isEqualTo(rest);
    write(
        tx -> {
          String id = "id of b";
          tx.put(EndUser.builder(EndUserId.of(id), "0", "0@x").build());
          tx.put(EndUserRole.of(RoleId.of(id), "0"));
          tx.put(EndUserGroup.of(GroupId.of(id), "0"));
          tx.put(Solution.of(SolutionId.of(id), "0"));
        });
    assertThat(after(place)).isEqualTo(rest);
    write(
        tx -> {
          tx.delete(EndUserId.of("id of b"));
          tx.delete(RoleId.of("id of b"));
          tx.delete(GroupId.of("id of b"));
          tx.delete(SolutionId.of("id of b"));
        });
    assertThat(after(place)).isEqualTo(rest);
    assertThat(after(key("B"))).isEqualTo(rest);
    assertThat(after(key("bzz"))).isEqualTo(rest);
    assertThat(after(key(""))).hasSize(NAMES.size() - 1);
    assertThat(after(key("\uffee"))).isEmpty();
  }

  @Test
  @DisplayName("a row stands at its new place from the write on that renames it")
  void renamed() {
    fill();
    EndUser moved = EndUser.builder(EndUserId.of("id of b"), "zzz", "b@x").build();
    write(
        tx -> {
          tx.put(moved);
          tx.put(Solution.of(SolutionId.of("id of b"), "Zzz"));
          tx.put(EndUserRole.of(RoleId.of("id of b"), "ZZZ"));
          tx.put(EndUserGroup.of(GroupId.of("id of b"), "zzZ"));
          assertMoved(tx);
        });
    assertMoved(now());
  }

  private static void assertMoved(ReadView view) {
    PageRequest<NameKey> page = PageRequest.after(key("zzy"), 1);
    NameKey expected = key("zzz");
    assertThat(view.usersByName(ListFilter.ALL, page))
        .extracting(NameKey::of)
        .containsExactly(expected);
    assertThat(view.rolesByName(ListFilter.ALL, page))
        .extracting(NameKey::of)
        .containsExactly(expected);
    assertThat(view.groupsByName(ListFilter.ALL, page))
        .extracting(NameKey::of)
        .containsExactly(expected);
    assertThat(view.solutionsByName(ListFilter.ALL, page))
        .extracting(each -> NameKey.of(each).name())
        .containsExactly(expected.name());
    assertThat(ListsByName.users(view, ListFilter.ALL, 50)).hasSize(NAMES.size());
    assertThat(ListsByName.solutions(view, ListFilter.ALL, 50)).hasSize(NAMES.size());
  }

  /** The names of users after a place; those of all else are the same. */
  private List<String> after(NameKey place) {
    PageRequest<NameKey> page = PageRequest.after(place, 100);
    List<String> users =
        now().usersByName(ListFilter.ALL, page).stream().map(EndUser::username).toList();
    List<String> keys = users.stream().map(name -> key(name).name()).toList();
    assertThat(now().rolesByName(ListFilter.ALL, page))
        .extracting(EndUserRole::name)
        .isEqualTo(users);
    assertThat(now().groupsByName(ListFilter.ALL, page))
        .extracting(each -> NameKey.of(each).name())
        .isEqualTo(keys);
    // Ids of solutions of the same name would follow the empty one.
    assertThat(now().solutionsByName(ListFilter.ALL, page))
        .filteredOn(each -> !NameKey.of(each).name().equals(place.name()))
        .extracting(Solution::name)
        .isEqualTo(users);
    return users;
  }

  /** One of everything under each name, written in no order. */
  private void fill() {
    write(tx -> shuffled(NAMES).forEach(name -> put(tx, name)));
  }

  private static void put(WriteTransaction tx, String name) {
    String id = "id of " + name;
    String email = name.replace(' ', '.') + "@x";
    tx.put(EndUser.builder(EndUserId.of(id), name, email).build());
    tx.put(EndUserRole.of(RoleId.of(id), name));
    tx.put(EndUserGroup.of(GroupId.of(id), name));
    tx.put(Solution.of(SolutionId.of(id), name));
  }

  private static <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(list.size()));
    return copy;
  }

  private static NameKey key(String name) {
    return new NameKey(Text.caseKey(name), "");
  }
}

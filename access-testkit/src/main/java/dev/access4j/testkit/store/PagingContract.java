package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.solution.Grantee;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement({"LU-4", "AD-9"})
abstract class PagingContract extends StoreContract {

  /** Every way to compare texts orders these differently. */
  private static final List<String> IDS =
      List.of(
          "b",
          "B",
          "a",
          "A",
          "\u00e4",
          "a-1",
          "a_1",
          "a 1",
          "10",
          "9",
          "\u00e9",
          "\ud83d\ude00",
          "\uff5e",
          "zz",
          "Zz");

  PagingContract(AccessStoreKit kit) {
    super(kit);
  }

  static Stream<PagedList<?>> lists() {
    return PagedList.all();
  }

  @BeforeEach
  void prepare() {
    write(PagedList::prepare);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("pages of any size show each row once, in one order")
  void anyLimit(PagedList<?> list) {
    checkAnyLimit(list);
  }

  private <K> void checkAnyLimit(PagedList<K> list) {
    assertThat(walk(list, 3)).hasSizeLessThanOrEqualTo(1);
    fill(list);
    List<K> all = walk(list, 1_000);
    assertThat(all).containsAll(IDS.stream().map(list.key()).toList());
    for (int limit = 1; limit <= all.size() + 1; limit++) {
      assertThat(walk(list, limit)).as("pages of %s", limit).isEqualTo(all);
    }
    write(tx -> assertThat(walk(list, tx, 2)).as("in a write").isEqualTo(all));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("a page is short of its limit at the end only, and after the last row there is none")
  void shortAtTheEnd(PagedList<?> list) {
    checkShortAtTheEnd(list);
  }

  private <K> void checkShortAtTheEnd(PagedList<K> list) {
    fill(list);
    List<K> all = walk(list, 1_000);
    for (int from = 0; from < all.size(); from++) {
      PageRequest<K> request =
          from == 0 ? PageRequest.first(4) : PageRequest.after(all.get(from - 1), 4);
      assertThat(page(list, request)).isEqualTo(all.subList(from, Math.min(from + 4, all.size())));
    }
    PageRequest<K> beyond = PageRequest.after(all.get(all.size() - 1), 4);
    assertThat(page(list, beyond)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("the next page follows the last row even if that was deleted meanwhile")
  void deletedBetweenPages(PagedList<?> list) {
    checkDeletedBetweenPages(list);
  }

  private <K> void checkDeletedBetweenPages(PagedList<K> list) {
    fill(list);
    List<K> all = new ArrayList<>(walk(list, 1_000));
    K last =
        all.stream()
            .filter(key -> all.indexOf(key) > 4 && isAdded(list, key))
            .findFirst()
            .orElseThrow();
    int place = all.indexOf(last);
    List<K> rest = List.copyOf(all.subList(place + 1, all.size()));
    write(tx -> list.remove().accept(tx, last));
    for (int limit : List.of(1, 2, rest.size(), 100)) {
      PageRequest<K> next = PageRequest.after(last, limit);
      List<K> found =
          Pages.<K, K>after(next, new HashSet<>(), each -> page(list, each), key -> key);
      assertThat(found).isEqualTo(rest);
    }
    all.remove(last);
    assertThat(walk(list, 3)).isEqualTo(all);
  }

  private static <K> boolean isAdded(PagedList<K> list, K key) {
    return IDS.stream().map(list.key()).anyMatch(key::equals);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("what is added or removed between pages moves no other row")
  void changedBetweenPages(PagedList<?> list) {
    checkChangedBetweenPages(list);
  }

  private <K> void checkChangedBetweenPages(PagedList<K> list) {
    fill(list);
    List<K> before = walk(list, 1_000);
    Set<K> removed = new HashSet<>();
    List<K> seen = new ArrayList<>();
    PageRequest<K> request = PageRequest.first(2);
    List<K> page;
    int round = 0;
    do {
      PageRequest<K> next = request;
      page = page(list, next);
      for (K key : page) {
        assertThat(seen).doesNotContain(key);
        seen.add(key);
        request = PageRequest.after(key, 2);
      }
      String added = "new " + round++;
      List<K> gone = seen.stream().filter(key -> isAdded(list, key)).limit(1).toList();
      write(
          tx -> {
            list.add().accept(tx, added);
            gone.stream().filter(removed::add).forEach(key -> list.remove().accept(tx, key));
          });
    } while (page.size() == 2 && round < 100);
    assertThat(seen.stream().filter(before::contains)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("the order stays when rows are put again and others come and go")
  void stableOrder(PagedList<?> list) {
    checkStableOrder(list);
  }

  private <K> void checkStableOrder(PagedList<K> list) {
    fill(list);
    List<K> all = walk(list, 4);
    write(
        tx -> {
          list.add().accept(tx, "new");
          list.add().accept(tx, IDS.get(3));
          list.add().accept(tx, IDS.get(0));
        });
    assertThat(walk(list, 4).stream().filter(all::contains)).isEqualTo(all);
    write(tx -> list.remove().accept(tx, list.key().apply("new")));
    assertThat(walk(list, 4)).isEqualTo(all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @Requirement("DIR-1")
  @DisplayName("a list holds the rows of its own organization only")
  void ownRows(PagedList<?> list) {
    checkOwnRows(list);
  }

  private <K> void checkOwnRows(PagedList<K> list) {
    List<K> before = walk(list, 2);
    write(
        newOrganization(),
        tx -> {
          PagedList.prepare(tx);
          IDS.forEach(id -> list.add().accept(tx, id));
        });
    assertThat(walk(list, 2)).isEqualTo(before);
  }

  @Test
  @DisplayName("shares with users come before those with groups")
  void usersFirst() {
    PagedList.all()
        .filter(list -> list.name().equals("shares"))
        .forEach(
            list -> {
              fill(list);
              assertThat(walk(list, 2).stream().dropWhile(Grantee.User.class::isInstance))
                  .isNotEmpty()
                  .noneMatch(Grantee.User.class::isInstance);
            });
  }

  private void fill(PagedList<?> list) {
    write(tx -> IDS.forEach(id -> list.add().accept(tx, id)));
  }

  private <K> List<K> page(PagedList<K> list, PageRequest<K> request) {
    return read(view -> list.keys().apply(view, request));
  }

  private <K> List<K> walk(PagedList<K> list, int limit) {
    return walk(list, now(), limit);
  }

  private static <K> List<K> walk(PagedList<K> list, ReadView view, int limit) {
    return Pages.<K, K>all(limit, page -> list.keys().apply(view, page), key -> key);
  }
}

package dev.access4j.testkit.identity;

import dev.access4j.identity.IdentityPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns pages to the end, and fails where there would be none. */
final class Pages {

  /** More than any realm of a test needs; each may be a request over a network. */
  private static final int MOST = 5_000;

  private Pages() {}

  /** Asks for a page. */
  interface Source<T> {
    IdentityPage<T> page(String after, int limit);
  }

  /** All items, in the order in which they come. */
  static <T> List<T> all(int limit, Source<T> source) {
    return all(limit, limit, source);
  }

  /** All items, of pages that may have so many. */
  static <T> List<T> all(int limit, int most, Source<T> source) {
    List<T> items = new ArrayList<>();
    Set<String> places = new HashSet<>();
    String after = "";
    do {
      IdentityPage<T> page = source.page(after, limit);
      if (page.items().size() > most) {
        throw new AssertionError("a page of " + limit + " has " + page.items().size() + " items");
      }
      items.addAll(page.items());
      after = page.next();
      if (!places.add(after) || places.size() > MOST) {
        throw new AssertionError("pages of " + limit + " do not end: again after " + after);
      }
    } while (!after.isEmpty());
    return items;
  }
}

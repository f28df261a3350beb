package dev.access4j.testkit.store;

import dev.access4j.store.AccessStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store with one fault, and a test of the kit that must find it.
 *
 * @param fault what is wrong, in words
 * @param contract the part of the kit that must fail
 * @param test the method there that must fail
 * @param open opens the store
 */
record BrokenStore(String fault, Class<?> contract, String test, Supplier<AccessStore> open) {

  /** Not broken: what is found wrong with it is wrong with the delegates of the others. */
  static final BrokenStore SOUND =
      new BrokenStore("none", AccessStoreKit.class, "none", DelegatingStore::new);

  /** Not broken either. */
  static final BrokenStore WAITING =
      new BrokenStore("none, but waits", AccessStoreKit.class, "none", WaitingStore::new);

  static Stream<BrokenStore> all() {
    return Stream.of(
            BrokenWrites.all(),
            BrokenReads.all(),
            BrokenPolicies.all(),
            BrokenPages.all(),
            BrokenRevisions.all(),
            BrokenFeeds.all(),
            BrokenBoundaries.all(),
            BrokenTexts.all(),
            BrokenThings.all(),
            BrokenAccounts.all(),
            BrokenLists.all(),
            BrokenFilters.all(),
            BrokenEvents.all(),
            BrokenAppends.all(),
            BrokenLogs.all())
        .flatMap(List::stream);
  }

  @Override
  public String toString() {
    return fault;
  }
}

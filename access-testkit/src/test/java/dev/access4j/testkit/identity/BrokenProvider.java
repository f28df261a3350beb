package dev.access4j.testkit.identity;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A provider with one fault, and a test of the kit that must find it.
 *
 * @param fault what is wrong, in words
 * @param contract the part of the kit that must fail
 * @param test the method there that must fail
 * @param open makes the provider
 */
record BrokenProvider(String fault, Class<?> contract, String test, Supplier<TwoBanks> open) {

  /** Not broken: what is found wrong with it is wrong with the delegates of the others. */
  static final BrokenProvider SOUND =
      new BrokenProvider("none", IdentityProviderKit.class, "none", TwoBanks::new);

  static Stream<BrokenProvider> all() {
    return Stream.of(
            BrokenInvitations.all(),
            BrokenMails.all(),
            BrokenFinds.all(),
            BrokenAccounts.all(),
            BrokenPages.all(),
            BrokenGroups.all(),
            BrokenRoles.all(),
            BrokenBoundaries.all())
        .flatMap(List::stream);
  }

  @Override
  public String toString() {
    return fault;
  }
}

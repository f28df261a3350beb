package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import dev.access4j.identity.Account;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Providers that find another account than the one that was asked for, or not that one. */
final class BrokenFinds {

  private BrokenFinds() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "a username is found in its own case only",
            IdentityProviderKit.Find.class,
            "byNames",
            () -> finding(Account::username, String::equals)),
        new BrokenProvider(
            "a username is found by a part of it",
            IdentityProviderKit.Find.class,
            "parts",
            () -> finding(Account::username, String::contains)),
        new BrokenProvider(
            "a username is found by a pattern",
            IdentityProviderKit.Find.class,
            "parts",
            () -> finding(Account::username, BrokenFinds::matches)),
        new BrokenProvider(
            "a username is found with spaces around it",
            IdentityProviderKit.Find.class,
            "parts",
            () -> finding(Account::username, (name, asked) -> same(name, asked.trim()))),
        new BrokenProvider(
            "a username is found by what the address is",
            IdentityProviderKit.Find.class,
            "eachByItsOwn",
            () -> finding(Account::email, BrokenFinds::same)),
        new BrokenProvider(
            "an address that is not asked for is that of an account without one",
            IdentityProviderKit.Find.class,
            "empty",
            EmptyAddress::new),
        new BrokenProvider(
            "a disabled account is not found",
            IdentityProviderKit.Find.class,
            "disabled",
            EnabledOnly::new),
        new BrokenProvider(
            "a sub is taken as a path", IdentityProviderKit.Find.class, "exactSub", SubAsPath::new),
        new BrokenProvider(
            "attributes are cut at commas",
            IdentityProviderKit.Find.class,
            "bySub",
            CutsAttributes::new));
  }

  private static boolean same(String name, String asked) {
    return Text.caseKey(name).equals(Text.caseKey(asked));
  }

  private static boolean matches(String name, String asked) {
    String pattern = Pattern.quote(asked).replace("%", "\\E.*\\Q").replace("*", "\\E.*\\Q");
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name).matches();
  }

  private static TwoBanks finding(Function<Account, String> of, BiPredicate<String, String> same) {
    return new TwoBanks() {
      @Override
      public Optional<Account> findByUsername(OrganizationId organization, String username) {
        return in(organization).accounts(organization, "", 10_000).items().stream()
            .filter(account -> same.test(of.apply(account), username))
            .findFirst();
      }
    };
  }

  private static final class EmptyAddress extends TwoBanks {
    @Override
    public Optional<Account> findByEmail(OrganizationId organization, String email) {
      return in(organization).accounts(organization, "", 10_000).items().stream()
          .filter(account -> same(account.email(), email))
          .findFirst();
    }
  }

  private static final class EnabledOnly extends TwoBanks {
    @Override
    public Optional<Account> findByEmail(OrganizationId organization, String email) {
      return super.findByEmail(organization, email).filter(Account::enabled);
    }
  }

  private static final class SubAsPath extends TwoBanks {
    @Override
    public Optional<Account> find(OrganizationId organization, String sub) {
      return super.find(organization, sub.substring(sub.lastIndexOf('/') + 1));
    }
  }

  private static final class CutsAttributes extends TwoBanks {
    @Override
    public Optional<Account> find(OrganizationId organization, String sub) {
      return super.find(organization, sub)
          .map(account -> Changed.attributes(account, Cut.atCommas(account.attributes())));
    }
  }
}

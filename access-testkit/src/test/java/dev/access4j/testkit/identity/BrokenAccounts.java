package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Providers that do something else to an account than they were asked to. */
final class BrokenAccounts {

  private BrokenAccounts() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "disabling loses the attributes",
            IdentityProviderKit.Account.class,
            "disable",
            () ->
                disabling(
                    account -> Changed.attributes(Changed.enabled(account, false), Map.of()))),
        new BrokenProvider(
            "disabling leaves the sessions",
            IdentityProviderKit.Session.class,
            "disable",
            () -> disabling(account -> Changed.enabled(account, false))),
        new BrokenProvider(
            "disabling ends the sessions, and no more",
            IdentityProviderKit.Session.class,
            "disable",
            SignsOutOnly::new),
        new BrokenProvider(
            "what is not there is disabled all the same",
            IdentityProviderKit.Account.class,
            "missing",
            DisablesNothing::new),
        new BrokenProvider(
            "enabling confirms the address",
            IdentityProviderKit.Account.class,
            "enable",
            Confirms::new),
        new BrokenProvider(
            "ending sessions ends those of everybody",
            IdentityProviderKit.Session.class,
            "endSessions",
            EndsAll::new),
        new BrokenProvider(
            "ending sessions disables the account",
            IdentityProviderKit.Account.class,
            "endSessions",
            Locks::new),
        new BrokenProvider(
            "what is not there cannot be deleted",
            IdentityProviderKit.Account.class,
            "nothingThere",
            InsistsOnDeleting::new),
        new BrokenProvider(
            "a deleted account is only disabled",
            IdentityProviderKit.Account.class,
            "delete",
            DeletesByDisabling::new),
        new BrokenProvider(
            "a deleted account stays in its groups",
            IdentityProviderKit.Account.class,
            "deleteLeavesNothing",
            KeepsMembers::new));
  }

  private static TwoBanks disabling(UnaryOperator<Account> change) {
    return new TwoBanks() {
      @Override
      public void disable(OrganizationId organization, String sub) {
        Account account = real.find(organization, sub).orElseThrow();
        real.put(organization, change.apply(account));
      }
    };
  }

  private static final class SignsOutOnly extends TwoBanks {
    @Override
    public void disable(OrganizationId organization, String sub) {
      real.endSessions(organization, sub);
    }
  }

  private static final class DisablesNothing extends TwoBanks {
    @Override
    public void disable(OrganizationId organization, String sub) {
      if (real.find(organization, sub).isPresent()) {
        super.disable(organization, sub);
      }
    }
  }

  private static final class Confirms extends TwoBanks {
    @Override
    public void enable(OrganizationId organization, String sub) {
      super.enable(organization, sub);
      real.confirm(organization, sub);
    }
  }

  private static final class EndsAll extends TwoBanks {
    @Override
    public void endSessions(OrganizationId organization, String sub) {
      super.endSessions(organization, sub);
      real.accounts(organization, "", 10_000)
          .items()
          .forEach(account -> real.endSessions(organization, account.sub()));
    }
  }

  private static final class Locks extends TwoBanks {
    @Override
    public void endSessions(OrganizationId organization, String sub) {
      if (real.find(organization, sub).isPresent()) {
        super.disable(organization, sub);
      }
    }
  }

  private static final class InsistsOnDeleting extends TwoBanks {
    @Override
    public void delete(OrganizationId organization, String sub) {
      if (real.find(organization, sub).isEmpty()) {
        throw new IdentityException(IdentityException.Kind.NOT_FOUND, "no account " + sub);
      }
      super.delete(organization, sub);
    }
  }

  private static final class DeletesByDisabling extends TwoBanks {
    @Override
    public void delete(OrganizationId organization, String sub) {
      if (real.find(organization, sub).isPresent()) {
        real.disable(organization, sub);
      }
    }
  }

  private static final class KeepsMembers extends TwoBanks {
    private final Map<String, Set<String>> gone = new ConcurrentHashMap<>();

    @Override
    public void delete(OrganizationId organization, String sub) {
      for (var group : real.groups(organization, "", 10_000).items()) {
        if (real.members(organization, group.id(), "", 10_000).items().contains(sub)) {
          gone.computeIfAbsent(group.id(), id -> ConcurrentHashMap.newKeySet()).add(sub);
        }
      }
      super.delete(organization, sub);
    }

    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      List<String> items =
          new ArrayList<>(super.members(organization, group, after, limit).items());
      items.addAll(gone.getOrDefault(group, Set.of()));
      return new IdentityPage<>(items, "");
    }
  }
}

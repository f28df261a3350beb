package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Providers whose lists lose something, show it twice, or come in another order. */
final class BrokenPages {

  private static final int MOST = 100;

  private BrokenPages() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "accounts are cut off at a hundred",
            IdentityProviderKit.Page.class,
            "many",
            CutsAccounts::new),
        new BrokenProvider(
            "members are cut off at a hundred",
            IdentityProviderKit.Page.class,
            "many",
            CutsMembers::new),
        new BrokenProvider(
            "a page begins with the last account of the one before",
            IdentityProviderKit.Page.class,
            "accounts",
            ShowsTwice::new),
        new BrokenProvider(
            "a list of accounts has less of them than there is to find",
            IdentityProviderKit.Page.class,
            "accounts",
            Brief::new),
        new BrokenProvider(
            "disabled accounts are in no list",
            IdentityProviderKit.Page.class,
            "accounts",
            EnabledOnly::new),
        new BrokenProvider(
            "one role is lost between two pages",
            IdentityProviderKit.Page.class,
            "roles",
            LosesRoles::new),
        new BrokenProvider(
            "pages of members never end",
            IdentityProviderKit.Page.class,
            "membersAndHolders",
            Endless::new),
        new BrokenProvider(
            "a page has more than was asked for",
            IdentityProviderKit.Page.class,
            "membersAndHolders",
            Generous::new),
        new BrokenProvider(
            "a group comes after those in it",
            IdentityProviderKit.Page.class,
            "groups",
            InnerFirst::new),
        new BrokenProvider(
            "a page of nothing is a page of something",
            IdentityProviderKit.Page.class,
            "noLimit",
            AnyLimit::new));
  }

  private static final class CutsAccounts extends TwoBanks {
    @Override
    public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
      IdentityPage<Account> page = super.accounts(organization, after, Math.min(limit, MOST));
      return limit > MOST ? new IdentityPage<>(page.items(), "") : page;
    }
  }

  private static final class CutsMembers extends TwoBanks {
    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      IdentityPage<String> page = super.members(organization, group, after, Math.min(limit, MOST));
      return limit > MOST ? new IdentityPage<>(page.items(), "") : page;
    }
  }

  private static final class ShowsTwice extends TwoBanks {
    private final List<Account> last = new ArrayList<>();

    @Override
    public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
      IdentityPage<Account> page = super.accounts(organization, after, limit);
      List<Account> items = new ArrayList<>(page.items());
      if (!after.isEmpty()) {
        items.set(0, last.get(0));
      }
      last.clear();
      last.add(page.items().get(page.items().size() - 1));
      return new IdentityPage<>(items, page.next());
    }
  }

  private static final class Brief extends TwoBanks {
    @Override
    public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
      IdentityPage<Account> page = super.accounts(organization, after, limit);
      return new IdentityPage<>(
          page.items().stream().map(each -> Changed.attributes(each, Map.of())).toList(),
          page.next());
    }
  }

  private static final class EnabledOnly extends TwoBanks {
    @Override
    public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
      IdentityPage<Account> page = super.accounts(organization, after, limit);
      return new IdentityPage<>(
          page.items().stream().filter(Account::enabled).toList(), page.next());
    }
  }

  private static final class LosesRoles extends TwoBanks {
    @Override
    public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityRole> page = super.roles(organization, after, limit);
      return after.isEmpty() || limit == 1
          ? page
          : new IdentityPage<>(page.items().subList(1, page.items().size()), page.next());
    }
  }

  private static final class Endless extends TwoBanks {
    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      IdentityPage<String> page = super.members(organization, group, after, limit);
      return new IdentityPage<>(page.items(), page.next().isEmpty() ? "0" : page.next());
    }
  }

  private static final class Generous extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      return super.holders(organization, role, after, Math.max(limit, 5));
    }
  }

  private static final class InnerFirst extends TwoBanks {
    @Override
    public IdentityPage<IdentityGroup> groups(
        OrganizationId organization, String after, int limit) {
      List<IdentityGroup> all = new ArrayList<>(super.groups(organization, "", 10_000).items());
      Collections.reverse(all);
      return new IdentityPage<>(all, "");
    }
  }

  private static final class AnyLimit extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      return super.holders(organization, role, after, limit < 1 ? MOST : limit);
    }
  }
}

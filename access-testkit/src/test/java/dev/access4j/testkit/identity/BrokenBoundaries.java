package dev.access4j.testkit.identity;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationSent;
import dev.access4j.memory.InMemoryIdentityProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Providers that mix organizations. */
final class BrokenBoundaries {

  private BrokenBoundaries() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "an account is found from any organization",
            IdentityProviderKit.Boundary.class,
            "find",
            FoundEverywhere::new),
        new BrokenProvider(
            "an account is deleted from any organization",
            IdentityProviderKit.Boundary.class,
            "actions",
            DeletedEverywhere::new),
        new BrokenProvider(
            "roles have the same holders in every organization",
            IdentityProviderKit.Boundary.class,
            "roles",
            HeldEverywhere::new),
        new BrokenProvider(
            "one account serves two organizations",
            IdentityProviderKit.Boundary.class,
            "invite",
            OneForAll::new),
        new BrokenProvider(
            "an organization that nobody knows is an empty one",
            IdentityProviderKit.Boundary.class,
            "unknown",
            KnowsAll::new));
  }

  private static final class FoundEverywhere extends TwoBanks {
    @Override
    public Optional<Account> find(OrganizationId organization, String sub) {
      return super.find(organization, sub).or(() -> real.find(BANK, sub));
    }
  }

  private static final class DeletedEverywhere extends TwoBanks {
    @Override
    public void delete(OrganizationId organization, String sub) {
      super.delete(organization, sub);
      real.delete(BANK, sub);
    }
  }

  private static final class HeldEverywhere extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      List<String> holders = super.holders(BANK, role, after, limit).items();
      return new IdentityPage<>(holders, "");
    }
  }

  private static final class OneForAll extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return real.findByEmail(BANK, user.email())
          .<Invitation>map(found -> new InvitationSent(found.sub()))
          .orElseGet(() -> super.invite(organization, user, guard));
    }
  }

  private static final class KnowsAll extends TwoBanks {
    @Override
    protected InMemoryIdentityProvider in(OrganizationId organization) {
      return real;
    }
  }
}

package dev.access4j.testkit.identity;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationSent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Providers that make or link the wrong account. */
final class BrokenInvitations {

  private BrokenInvitations() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "an invitation that is sent again makes a second account",
            IdentityProviderKit.Invite.class,
            "again",
            MakesAnother::new),
        new BrokenProvider(
            "an address is linked in its own case only",
            IdentityProviderKit.Invite.class,
            "linked",
            InItsOwnCase::new),
        new BrokenProvider(
            "a linked account is renamed",
            IdentityProviderKit.Invite.class,
            "linked",
            () -> changing(each -> Changed.named(each, "Ann", "Invited"))),
        new BrokenProvider(
            "a linked account loses its attributes",
            IdentityProviderKit.Invite.class,
            "linkedUnconfirmed",
            () -> changing(each -> Changed.attributes(each, Map.of()))),
        new BrokenProvider(
            "the address is confirmed by the invitation",
            IdentityProviderKit.Invite.class,
            "made",
            () -> changing(each -> Changed.verified(each, true))),
        new BrokenProvider(
            "a disabled account is enabled by an invitation",
            IdentityProviderKit.Invite.class,
            "disabled",
            () -> changing(each -> Changed.enabled(each, true))),
        new BrokenProvider(
            "an odd username is made a plain one",
            IdentityProviderKit.Invite.class,
            "oddUsernames",
            Simplifies::new),
        new BrokenProvider(
            "whoever invites at the same time makes another account",
            IdentityProviderKit.Invite.class,
            "race",
            LooksFirst::new),
        new BrokenProvider(
            "an account is linked by its username",
            IdentityProviderKit.Taken.class,
            "username",
            ByUsername::new),
        new BrokenProvider(
            "an account is linked that has the address as its username",
            IdentityProviderKit.Taken.class,
            "addressAsUsername",
            ByEitherName::new),
        new BrokenProvider(
            "an account with a taken username gives way, though it was used",
            IdentityProviderKit.Taken.class,
            "unconfirmed",
            Displaces::new),
        new BrokenProvider(
            "the account of a mistyped address stays",
            IdentityProviderKit.Taken.class,
            "correctedAddress",
            Keeps::new),
        new BrokenProvider(
            "an account that may not be used is used",
            IdentityProviderKit.Taken.class,
            "guarded",
            AsksNobody::new),
        new BrokenProvider(
            "an account is used, and then it is asked whether it may be",
            IdentityProviderKit.Taken.class,
            "guarded",
            AsksAfterwards::new),
        new BrokenProvider(
            "an account that was just made is asked about",
            IdentityProviderKit.Taken.class,
            "unguarded",
            AsksAfterwards::new),
        new BrokenProvider(
            "whoever knew the password of an unconfirmed account still gets in",
            IdentityProviderKit.Session.class,
            "unconfirmed",
            () -> changing(each -> each)),
        new BrokenProvider(
            "whoever has confirmed the address is shut out by an invitation",
            IdentityProviderKit.Session.class,
            "confirmed",
            ShutsOut::new));
  }

  /** Does something to each account that is invited. */
  private static TwoBanks changing(UnaryOperator<Account> change) {
    return new TwoBanks() {
      @Override
      public Invitation invite(
          OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
        Invitation invitation = super.invite(organization, user, guard);
        real.find(organization, invitation.sub())
            .ifPresent(account -> real.put(organization, change.apply(account)));
        return invitation;
      }
    };
  }

  private static Account accountOf(EndUser user) {
    return new Account(
        UUID.randomUUID().toString(),
        user.username(),
        user.email(),
        false,
        user.firstName(),
        user.lastName(),
        true,
        Map.of());
  }

  private static final class MakesAnother extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      if (real.findByEmail(organization, user.email()).isEmpty()) {
        return super.invite(organization, user, guard);
      }
      Account another = accountOf(user);
      real.put(organization, another);
      return new InvitationSent(another.sub());
    }
  }

  private static final class InItsOwnCase extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      Optional<Account> found = real.findByEmail(organization, user.email());
      if (found.isPresent() && !found.get().email().equals(user.email())) {
        Account another = accountOf(user);
        real.put(organization, another);
        return new InvitationSent(another.sub());
      }
      return super.invite(organization, user, guard);
    }
  }

  private static final class Simplifies extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      String plain = user.username().replaceAll("[^\\p{L}\\d@.-]", "");
      return super.invite(organization, user.toBuilder().username(plain).build(), guard);
    }
  }

  private static final class LooksFirst extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      if (real.findByEmail(organization, user.email()).isPresent()) {
        return super.invite(organization, user, guard);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      Account another = accountOf(user);
      real.put(organization, another);
      return new InvitationSent(another.sub());
    }
  }

  private static final class ByUsername extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return real.findByUsername(organization, user.username())
          .<Invitation>map(found -> new InvitationSent(found.sub()))
          .orElseGet(() -> super.invite(organization, user, guard));
    }
  }

  private static final class ByEitherName extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return real.findByUsername(organization, user.email())
          .<Invitation>map(found -> new InvitationSent(found.sub()))
          .orElseGet(() -> super.invite(organization, user, guard));
    }
  }

  private static final class Displaces extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      real.findByUsername(organization, user.username())
          .filter(found -> !found.emailVerified())
          .ifPresent(found -> real.delete(organization, found.sub()));
      return super.invite(organization, user, guard);
    }
  }

  private static final class Keeps extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      Optional<Account> found = real.findByUsername(organization, user.username());
      if (found.isEmpty()) {
        return super.invite(organization, user, guard);
      }
      real.put(organization, Changed.addressed(found.get(), user.email()));
      return real.resend(organization, found.get().sub());
    }
  }

  private static final class AsksNobody extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return super.invite(organization, user, account -> {});
    }
  }

  private static final class AsksAfterwards extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      Invitation invitation = super.invite(organization, user, account -> {});
      real.find(organization, invitation.sub()).ifPresent(guard);
      return invitation;
    }
  }

  private static final class ShutsOut extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      real.findByEmail(organization, user.email())
          .ifPresent(found -> real.put(organization, Changed.verified(found, false)));
      return super.invite(organization, user, guard);
    }
  }
}

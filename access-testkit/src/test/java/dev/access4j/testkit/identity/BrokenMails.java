package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.UNAVAILABLE;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Providers that say something else of a mail than what became of it. */
final class BrokenMails {

  private BrokenMails() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "mail that is not sent is kept in silence",
            IdentityProviderKit.Mail.class,
            "fails",
            () -> answering((provider, made) -> new InvitationSent(made.sub()))),
        new BrokenProvider(
            "mail that is not sent is a failure",
            IdentityProviderKit.Mail.class,
            "failsForLinked",
            () -> answering((provider, made) -> refuse(made))),
        new BrokenProvider(
            "an account goes when its mail is not sent",
            IdentityProviderKit.Mail.class,
            "fails",
            () -> answering(BrokenMails::withdraw)),
        new BrokenProvider(
            "to a linked account no mail is sent, though it is said",
            IdentityProviderKit.Invite.class,
            "linked",
            LinksInSilence::new),
        new BrokenProvider(
            "an invitation that is repeated sends no mail",
            IdentityProviderKit.Invite.class,
            "again",
            LinksInSilence::new),
        new BrokenProvider(
            "mail is sent again to an account that is gone",
            IdentityProviderKit.Mail.class,
            "resendToNobody",
            ResendsToNobody::new),
        new BrokenProvider(
            "mail is sent twice", IdentityProviderKit.Invite.class, "mailed", SendsTwice::new));
  }

  private static Invitation refuse(Invitation made) {
    if (made instanceof InvitationNotSent notSent) {
      throw new IdentityException(UNAVAILABLE, notSent.reason());
    }
    return made;
  }

  private static Invitation withdraw(TwoBanks provider, Invitation made) {
    if (made instanceof InvitationNotSent) {
      provider.real.delete(TwoBanks.BANK, made.sub());
    }
    return made;
  }

  private static TwoBanks answering(BiFunction<TwoBanks, Invitation, Invitation> change) {
    return new TwoBanks() {
      @Override
      public Invitation invite(
          OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
        return change.apply(this, super.invite(organization, user, guard));
      }
    };
  }

  private static final class LinksInSilence extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return real.findByEmail(organization, user.email())
          .<Invitation>map(found -> new InvitationSent(found.sub()))
          .orElseGet(() -> super.invite(organization, user, guard));
    }
  }

  private static final class ResendsToNobody extends TwoBanks {
    @Override
    public Invitation resend(OrganizationId organization, String sub) {
      return real.find(organization, sub).isPresent()
          ? super.resend(organization, sub)
          : new InvitationSent(sub);
    }
  }

  private static final class SendsTwice extends TwoBanks {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return real.resend(organization, super.invite(organization, user, guard).sub());
    }
  }
}

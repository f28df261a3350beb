package dev.access4j.testkit.admin;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationSent;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** An identity provider that has one account for each e-mail address, and is down for some. */
final class AccountsOfTheHost extends DelegatingProvider {

  /** The account for an e-mail address; empty if the provider is down for it. */
  static Optional<String> subOf(String email) {
    String folded = email.toLowerCase(Locale.ROOT);
    return folded.startsWith("down") ? Optional.empty() : Optional.of("sub of " + folded);
  }

  @Override
  public Invitation invite(
      OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
    return subOf(user.email())
        .<Invitation>map(InvitationSent::new)
        .orElseThrow(() -> new IdentityException(IdentityException.Kind.UNAVAILABLE, "down"));
  }

  @Override
  public Invitation resend(OrganizationId organization, String sub) {
    return new InvitationSent(sub);
  }

  @Override
  public void disable(OrganizationId organization, String sub) {
    failForMax(sub);
  }

  @Override
  public void enable(OrganizationId organization, String sub) {
    failForMax(sub);
  }

  @Override
  public void endSessions(OrganizationId organization, String sub) {
    failForMax(sub);
  }

  @Override
  public void delete(OrganizationId organization, String sub) {
    failForMax(sub);
  }

  private static void failForMax(String sub) {
    if (sub.contains("max")) {
      throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "down");
    }
  }
}

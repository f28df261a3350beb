package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Faults;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.store.ReadView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users at the identity provider. What goes wrong there is told, and undoes nothing here (ID-3):
 * the change was committed before, so that no exception may make it look as if it was not.
 */
record Accounts(GuardedStore store, @Nullable IdentityProvider provider) {

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  ProvidedUser invite(Actor actor, AdminOperation operation, Versioned<EndUser> invited) {
    if (provider == null) {
      return new ProvidedUser(
          invited, "no identity provider is set: no account was made, and no mail was sent");
    }
    try {
      Invitation invitation = provider.invite(actor.organization(), invited.value());
      return new ProvidedUser(
          link(actor, operation, invited, invitation.sub()),
          invitation instanceof InvitationNotSent notSent ? notSent.reason() : "");
    } catch (RuntimeException e) {
      LOG.warn("No account was linked to {}: {}", invited.value().id(), messageOf(e));
      return new ProvidedUser(invited, messageOf(e));
    }
  }

  private Versioned<EndUser> link(
      Actor actor, AdminOperation operation, Versioned<EndUser> invited, String sub) {
    if (invited.value().sub().equals(Optional.of(sub))) {
      return invited;
    }
    return store.goOn(
        actor,
        operation,
        writer -> {
          ReadView view = writer.view();
          AuditSubject subject = AuditSubject.user(invited.value().id());
          EndUser user =
              Things.existing(view.user(invited.value().id()), "user", "DIR-2", "user any more");
          // The account is that of the address invited, and may be somebody else's by now.
          new Faults()
              .check(
                  user.status() == invited.value().status()
                      && user.email().equals(invited.value().email())
                      && user.sub().equals(invited.value().sub()),
                  "user",
                  "ID-2",
                  "was changed meanwhile: invite it again")
              .throwIfAny();
          EndUser linked = user.toBuilder().sub(sub).build();
          writer.put(linked);
          return Things.versioned(view, subject, linked);
        });
  }

  ProvidedUser endSessions(Actor actor, Versioned<EndUser> user) {
    Optional<String> sub = user.value().sub();
    if (provider == null || sub.isEmpty()) {
      return new ProvidedUser(user, "");
    }
    try {
      provider.endSessions(actor.organization(), sub.get());
      return new ProvidedUser(user, "");
    } catch (RuntimeException e) {
      LOG.warn("The sessions of {} were not ended: {}", user.value().id(), messageOf(e));
      return new ProvidedUser(user, messageOf(e));
    }
  }

  /** Other exceptions than these two were not written for people, and might tell a secret. */
  private static String messageOf(RuntimeException e) {
    String message = e.getMessage();
    boolean forPeople = e instanceof IdentityException || e instanceof ValidationException;
    return forPeople && message != null && !message.isEmpty()
        ? message
        : "failed with " + e.getClass().getSimpleName();
  }
}

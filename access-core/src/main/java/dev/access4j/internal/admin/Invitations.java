package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Faults;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.ReadView;
import java.util.Optional;

/** Invites users at the identity provider, and links them to their accounts (ID-2, ID-3). */
record Invitations(GuardedStore store, IdentityProvider provider) {

  /** Tries to invite once. */
  Accounts.Tried send(Actor actor, AdminOperation operation, AccountTask task) {
    Optional<EndUser> found =
        store
            .readOn(actor, view -> view.user(task.user()))
            .filter(user -> user.status() == UserStatus.INVITED);
    if (found.isEmpty()) {
      store.writeOn(actor, operation, writer -> writer.done(task));
      return Accounts.Tried.DONE;
    }
    EndUser user = found.get();
    Invitation invitation = invitation(actor, user);
    String problem = invitation instanceof InvitationNotSent notSent ? notSent.reason() : "";
    Versioned<EndUser> linked =
        store.goOn(
            actor,
            operation,
            writer -> {
              Versioned<EndUser> now = link(writer, user, invitation.sub());
              if (problem.isEmpty()) {
                writer.done(task);
              } else {
                writer.failed(new AccountTask(task.user(), Work.INVITE, invitation.sub(), problem));
              }
              return now;
            });
    return new Accounts.Tried(linked, problem, false);
  }

  private Invitation invitation(Actor actor, EndUser user) {
    if (user.sub().isPresent()) {
      try {
        String sub = user.sub().get();
        Optional<Account> account = provider.find(actor.organization(), sub);
        if (account.isPresent() && !Differences.hasSameAddress(user, account.get())) {
          return new InvitationNotSent(
              sub,
              "the account has the address '"
                  + account.get().email()
                  + "' by now, and mail would go there. Settle the difference, or put the account's"
                  + " address right; then invite again");
        }
        return provider.resend(actor.organization(), sub);
      } catch (IdentityException e) {
        if (e.kind() != IdentityException.Kind.NOT_FOUND) {
          throw e;
        }
        // The account is gone, and so is all that it was linked for.
      }
    }
    return provider.invite(
        actor.organization(), user, account -> requireFree(actor, user, account));
  }

  /** Nothing is done to an account that another user here is linked to, and nothing sent for it. */
  private void requireFree(Actor actor, EndUser user, Account account) {
    store
        .readOn(actor, view -> view.userWithSub(account.sub()))
        .filter(other -> !other.id().equals(user.id()))
        .ifPresent(
            other -> {
              throw new IdentityException(
                  IdentityException.Kind.CONFLICT,
                  "the account with the username '"
                      + account.username()
                      + "' and the address '"
                      + account.email()
                      + "' is that of the user '"
                      + other.username()
                      + "' here");
            });
  }

  private static Versioned<EndUser> link(AccessWriter writer, EndUser invited, String sub) {
    ReadView view = writer.view();
    EndUser user = Things.existing(view.user(invited.id()), "user", "DIR-2", "user any more");
    // The account is that of the address invited, and may be somebody else's by now.
    new Faults()
        .check(
            user.status() == invited.status()
                && user.email().equals(invited.email())
                && user.sub().equals(invited.sub()),
            "user",
            "ID-2",
            "was changed meanwhile: invite it again")
        .throwIfAny();
    EndUser linked = user.toBuilder().sub(sub).build();
    writer.put(linked);
    return Things.versioned(view, AuditSubject.user(linked.id()), linked);
  }
}

package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.InviteOutcome;
import dev.access4j.admin.InviteResult;
import dev.access4j.admin.InviteSummary;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.ReadView;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Invites users, one or many. */
record Inviting(GuardedStore store, Accounts accounts) {

  /** Makes a user and invites it. */
  ProvidedUser invite(Actor actor, AdminOperation operation, Invitee invitee) {
    EndUserId id = EndUserId.random();
    Versioned<EndUser> invited =
        store.write(
            actor,
            operation,
            AuditSubject.user(id),
            needed(invitee),
            writer -> make(writer, id, invitee));
    return accounts.follow(actor, operation, invited, Work.INVITE);
  }

  private static Set<AdminPermission> needed(Invitee invitee) {
    return invitee.groups().isEmpty() ? Set.of() : Set.of(AdminPermission.GROUPS_WRITE);
  }

  private Versioned<EndUser> make(AccessWriter writer, EndUserId id, Invitee invitee) {
    EndUser.Builder start =
        EndUser.builder(id, invitee.details().username(), invitee.details().email())
            .status(UserStatus.INVITED);
    EndUser user = new Drafting(writer.view()).user(start, invitee.details(), invitee.groups());
    writer.put(user);
    join(writer, id, invitee);
    accounts.note(writer, user, Work.INVITE);
    return Things.versioned(writer.view(), AuditSubject.user(id), user);
  }

  InviteSummary inviteAll(
      Actor actor, Iterator<Invitee> invitees, Consumer<? super InviteResult> results) {
    store.require(
        actor, AdminOperation.USERS_INVITE_ALL, AuditSubject.organization(actor.organization()));
    InviteSummary done = InviteSummary.NONE;
    for (long number = 1; invitees.hasNext(); number++) {
      InviteResult result = next(actor, number, invitees.next());
      results.accept(result);
      done = done.plus(result.outcome());
    }
    return done;
  }

  private InviteResult next(Actor actor, long number, Invitee invitee) {
    try {
      Optional<Standing> present =
          store.read(
              actor,
              AdminOperation.USERS_INVITE_ALL,
              AuditSubject.organization(actor.organization()),
              view -> present(view, invitee).map(user -> Standing.of(view, user)));
      if (present.isEmpty()) {
        return told(number, invitee, invite(actor, AdminOperation.USERS_INVITE_ALL, invitee));
      }
      Standing standing = present.get();
      if (standing.waits() || !invitee.groups().isEmpty()) {
        standing = goOn(actor, standing.user().value().id(), invitee);
      }
      return standing.waits()
          ? told(
              number,
              invitee,
              accounts.follow(actor, AdminOperation.USERS_INVITE_ALL, standing.user(), Work.INVITE))
          : new InviteResult(number, invitee, InviteOutcome.UNCHANGED, "", List.of());
    } catch (ValidationException | IntegrityException e) {
      return new InviteResult(number, invitee, InviteOutcome.REFUSED, "", Halves.faultsOf(e));
    }
  }

  private static InviteResult told(long number, Invitee invitee, ProvidedUser user) {
    InviteOutcome outcome = user.problem().isEmpty() ? InviteOutcome.SENT : InviteOutcome.NOT_SENT;
    return new InviteResult(number, invitee, outcome, user.problem(), List.of());
  }

  /** The user that was made for this invitee before: both its names are the same. */
  private static Optional<EndUser> present(ReadView view, Invitee invitee) {
    UserDetails details = invitee.details();
    if (!Drafting.areLegal(details.username(), details.email())) {
      // To make the user tells what is wrong with it.
      return Optional.empty();
    }
    return view.userNamed(details.username())
        .filter(user -> user.username().equals(details.username()))
        .filter(user -> Text.isSameButForCase(user.email(), details.email()));
  }

  /**
   * A user who is there.
   *
   * @param user the user
   * @param waits whether it is still to get its mail
   */
  private record Standing(Versioned<EndUser> user, boolean waits) {
    static Standing of(ReadView view, EndUser user) {
      boolean waits =
          user.status() == UserStatus.INVITED
              && (user.sub().isEmpty() || !view.accountTasks(Set.of(user.id())).isEmpty());
      return new Standing(Things.versioned(view, AuditSubject.user(user.id()), user), waits);
    }
  }

  /** Makes a user who is there a member, and notes that it waits for mail, if it does. */
  private Standing goOn(Actor actor, EndUserId id, Invitee invitee) {
    return store.write(
        actor,
        AdminOperation.USERS_INVITE_ALL,
        AuditSubject.user(id),
        needed(invitee),
        writer -> {
          ReadView view = writer.view();
          EndUser user = Things.existing(view.user(id), "user", "DIR-2", "user any more");
          join(writer, id, invitee);
          Standing standing = Standing.of(view, user);
          if (standing.waits()) {
            accounts.note(writer, user, Work.INVITE);
          }
          return standing;
        });
  }

  private static void join(AccessWriter writer, EndUserId user, Invitee invitee) {
    if (!invitee.groups().isEmpty()) {
      writer.addMembers(
          invitee.groups().stream()
              .collect(Collectors.toMap(group -> group, group -> List.of(user))));
    }
  }
}

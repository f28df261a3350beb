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
import dev.access4j.directory.Fault;
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

/** Invites users, one or many. */
record BulkInvitation(GuardedStore store, Accounts accounts) {

  private static final EndUserId ANY = EndUserId.of("any");

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
    EndUser user = new Drafting(writer.view()).user(start, invitee.details());
    writer.put(user);
    invitee.groups().forEach(group -> writer.addMember(group, id));
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
      Optional<EndUser> present = store.readOn(actor, view -> present(view, invitee));
      if (present.isEmpty()) {
        return told(number, invitee, invite(actor, AdminOperation.USERS_INVITE_ALL, invitee));
      }
      Versioned<EndUser> user = join(actor, present.get().id(), invitee);
      if (!waitsForMail(actor, user.value())) {
        return new InviteResult(number, invitee, InviteOutcome.UNCHANGED, "", List.of());
      }
      accounts.noteNow(actor, AdminOperation.USERS_INVITE_ALL, user.value(), Work.INVITE);
      return told(
          number,
          invitee,
          accounts.follow(actor, AdminOperation.USERS_INVITE_ALL, user, Work.INVITE));
    } catch (ValidationException e) {
      return refused(number, invitee, e.faults());
    } catch (IntegrityException e) {
      // What a racing writer did.
      Fault fault = new Fault("", "AD-5", "the store refused it: " + e.getMessage());
      return refused(number, invitee, List.of(fault));
    }
  }

  private static InviteResult told(long number, Invitee invitee, ProvidedUser user) {
    InviteOutcome outcome = user.problem().isEmpty() ? InviteOutcome.SENT : InviteOutcome.NOT_SENT;
    return new InviteResult(number, invitee, outcome, user.problem(), List.of());
  }

  private static InviteResult refused(long number, Invitee invitee, List<Fault> faults) {
    return new InviteResult(number, invitee, InviteOutcome.REFUSED, "", faults);
  }

  /** The user that was made for this invitee before: both its names are the same. */
  private static Optional<EndUser> present(ReadView view, Invitee invitee) {
    UserDetails details = invitee.details();
    try {
      Object unused = EndUser.builder(ANY, details.username(), details.email()).build();
    } catch (ValidationException e) {
      // A store cannot be asked for every text; to make the user tells what is wrong with it.
      return Optional.empty();
    }
    String email = Text.caseKey(details.email());
    return view.userNamed(details.username())
        .filter(user -> user.username().equals(details.username()))
        .filter(user -> Text.caseKey(user.email()).equals(email));
  }

  private Versioned<EndUser> join(Actor actor, EndUserId id, Invitee invitee) {
    if (invitee.groups().isEmpty()) {
      return store.read(
          actor,
          AdminOperation.USERS_INVITE_ALL,
          AuditSubject.user(id),
          view -> versioned(view, id));
    }
    return store.write(
        actor,
        AdminOperation.USERS_INVITE_ALL,
        AuditSubject.user(id),
        needed(invitee),
        writer -> {
          invitee.groups().forEach(group -> writer.addMember(group, id));
          return versioned(writer.view(), id);
        });
  }

  private static Versioned<EndUser> versioned(ReadView view, EndUserId id) {
    EndUser user = Things.existing(view.user(id), "user", "DIR-2", "user any more");
    return Things.versioned(view, AuditSubject.user(id), user);
  }

  private boolean waitsForMail(Actor actor, EndUser user) {
    return user.status() == UserStatus.INVITED
        && (user.sub().isEmpty()
            || store.readOn(actor, view -> !view.accountTasks(Set.of(user.id())).isEmpty()));
  }
}

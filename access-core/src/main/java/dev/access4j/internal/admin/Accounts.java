package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.ReadView;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users at the identity provider. What is to be done there is noted as a task in the transaction
 * that asks for it, tried after it, and crossed out when done. What goes wrong is told, and undoes
 * nothing here (ID-3, ID-5): the change was committed before, so that no exception may make it look
 * as if it was not.
 */
record Accounts(GuardedStore store, @Nullable IdentityProvider provider) {

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private static final String NO_PROVIDER =
      "no identity provider is set: no account was made, and no mail was sent";

  /** The provider, for what makes no sense without one. */
  IdentityProvider required() {
    if (provider == null) {
      throw new IllegalStateException("no identity provider is set");
    }
    return provider;
  }

  /** Notes in a write what is to be done after it. */
  void note(AccessWriter writer, EndUser user, Work work) {
    if (provider != null) {
      task(user, work).ifPresent(writer::put);
    }
  }

  private static Optional<AccountTask> task(EndUser user, Work work) {
    String sub = user.sub().orElse("");
    return sub.isEmpty() && work != Work.INVITE
        ? Optional.empty()
        : Optional.of(new AccountTask(user.id(), work, sub, ""));
  }

  /** Does after the write what was noted in it. */
  ProvidedUser follow(Actor actor, AdminOperation operation, Versioned<EndUser> user, Work work) {
    if (provider == null) {
      return new ProvidedUser(user, work == Work.INVITE ? NO_PROVIDER : "");
    }
    return task(user.value(), work)
        .map(task -> attempt(actor, operation, task))
        .map(
            tried ->
                new ProvidedUser(tried.linked() == null ? user : tried.linked(), tried.problem()))
        .orElseGet(() -> new ProvidedUser(user, withoutAccount(user.value(), work)));
  }

  private static String withoutAccount(EndUser user, Work work) {
    return work == Work.DELETE && user.status() == UserStatus.INVITED
        ? "no account is known: if an invitation was under way, one may be left at the provider"
        : "";
  }

  /**
   * What became of a task.
   *
   * @param linked the user, if it was linked to its account by this
   * @param problem why it is still to be done; empty if it is done
   * @param unavailable whether the provider could not be reached
   */
  record Tried(@Nullable Versioned<EndUser> linked, String problem, boolean unavailable) {
    static final Tried DONE = new Tried(null, "", false);
  }

  /** Tries a task once. */
  Tried attempt(Actor actor, AdminOperation operation, AccountTask task) {
    try {
      if (task.work() == Work.INVITE) {
        return new Invitations(store, required()).send(actor, operation, task);
      }
      boolean wanted = store.readOn(actor, view -> isWanted(view, task));
      if (wanted) {
        carryOut(required(), actor.organization(), task);
      }
      store.writeOn(
          actor,
          operation,
          writer -> {
            writer.done(task);
            if (wanted) {
              putRight(writer, task);
            }
          });
      return Tried.DONE;
    } catch (RuntimeException e) {
      String problem = messageOf(e);
      LOG.warn("Still to be done: {} of {}: {}", task.work(), task.user(), problem);
      noteFailure(actor, operation, task.failedWith(problem));
      boolean unavailable =
          e instanceof IdentityException failure
              && failure.kind() == IdentityException.Kind.UNAVAILABLE;
      return new Tried(null, problem, unavailable);
    }
  }

  /** Somebody may have asked for the opposite while the provider was at it, and been faster. */
  private static void putRight(AccessWriter writer, AccountTask task) {
    ReadView view = writer.view();
    Work opposite = task.work() == Work.DISABLE ? Work.ENABLE : Work.DISABLE;
    boolean isSwitch = task.work() == Work.DISABLE || task.work() == Work.ENABLE;
    if (isSwitch
        && view.accountTasks(Set.of(task.user())).isEmpty()
        && isWanted(view, new AccountTask(task.user(), opposite, task.sub(), ""))) {
      writer.put(new AccountTask(task.user(), opposite, task.sub(), ""));
    }
  }

  private void noteFailure(Actor actor, AdminOperation operation, AccountTask failed) {
    try {
      store.writeOn(
          actor,
          operation,
          writer -> {
            writer.failed(failed);
            // What failed may have been done all the same.
            putRight(writer, failed);
          });
    } catch (RuntimeException e) {
      // The task is there, without its problem.
      LOG.warn("Not noted: {}", failed.problem(), e);
    }
  }

  /** Whether what was asked for is still what the user is; somebody may have asked otherwise. */
  private static boolean isWanted(ReadView view, AccountTask task) {
    Optional<EndUser> linked = view.userWithSub(task.sub());
    return switch (task.work()) {
      case INVITE -> throw new IllegalArgumentException("an invitation is looked at elsewhere");
      case DISABLE -> is(linked, task, UserStatus.DEACTIVATED);
      case ENABLE -> is(linked, task, UserStatus.ACTIVE);
      // The account may have been linked to another user since.
      case END_SESSIONS, DELETE -> linked.isEmpty();
    };
  }

  private static boolean is(Optional<EndUser> linked, AccountTask task, UserStatus status) {
    return linked
        .filter(user -> user.id().equals(task.user()) && user.status() == status)
        .isPresent();
  }

  private static void carryOut(
      IdentityProvider provider, OrganizationId organization, AccountTask task) {
    switch (task.work()) {
      case INVITE -> throw new IllegalArgumentException("an invitation is sent elsewhere");
      case DISABLE -> {
        try {
          provider.disable(organization, task.sub());
        } catch (IdentityException e) {
          // An account that is gone lets nobody in.
          if (e.kind() != IdentityException.Kind.NOT_FOUND
              || provider.find(organization, task.sub()).isPresent()) {
            throw e;
          }
        }
      }
      case ENABLE -> provider.enable(organization, task.sub());
      case END_SESSIONS -> provider.endSessions(organization, task.sub());
      case DELETE -> provider.delete(organization, task.sub());
    }
  }

  /** Other exceptions than these two were not written for people, and might tell a secret. */
  static String messageOf(RuntimeException e) {
    String message = e.getMessage();
    boolean forPeople = e instanceof IdentityException || e instanceof ValidationException;
    return forPeople && message != null && !message.isEmpty()
        ? message
        : "failed with " + e.getClass().getSimpleName();
  }
}

package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.admin.InviteResult;
import dev.access4j.admin.InviteSummary;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.SignIn;
import dev.access4j.admin.UserAbilities;
import dev.access4j.admin.UserAdmin;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.UserReach;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Administers end users. */
record Users(GuardedStore store, Accounts accounts, AccessEvaluator evaluator)
    implements UserAdmin {

  @Override
  public ListPage<Versioned<EndUser>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page) {
    return store.read(
        actor,
        AdminOperation.USERS_LIST,
        AuditSubject.organization(actor.organization()),
        Things.revealedBy(filter),
        view ->
            Things.page(
                view,
                view.usersByName(filter, page),
                user -> AuditSubject.user(user.id()),
                NameKey::of,
                page.limit()));
  }

  @Override
  public Optional<Versioned<EndUser>> find(Actor actor, EndUserId user) {
    return store.read(
        actor,
        AdminOperation.USERS_FIND,
        AuditSubject.user(user),
        view -> view.user(user).map(found -> versioned(view, found)));
  }

  @Override
  public ProvidedUser invite(Actor actor, Invitee invitee) {
    return new Inviting(store, accounts).invite(actor, AdminOperation.USERS_INVITE, invitee);
  }

  @Override
  public InviteSummary inviteAll(
      Actor actor, Iterator<Invitee> invitees, Consumer<? super InviteResult> results) {
    return new Inviting(store, accounts).inviteAll(actor, invitees, results);
  }

  @Override
  public ProvidedUser inviteAgain(Actor actor, EndUserId user) {
    Versioned<EndUser> found =
        store.write(
            actor,
            AdminOperation.USERS_INVITE_AGAIN,
            AuditSubject.user(user),
            writer -> {
              EndUser invited = existing(writer.view(), user);
              require(
                  invited.status() == UserStatus.INVITED,
                  "only an invited user can be invited again");
              writer.note(invited);
              accounts.note(writer, invited, Work.INVITE);
              return versioned(writer.view(), invited);
            });
    return accounts.follow(actor, AdminOperation.USERS_INVITE_AGAIN, found, Work.INVITE);
  }

  @Override
  public SignIn signIn(VerifiedIdentity identity) {
    return new SigningIn(store).signIn(identity);
  }

  @Override
  public Versioned<EndUser> edit(Actor actor, EndUserId user, Revision seen, UserDetails details) {
    return store.write(
        actor,
        AdminOperation.USERS_EDIT,
        AuditSubject.user(user),
        writer -> {
          EndUser old = unchanged(writer.view(), user, seen);
          EndUser edited = new Drafting(writer.view()).user(old.toBuilder(), details);
          writer.put(edited);
          return versioned(writer.view(), edited);
        });
  }

  @Override
  public Revision setAttribute(
      Actor actor, Set<EndUserId> users, Revision seen, String key, List<String> values) {
    return store.change(
        actor,
        AdminOperation.USERS_SET_ATTRIBUTE,
        AuditSubject.organization(actor.organization()),
        writer -> {
          Map<EndUserId, EndUser> found = writer.view().users(users);
          Faults faults = new Faults();
          faults.attempt("attributes", () -> Drafting.with(Attributes.NONE, key, values));
          for (EndUserId user : users) {
            faults.check(found.containsKey(user), "users", "DIR-2", "there is no user " + user);
          }
          faults.throwIfAny();
          found.forEach(
              (id, user) ->
                  Things.requireUnchanged(writer.view(), AuditSubject.user(id), user, seen));
          writer.putUsers(
              found.values().stream()
                  .map(
                      user ->
                          user.toBuilder()
                              .attributes(Drafting.with(user.attributes(), key, values))
                              .build())
                  .toList());
        });
  }

  @Override
  public ProvidedUser deactivate(Actor actor, EndUserId user) {
    return become(
        actor, AdminOperation.USERS_DEACTIVATE, user, UserStatus.DEACTIVATED, Work.DISABLE);
  }

  @Override
  public ProvidedUser reactivate(Actor actor, EndUserId user) {
    return become(actor, AdminOperation.USERS_REACTIVATE, user, UserStatus.ACTIVE, Work.ENABLE);
  }

  private ProvidedUser become(
      Actor actor, AdminOperation operation, EndUserId user, UserStatus status, Work work) {
    Versioned<EndUser> now =
        store.write(
            actor,
            operation,
            AuditSubject.user(user),
            writer -> {
              EndUser old = existing(writer.view(), user);
              // An invited user becomes active by its first login, and by nothing else.
              require(
                  old.status() != UserStatus.INVITED,
                  "an invited user can be neither deactivated nor reactivated");
              EndUser changed = old.toBuilder().status(status).build();
              writer.put(changed);
              accounts.note(writer, changed, work);
              return versioned(writer.view(), changed);
            });
    return accounts.follow(actor, operation, now, work);
  }

  @Override
  public DeletionPreview previewDelete(Actor actor, EndUserId user) {
    return store.read(
        actor,
        AdminOperation.USERS_PREVIEW_DELETE,
        AuditSubject.user(user),
        view ->
            new Previews(view)
                .ofUser(Things.existing(view.principal(user), "user", "DIR-2", "user " + user)));
  }

  @Override
  public ProvidedUser delete(Actor actor, EndUserId user, Revision seen) {
    return delete(actor, AdminOperation.USERS_DELETE, user, seen, Work.END_SESSIONS);
  }

  @Override
  public ProvidedUser deleteWithAccount(Actor actor, EndUserId user, Revision seen) {
    return delete(actor, AdminOperation.USERS_DELETE_WITH_ACCOUNT, user, seen, Work.DELETE);
  }

  private ProvidedUser delete(
      Actor actor, AdminOperation operation, EndUserId user, Revision seen, Work work) {
    Versioned<EndUser> deleted =
        store.write(
            actor,
            operation,
            AuditSubject.user(user),
            writer -> {
              EndUser old = unchanged(writer.view(), user, seen);
              writer.deleteUser(user);
              accounts.note(writer, old, work);
              return new Versioned<>(old, writer.view().revision());
            });
    return accounts.follow(actor, operation, deleted, work);
  }

  @Override
  public Revision assign(Actor actor, EndUserId user, Set<RoleId> roles) {
    return store.change(
        actor,
        AdminOperation.USERS_ASSIGN,
        AuditSubject.user(user),
        writer -> writer.assign(user, roles));
  }

  @Override
  public Revision unassign(Actor actor, EndUserId user, Set<RoleId> roles) {
    return store.change(
        actor,
        AdminOperation.USERS_UNASSIGN,
        AuditSubject.user(user),
        writer -> {
          existing(writer.view(), user);
          roles.forEach(role -> writer.unassign(user, role));
        });
  }

  @Override
  public Optional<UserReach> reach(Actor actor, EndUserId user) {
    return store.read(
        actor,
        AdminOperation.USERS_REACH,
        AuditSubject.user(user),
        view -> view.principal(user).map(record -> Reaching.of(view, record)));
  }

  @Override
  public List<SolutionId> solutions(Actor actor, EndUserId user) {
    store.require(actor, AdminOperation.USERS_SOLUTIONS, AuditSubject.user(user));
    return evaluator.solutions(Subject.user(actor.organization(), user));
  }

  @Override
  public UserAbilities abilities(Actor actor, EndUserId user, SolutionRef solution) {
    store.require(actor, AdminOperation.USERS_ABILITIES, AuditSubject.user(user));
    return Reaching.abilities(evaluator, actor.organization(), user, solution);
  }

  @Override
  public ImportSummary importAll(
      Actor actor,
      Iterator<ImportRow> rows,
      ImportSettings settings,
      Consumer<? super ImportResult> results) {
    store.require(
        actor, AdminOperation.USERS_IMPORT_ALL, AuditSubject.organization(actor.organization()));
    return new Import(store, actor, settings, results).run(rows);
  }

  private static EndUser unchanged(ReadView view, EndUserId user, Revision seen) {
    EndUser found = existing(view, user);
    Things.requireUnchanged(view, AuditSubject.user(user), found, seen);
    return found;
  }

  private static EndUser existing(ReadView view, EndUserId user) {
    return Things.existing(view.user(user), "user", "DIR-2", "user " + user);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new ValidationException(List.of(new Fault("status", "DIR-3", message)));
    }
  }

  private static Versioned<EndUser> versioned(ReadView view, EndUser user) {
    return Things.versioned(view, AuditSubject.user(user.id()), user);
  }
}

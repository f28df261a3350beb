package dev.access4j.internal.admin;

import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.IdentityAdmin;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.ReconcileSummary;
import dev.access4j.admin.RetrySummary;
import dev.access4j.admin.SettleResult;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.store.AccountTask;
import dev.access4j.store.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps an organization and its identity provider in step. */
record Identities(GuardedStore store, Accounts accounts) implements IdentityAdmin {

  private static final int PAGE = 500;

  /** A provider that is down would cost its timeouts for each of what may be many tasks. */
  private static final int GIVES_UP_AFTER = 3;

  @Override
  public ListPage<AccountTask, EndUserId> tasks(Actor actor, PageRequest<EndUserId> page) {
    List<AccountTask> found =
        store.read(
            actor,
            AdminOperation.IDENTITY_TASKS,
            AuditSubject.organization(actor.organization()),
            view -> view.accountTasks(page));
    return new ListPage<>(found, Things.next(found, AccountTask::user, page.limit()));
  }

  @Override
  public Map<EndUserId, AccountTask> tasksOf(Actor actor, Set<EndUserId> users) {
    return store.read(
        actor,
        AdminOperation.IDENTITY_TASKS_OF,
        AuditSubject.organization(actor.organization()),
        view -> view.accountTasks(users));
  }

  @Override
  public RetrySummary retry(Actor actor, Consumer<? super AccountTask> results) {
    require(actor, AdminOperation.IDENTITY_RETRY);
    long done = 0;
    long failed = 0;
    Optional<PageRequest<EndUserId>> next = Optional.of(PageRequest.first(PAGE));
    int unreached = 0;
    while (next.isPresent() && unreached < GIVES_UP_AFTER) {
      PageRequest<EndUserId> page = next.get();
      List<AccountTask> tasks = store.readOn(actor, view -> view.accountTasks(page));
      for (AccountTask task : tasks) {
        Accounts.Tried tried = accounts.attempt(actor, AdminOperation.IDENTITY_RETRY, task);
        results.accept(task.failedWith(tried.problem()));
        if (tried.problem().isEmpty()) {
          done++;
        } else {
          failed++;
        }
        unreached = tried.unavailable() ? unreached + 1 : 0;
        if (unreached == GIVES_UP_AFTER) {
          break;
        }
      }
      next = Optional.ofNullable(Things.next(tasks, AccountTask::user, page.limit()));
    }
    return new RetrySummary(done, failed);
  }

  @Override
  public ReconcileSummary reconcile(Actor actor, Consumer<? super AccountDifference> differences) {
    require(actor, AdminOperation.IDENTITY_RECONCILE);
    return new Reconciliation(store, accounts.required(), actor, differences).run();
  }

  @Override
  public void settle(
      Actor actor,
      Collection<? extends AccountDifference> differences,
      Consumer<? super SettleResult> results) {
    require(actor, AdminOperation.IDENTITY_SETTLE);
    Settling settling = new Settling(store, accounts, actor);
    for (AccountDifference difference : differences) {
      results.accept(new SettleResult(difference, settling.settle(difference)));
    }
  }

  @Override
  public IdentityImportSummary importFrom(
      Actor actor,
      IdentityDirectory source,
      IdentityImportSettings settings,
      Consumer<? super IdentityImportNote> notes) {
    store.require(
        actor, AdminOperation.IDENTITY_IMPORT, AuditSubject.organization(actor.organization()));
    DirectoryBatches batches = new DirectoryBatches(store, actor, settings, notes);
    return new DirectoryImport(actor.organization(), source, batches).run();
  }

  private void require(Actor actor, AdminOperation operation) {
    store.require(actor, operation, AuditSubject.organization(actor.organization()));
    Object unused = accounts.required();
  }
}

package dev.access4j.internal.admin;

import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AuditAdmin;
import dev.access4j.admin.AuditListener;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.GroupAdmin;
import dev.access4j.admin.IdentityAdmin;
import dev.access4j.admin.MigrationAdmin;
import dev.access4j.admin.RoleAdmin;
import dev.access4j.admin.ShareAdmin;
import dev.access4j.admin.SolutionAdmin;
import dev.access4j.admin.UserAdmin;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.directory.Organization;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wires the services of administration to one guarded store. */
public final class Administration implements AccessAdmin {

  private final GuardedStore store;
  private final UserAdmin users;
  private final RoleAdmin roles;
  private final GroupAdmin groups;
  private final SolutionAdmin solutions;
  private final ShareAdmin shares;
  private final MigrationAdmin migration;
  private final IdentityAdmin identity;
  private final AuditAdmin audit;

  /**
   * Wires the services.
   *
   * @param store what is administered
   * @param evaluator tells what users may do
   * @param clock tells the time of events
   * @param permissions say what actors may do
   * @param listener hears of events
   * @param provider keeps the accounts; null for none
   */
  public Administration(
      AccessStore store,
      AccessEvaluator evaluator,
      InstantSource clock,
      ActorPermissions permissions,
      AuditListener listener,
      @Nullable IdentityProvider provider) {
    this.store = new GuardedStore(store, permissions, listener, clock);
    Accounts accounts = new Accounts(this.store, provider);
    this.users = new Users(this.store, accounts, evaluator);
    this.roles = new Roles(this.store);
    this.groups = new Groups(this.store);
    this.solutions = new Solutions(this.store);
    this.shares = new Shares(this.store);
    this.migration = new Migration(this.store, clock);
    this.identity = new Identities(this.store, accounts);
    this.audit = new AuditReading(this.store);
  }

  @Override
  public UserAdmin users() {
    return users;
  }

  @Override
  public RoleAdmin roles() {
    return roles;
  }

  @Override
  public GroupAdmin groups() {
    return groups;
  }

  @Override
  public SolutionAdmin solutions() {
    return solutions;
  }

  @Override
  public ShareAdmin shares() {
    return shares;
  }

  @Override
  public MigrationAdmin migration() {
    return migration;
  }

  @Override
  public IdentityAdmin identity() {
    return identity;
  }

  @Override
  public AuditAdmin audit() {
    return audit;
  }

  @Override
  public Revision change(Actor actor, Revision seen, Consumer<? super AccessWriter> work) {
    return store.change(
        actor,
        AdminOperation.ADMIN_CHANGE,
        AuditSubject.organization(actor.organization()),
        writer -> {
          requireAt(writer.view(), seen);
          work.accept(writer);
        });
  }

  /** That nothing was changed since something was planned (AM-4). */
  static void requireAt(ReadView view, Revision seen) {
    // The revision of the view is the one to be made.
    if (!view.revision().equals(seen.next())) {
      Organization organization =
          Things.existing(view.organization(), "organization", "DIR-1", "such organization");
      Revision latest = new Revision(view.revision().value() - 1);
      throw new ConflictException("the organization", seen, new Versioned<>(organization, latest));
    }
  }
}

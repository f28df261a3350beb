package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.AuditListener;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way from administration to the store: each way in names its operation, whose permissions
 * are asked for first (AD-1 to AD-4), and each write leaves its audit events (AD-5).
 */
final class GuardedStore {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedStore.class);

  /** The service that signs users in, in the audit log. */
  private static final String SIGN_IN = "sign-in";

  private final AccessStore store;
  private final ActorPermissions permissions;
  private final AuditListener listener;
  private final InstantSource clock;

  GuardedStore(
      AccessStore store,
      ActorPermissions permissions,
      AuditListener listener,
      InstantSource clock) {
    this.store = store;
    this.permissions = permissions;
    this.listener = listener;
    this.clock = clock;
  }

  private record Recorded<T>(T value, List<AuditEntry> entries) {}

  <T> T read(
      Actor actor,
      AdminOperation operation,
      AuditSubject about,
      Function<? super ReadView, T> query) {
    require(actor, operation, about);
    return store.read(actor.organization(), query);
  }

  /** Reads what says more than the operation's rows, and needs more permissions for it. */
  <T> T read(
      Actor actor,
      AdminOperation operation,
      AuditSubject about,
      Set<AdminPermission> more,
      Function<? super ReadView, T> query) {
    require(actor, operation, about, more);
    return store.read(actor.organization(), query);
  }

  <T> T write(
      Actor actor,
      AdminOperation operation,
      AuditSubject about,
      Function<? super AccessWriter, T> work) {
    require(actor, operation, about);
    return goOn(actor, operation, work);
  }

  /** Writes what reaches further than the operation alone, and needs more permissions for it. */
  <T> T write(
      Actor actor,
      AdminOperation operation,
      AuditSubject about,
      Set<AdminPermission> more,
      Function<? super AccessWriter, T> work) {
    require(actor, operation, about, more);
    return goOn(actor, operation, work);
  }

  /** Writes for a user that signs in: who it is was verified, and no permission is asked for. */
  <T> T signIn(OrganizationId organization, Function<? super AccessWriter, T> work) {
    AuditActor service = new AuditActor(AuditActor.Kind.SERVICE, SIGN_IN);
    return record(organization, new AuditOrigin(clock.instant(), service, "users.signIn"), work)
        .value();
  }

  Revision change(
      Actor actor,
      AdminOperation operation,
      AuditSubject about,
      Consumer<? super AccessWriter> work) {
    require(actor, operation, about);
    Recorded<Boolean> done =
        record(
            actor.organization(),
            originOf(actor, operation),
            writer -> {
              work.accept(writer);
              return true;
            });
    return done.entries().isEmpty()
        ? store.read(actor.organization(), ReadView::revision)
        : done.entries().get(done.entries().size() - 1).revision();
  }

  /** Writes once more for an operation that was let in already. */
  <T> T goOn(Actor actor, AdminOperation operation, Function<? super AccessWriter, T> work) {
    return record(actor.organization(), originOf(actor, operation), work).value();
  }

  /** Writes once more for an operation that was let in already, and answers nothing. */
  void writeOn(Actor actor, AdminOperation operation, Consumer<? super AccessWriter> work) {
    Boolean unused =
        goOn(
            actor,
            operation,
            writer -> {
              work.accept(writer);
              return true;
            });
  }

  /** Reads once more for an operation that was let in already. */
  <T> T readOn(Actor actor, Function<? super ReadView, T> query) {
    return readOn(actor.organization(), query);
  }

  /** Reads for somebody who needs no permission, or has shown it. */
  <T> T readOn(OrganizationId organization, Function<? super ReadView, T> query) {
    return store.read(organization, query);
  }

  private <T> Recorded<T> record(
      OrganizationId organization, AuditOrigin origin, Function<? super AccessWriter, T> work) {
    Recorded<T> done =
        store.write(
            organization,
            tx -> {
              AccessWriter writer = new AccessWriter(tx, origin);
              T value = work.apply(writer);
              return new Recorded<>(value, writer.recorded());
            });
    done.entries().forEach(this::tell);
    return done;
  }

  /** Lets an operation in, or refuses it and says so in the audit log. */
  void require(Actor actor, AdminOperation operation, AuditSubject about) {
    require(actor, operation, about, Set.of());
  }

  private void require(
      Actor actor, AdminOperation operation, AuditSubject about, Set<AdminPermission> more) {
    Set<AdminPermission> missing = EnumSet.copyOf(operation.required());
    missing.addAll(more);
    missing.removeAll(permissions.of(actor));
    if (!missing.isEmpty()) {
      PermissionDeniedException denied = new PermissionDeniedException(actor, operation, missing);
      auditRefusal(actor, operation, about, denied);
      throw denied;
    }
  }

  private void auditRefusal(
      Actor actor, AdminOperation operation, AuditSubject about, PermissionDeniedException denied) {
    List<String> missing = denied.missing().stream().map(AdminPermission::code).toList();
    try {
      tell(
          store.write(
              actor.organization(),
              tx ->
                  tx.append(
                      AuditEvent.refused(
                          actor.organization(), originOf(actor, operation), about, missing))));
    } catch (StoreException | IllegalStateException e) {
      // It is refused all the same: also a call for an organization that there is not, and one from
      // within a write, where nothing else can be written.
      LOG.error("Not in the audit log: {}", denied.getMessage(), e);
      denied.addSuppressed(e);
    }
  }

  private AuditOrigin originOf(Actor actor, AdminOperation operation) {
    return new AuditOrigin(clock.instant(), actor.reference(), operation.code());
  }

  private void tell(AuditEntry entry) {
    try {
      listener.recorded(entry);
    } catch (RuntimeException e) {
      LOG.error("A listener failed on audit entry {}", entry.number(), e);
    }
  }
}

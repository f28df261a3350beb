package dev.access4j.admin;

import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import java.util.function.Consumer;

/**
 * Administers the organization of an {@link Actor}. Thread-safe.
 *
 * <p>What holds for every method of every service:
 *
 * <ul>
 *   <li>It needs the permissions that {@link AdminOperation} says. Without them it throws {@link
 *       PermissionDeniedException}, does nothing, and leaves an audit event (AD-4).
 *   <li>A change is one transaction with its audit events; when the call returns, the next
 *       evaluation in this process sees it (AD-5, EV-11). A call that throws anything else than
 *       {@link PermissionDeniedException} leaves no trace; only after a {@link
 *       dev.access4j.store.StoreException} it may be unknown whether it was done.
 *   <li>Input that a rule refuses, or that names what does not exist, throws {@link
 *       dev.access4j.directory.ValidationException} with every fault at once (AD-8).
 *   <li>An edit names the revision at which its thing was read. If it was put since, it throws
 *       {@link ConflictException} with what is there now (AD-7), which is shown to who may write it
 *       though it may not read. So does a revision that the organization has not come to.
 *   <li>A store that cannot be read or written throws {@link dev.access4j.store.StoreException};
 *       what a racing writer made inconsistent throws its subtype {@link
 *       dev.access4j.store.IntegrityException}.
 *   <li>A change within the work of another write to the same store throws {@link
 *       IllegalStateException}.
 *   <li>It costs one transaction, and in it a query for each kind of thing that its input names,
 *       and a few statements for each thing that it changes.
 * </ul>
 */
public interface AccessAdmin {

  /**
   * Administers end users.
   *
   * @return the service, the same at each call
   */
  UserAdmin users();

  /**
   * Administers roles.
   *
   * @return the service, the same at each call
   */
  RoleAdmin roles();

  /**
   * Administers groups.
   *
   * @return the service, the same at each call
   */
  GroupAdmin groups();

  /**
   * Administers solutions, their versions and the permissions on them.
   *
   * @return the service, the same at each call
   */
  SolutionAdmin solutions();

  /**
   * Administers with whom solutions are shared.
   *
   * @return the service, the same at each call
   */
  ShareAdmin shares();

  /**
   * Migrates to shares.
   *
   * @return the service, the same at each call
   */
  MigrationAdmin migration();

  /**
   * Keeps the organization and its identity provider in step.
   *
   * @return the service, the same at each call
   */
  IdentityAdmin identity();

  /**
   * Reads what was administered.
   *
   * @return the service, the same at each call
   */
  AuditAdmin audit();

  /**
   * Makes changes of any kind in one transaction, as a plan has them that was made at an earlier
   * revision. It needs all permissions.
   *
   * @param actor who acts
   * @param seen the organization's revision that the plan was made at
   * @param work writes by the rules; it may run again after a conflict, so that it must have no
   *     other effects
   * @return a revision that holds the changes
   * @throws ConflictException if anything in the organization was changed since
   */
  Revision change(Actor actor, Revision seen, Consumer<? super AccessWriter> work);
}

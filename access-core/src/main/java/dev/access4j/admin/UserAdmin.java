package dev.access4j.admin;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Administers end users (DIR-2, DIR-3, DIR-8, DIR-11). See {@link AccessAdmin} for what holds
 * always.
 *
 * <p>Inviting, deactivating and deleting speak to the identity provider too, after the transaction:
 * what goes wrong there changes nothing here, and is part of the answer.
 */
public interface UserAdmin {

  /**
   * Pages through users by username (AD-9).
   *
   * @param actor who acts
   * @param filter which users
   * @param page how many after which one
   * @return the page
   */
  ListPage<Versioned<EndUser>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page);

  /**
   * Finds a user.
   *
   * @param actor who acts
   * @param user the user's id
   * @return the user, or empty if there is none
   */
  Optional<Versioned<EndUser>> find(Actor actor, EndUserId user);

  /**
   * Invites a user: makes it here, in the status {@code INVITED}, and has the identity provider
   * make or link its account and send the mail (ID-2). What could not be done there is kept as a
   * task: see {@link IdentityAdmin}.
   *
   * @param actor who acts
   * @param details what the user is to be
   * @return the user under a new id, and what went wrong with the account or the mail, if anything
   */
  default ProvidedUser invite(Actor actor, UserDetails details) {
    return invite(actor, Invitee.of(details));
  }

  /**
   * Invites a user into groups: as {@link #invite(Actor, UserDetails)}, and makes it a member in
   * the same transaction.
   *
   * @param actor who acts; into a group, it also needs the permission to change groups
   * @param invitee what the user is to be, and its groups
   * @return the user under a new id, and what went wrong with the account or the mail, if anything
   */
  ProvidedUser invite(Actor actor, Invitee invitee);

  /**
   * Invites many users, one after the other; each as {@link #invite(Actor, Invitee)} does. To do it
   * again goes on where it ended, by an exception or with the process: a user that is there with
   * the same username and e-mail address is not made again, gets mail only if it waits for it, and
   * joins those groups that it is not in. A user at fault is refused alone.
   *
   * @param actor who acts; asked for before the first, and again for each
   * @param invitees whom, read on this thread, one at a time
   * @param results gets the result of each, in order, on this thread; what it throws ends the call
   *     and is thrown on
   * @return how many became what
   */
  InviteSummary inviteAll(
      Actor actor, Iterator<Invitee> invitees, Consumer<? super InviteResult> results);

  /**
   * Lets somebody in whom the identity provider has verified (DIR-3): finds the user by its account
   * or, as long as it has none, by its confirmed e-mail address, which links the account. An
   * invited user becomes active, if the address that it was invited at is confirmed. It asks no
   * permission: who presents a verified identity acts for itself. One query for a user that is
   * active and linked; a transaction, audited as done by the service {@code sign-in}, the first
   * time.
   *
   * @param identity who signs in, as a {@link dev.access4j.identity.TokenVerifier} says
   * @return the user, active; or why it may not come in
   */
  SignIn signIn(VerifiedIdentity identity);

  /**
   * Has the identity provider send the invitation of an invited user again.
   *
   * @param actor who acts
   * @param user the user's id; its status is {@code INVITED}
   * @return the user, and what went wrong, if anything
   */
  ProvidedUser inviteAgain(Actor actor, EndUserId user);

  /**
   * Edits a user's details; its status and account stay.
   *
   * @param actor who acts
   * @param user the user's id
   * @param seen the revision that the user was read at
   * @param details what the user is to be, all of it
   * @return the user as it is now
   */
  Versioned<EndUser> edit(Actor actor, EndUserId user, Revision seen, UserDetails details);

  /**
   * Sets one attribute of many users, and leaves their others as they are (DIR-8).
   *
   * @param actor who acts
   * @param users the users' ids
   * @param seen the revision that the users were read at, the earliest if at several
   * @param key the attribute's key
   * @param values its values from now on; empty to take the attribute away
   * @return a revision that holds the change
   */
  Revision setAttribute(
      Actor actor, Set<EndUserId> users, Revision seen, String key, List<String> values);

  /**
   * Shuts an active user out (DIR-3), and has the identity provider disable its account and end its
   * sessions (ID-5), if the account is known. Done again it does so again. What could not be done
   * there is kept as a task: see {@link IdentityAdmin}.
   *
   * @param actor who acts
   * @param user the user's id
   * @return the user, denied everything from now on, and what went wrong at the provider, if
   *     anything
   */
  ProvidedUser deactivate(Actor actor, EndUserId user);

  /**
   * Lets a deactivated user in again (DIR-3), and has the identity provider enable its account.
   *
   * @param actor who acts
   * @param user the user's id
   * @return the user as it is now, and what went wrong at the provider, if anything
   */
  ProvidedUser reactivate(Actor actor, EndUserId user);

  /**
   * Tells what the deletion of a user would take along (DIR-11).
   *
   * @param actor who acts
   * @param user the user's id
   * @return everything that would go
   */
  DeletionPreview previewDelete(Actor actor, EndUserId user);

  /**
   * Deletes a user with its memberships, shares and assignments (DIR-11), and ends its sessions at
   * the identity provider. Its account there stays: it may be used elsewhere.
   *
   * @param actor who acts
   * @param user the user's id
   * @param seen the revision that the user was read at
   * @return what went wrong at the provider, if anything, and the user as it was, with a revision
   *     that holds the change
   */
  ProvidedUser delete(Actor actor, EndUserId user, Revision seen);

  /**
   * Deletes a user as {@link #delete} does, and its account at the identity provider too.
   *
   * @param actor who acts
   * @param user the user's id
   * @param seen the revision that the user was read at
   * @return what went wrong at the provider, if anything, and the user as it was, with a revision
   *     that holds the change
   */
  ProvidedUser deleteWithAccount(Actor actor, EndUserId user, Revision seen);

  /**
   * Assigns roles organization-wide; those that it has stay (AM-2). Refused where roles are granted
   * by shares (AM-3).
   *
   * @param actor who acts
   * @param user the user's id
   * @param roles roles of the organization
   * @return a revision that holds the change
   */
  Revision assign(Actor actor, EndUserId user, Set<RoleId> roles);

  /**
   * Takes organization-wide assignments away, also those kept at migration (AM-2, AM-3).
   *
   * @param actor who acts
   * @param user the user's id
   * @param roles the roles; those that it does not have are passed over
   * @return a revision that holds the change
   */
  Revision unassign(Actor actor, EndUserId user, Set<RoleId> roles);

  /**
   * Tells by what a user is reached: its groups, its assignments, and the shares with itself and
   * with its groups.
   *
   * @param actor who acts
   * @param user the user's id
   * @return what names the user, at one revision; empty if there is no such user
   */
  Optional<UserReach> reach(Actor actor, EndUserId user);

  /**
   * Tells which solutions a user can open (LU-1). As the evaluator answers, so that an inactive
   * user can open none.
   *
   * @param actor who acts
   * @param user the user's id
   * @return the solutions' ids in ascending order
   */
  List<SolutionId> solutions(Actor actor, EndUserId user);

  /**
   * Tells what a user may do on a solution, and by which grants it holds its roles there. As the
   * evaluator answers, so that an inactive user may do nothing.
   *
   * @param actor who acts
   * @param user the user's id
   * @param solution the solution and version
   * @return the user's roles there, and the operations on each resource that allows some
   */
  UserAbilities abilities(Actor actor, EndUserId user, SolutionRef solution);

  /**
   * Imports users and their memberships: makes those that are not there, and changes those that are
   * and differ. It only adds: a user that no row speaks of stays, and so does a membership. A new
   * user is {@code INVITED}, and no mail is sent: it becomes active at its first verified login
   * (DIR-3). The status and the account of a user that is there stay. To import the same rows again
   * changes nothing.
   *
   * <p>Rows are taken in batches, each of which is one transaction; what is wrong with a row
   * refuses that row and no other. A batch that the store refuses as a whole is tried again in
   * halves, down to the rows at fault. Several rows may speak of one user as long as they agree:
   * one that would change what was put since this import began, by another row or by somebody else,
   * is refused (AD-7). So what becomes of the rows does not depend on the size of the batches.
   *
   * <p>A dry run looks at each batch as if the rows before in that batch had been written, but not
   * those of the batches before: it does not see that a row contradicts one that is further away,
   * or has its e-mail address.
   *
   * <p>Holds one batch of rows in memory, and nothing that grows with their number. A batch costs
   * up to nine queries, two for each group that it names, and the writes of its changes.
   *
   * @param actor who acts; its permissions are asked for before a row is read, and again for each
   *     batch
   * @param rows the rows, read on this thread, as far as they are needed. What it throws ends the
   *     import and is thrown on; the batches before are written, the one that was being filled is
   *     not
   * @param settings the size of the batches, and whether this is a dry run
   * @param results gets the result of each row, in order, on this thread, outside of the
   *     transaction and after its end. What it throws ends the import and is thrown on
   * @return how many rows became what
   * @throws ImportStoppedException if the store fails; it says how far the import came
   */
  ImportSummary importAll(
      Actor actor,
      Iterator<ImportRow> rows,
      ImportSettings settings,
      Consumer<? super ImportResult> results);
}

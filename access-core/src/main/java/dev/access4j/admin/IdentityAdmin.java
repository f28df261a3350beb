package dev.access4j.admin;

import dev.access4j.directory.EndUserId;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.store.AccountTask;
import dev.access4j.store.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the organization and its identity provider in step (AM-5, ID-3, ID-5, ID-6). See {@link
 * AccessAdmin} for what holds always.
 *
 * <p>What a call has to do at the provider is noted in its transaction as an {@link AccountTask},
 * tried once after it, and crossed out when done. So an outage loses nothing, nor does the end of
 * the process: {@link #retry} does what is left. A host calls it from time to time, such as every
 * minute on one node.
 *
 * <p>{@link #retry}, {@link #reconcile} and {@link #settle} throw {@link IllegalStateException} if
 * no identity provider is set.
 */
public interface IdentityAdmin {

  /**
   * Pages through what is still to be done at the identity provider, by user.
   *
   * @param actor who acts
   * @param page how many after which user
   * @return the page; a task of an invited user tells why it got no mail (ID-3)
   */
  ListPage<AccountTask, EndUserId> tasks(Actor actor, PageRequest<EndUserId> page);

  /**
   * Tells what is still to be done for some users, such as those on a page of a list.
   *
   * @param actor who acts
   * @param users the users' ids
   * @return the tasks that there are
   */
  Map<EndUserId, AccountTask> tasksOf(Actor actor, Set<EndUserId> users);

  /**
   * Tries each task once more, one after the other. Several nodes may do so at once: what is done
   * twice leads to the same, but for mail that may be sent twice. After three in a row for which
   * the provider could not be reached it leaves the others for another time.
   *
   * @param actor who acts
   * @param results gets each task that was tried, as it is now, with an empty problem if it is
   *     done; on this thread
   * @return how many of those that were tried are done, and how many are not
   */
  RetrySummary retry(Actor actor, Consumer<? super AccountTask> results);

  /**
   * Compares all users with all accounts, and changes nothing (ID-6). Before it tells that an
   * account is gone, it asks for that account by itself. Holds the {@code sub} of each account in
   * memory while it runs, about 150 bytes each.
   *
   * @param actor who acts
   * @param differences gets each difference, on this thread, outside of any transaction
   * @return how much was compared
   * @throws dev.access4j.identity.IdentityException if the provider cannot be asked; the
   *     differences told by then hold
   */
  ReconcileSummary reconcile(Actor actor, Consumer<? super AccountDifference> differences);

  /**
   * Settles differences as each of them says, one transaction each. Each is looked at once more:
   * one that is not there any more, or looks different by now, is left alone.
   *
   * @param actor who acts
   * @param differences those to settle, as {@link #reconcile} told them
   * @param results gets what became of each, in order, on this thread
   */
  void settle(
      Actor actor,
      Collection<? extends AccountDifference> differences,
      Consumer<? super SettleResult> results);

  /**
   * Imports roles, groups, accounts, memberships and the roles of accounts from an identity
   * provider, live or from a file that it exported (AM-5). Things are made and changed, and nothing
   * is taken away; to import the same again changes nothing, unless a user has given a name up in
   * the first run that another one wants. Groups do not nest here: each group of the provider
   * becomes one named by its path, and carries what the groups around it carry.
   *
   * <p>It is written in batches, each one transaction: what the next batch does is unknown when the
   * notes of one are handed out. Permissions are asked for again at each batch. Roles and groups of
   * the provider are held in memory, accounts a batch at a time; of each role, while its holders
   * are read, the ids of those who have it here. A dry run also holds the ids of the users that it
   * would make. A batch costs a fixed number of queries and one for each group, and its writes:
   * some queries for each role, group and assignment that is new.
   *
   * @param actor who imports
   * @param source the provider, or what it exported
   * @param settings how
   * @param notes hears what was renamed, left out or refused, in order, after the batch was written
   * @return what was done, or what would be done if it is a dry run
   * @throws IdentityImportStoppedException if the provider or the store failed, with what was done
   *     before, in the place of what they threw
   * @throws PermissionDeniedException also in the middle, if a permission was withdrawn
   */
  IdentityImportSummary importFrom(
      Actor actor,
      IdentityDirectory source,
      IdentityImportSettings settings,
      Consumer<? super IdentityImportNote> notes);
}

package dev.access4j.admin;

import dev.access4j.identity.IdentityDirectory;
import java.util.function.Consumer;

/**
 * Keeps the organization and its identity provider in step (AM-5, ID-5, ID-6). See {@link
 * AccessAdmin} for what holds always.
 */
public interface IdentityAdmin {

  /**
   * Imports roles, groups, accounts, memberships and the roles of accounts from an identity
   * provider, live or from a file that it exported (AM-5). Things are made and changed, and nothing
   * is taken away; to import the same again changes nothing. Groups do not nest here: each group of
   * the provider becomes one named by its path, and carries what the groups around it carry.
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
   * @throws IdentityImportStoppedException if the provider or the store failed in the middle
   * @throws PermissionDeniedException also in the middle, if a permission was withdrawn
   */
  IdentityImportSummary importFrom(
      Actor actor,
      IdentityDirectory source,
      IdentityImportSettings settings,
      Consumer<? super IdentityImportNote> notes);
}

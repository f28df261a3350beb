package dev.access4j.admin;

import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.Optional;

/**
 * Administers with whom solutions are shared (SH-1 to SH-6). See {@link AccessAdmin} for what holds
 * always.
 */
public interface ShareAdmin {

  /**
   * Pages through the shares of a solution, those with users first.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param page how many after which one
   * @return the page; empty if there is no such solution
   */
  ListPage<Versioned<SolutionShare>, Grantee> list(
      Actor actor, SolutionId solution, PageRequest<Grantee> page);

  /**
   * Finds the share of a solution with a user or a group.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param grantee the user or group
   * @return the share, or empty if there is none
   */
  Optional<Versioned<SolutionShare>> find(Actor actor, SolutionId solution, Grantee grantee);

  /**
   * Shares a solution; one that is shared with the grantee already gets the new roles and validity
   * in place of the old (SH-6). To change a share that was looked at, use {@link #change}.
   *
   * @param actor who acts
   * @param share the share
   * @return the share as it is now
   */
  Versioned<SolutionShare> share(Actor actor, SolutionShare share);

  /**
   * Changes the roles or the validity of a share.
   *
   * @param actor who acts
   * @param seen the revision that the share was read at
   * @param share what the share is to be; there is one with this solution and grantee
   * @return the share as it is now
   */
  Versioned<SolutionShare> change(Actor actor, Revision seen, SolutionShare share);

  /**
   * Removes a share; it grants nothing to the very next evaluation (SH-6). One that is not there
   * stays so: what is to be revoked is never kept for having been changed meanwhile.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param grantee the user or group
   * @return a revision that holds the change
   */
  Revision unshare(Actor actor, SolutionId solution, Grantee grantee);

  /**
   * Opens a solution to anyone, or to invited users only (SH-5).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param seen the revision that the solution was read at
   * @param access who may open it without a share
   * @return the solution as it is now
   */
  Versioned<Solution> setGeneralAccess(
      Actor actor, SolutionId solution, Revision seen, GeneralAccess access);
}

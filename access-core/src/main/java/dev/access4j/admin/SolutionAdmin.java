package dev.access4j.admin;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.Optional;
import java.util.Set;

/**
 * Administers solutions, their versions and the permissions on them (SOL-1 to SOL-7). A published
 * version is immutable: what changes versions takes drafts only. See {@link AccessAdmin} for what
 * holds always.
 */
public interface SolutionAdmin {

  /**
   * Pages through solutions by name (AD-9).
   *
   * @param actor who acts
   * @param filter which solutions
   * @param page how many after which one
   * @return the page
   */
  ListPage<Versioned<Solution>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page);

  /**
   * Finds a solution.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @return the solution, or empty if there is none
   */
  Optional<Versioned<Solution>> find(Actor actor, SolutionId solution);

  /**
   * Creates a solution for invited users only, without versions.
   *
   * @param actor who acts
   * @param solution the new solution's id, which is free
   * @param name its name (DIR-13)
   * @return the solution
   */
  Versioned<Solution> create(Actor actor, SolutionId solution, String name);

  /**
   * Renames a solution.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param seen the revision that the solution was read at
   * @param name its new name (DIR-13)
   * @return the solution as it is now
   */
  Versioned<Solution> rename(Actor actor, SolutionId solution, Revision seen, String name);

  /**
   * Tells what the deletion of a solution would take along. As large as that is.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @return everything that would go
   */
  DeletionPreview previewDelete(Actor actor, SolutionId solution);

  /**
   * Deletes a solution with its versions, shares and own roles.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param seen the revision that the solution was read at
   * @return a revision that holds the change
   */
  Revision delete(Actor actor, SolutionId solution, Revision seen);

  /**
   * Pages through the versions of a solution.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param page how many after which one
   * @return the page, in the store's order of ids; empty if there is no such solution
   */
  ListPage<Versioned<SolutionVersion>, VersionId> versions(
      Actor actor, SolutionId solution, PageRequest<VersionId> page);

  /**
   * Finds a version.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the version's id
   * @return the version, or empty if there is none
   */
  Optional<Versioned<SolutionVersion>> version(Actor actor, SolutionId solution, VersionId version);

  /**
   * Makes a draft that lists the organization's default role, which is made if missing (SOL-2).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the new version's id, which is free
   * @return the draft
   */
  Versioned<SolutionVersion> draft(Actor actor, SolutionId solution, VersionId version);

  /**
   * Replaces a draft: its listed roles, processes, UI flows and all permissions.
   *
   * @param actor who acts
   * @param seen the revision that the draft was read at
   * @param draft what the draft is to be; its state stays {@code DRAFT}
   * @return the draft as it is now
   */
  Versioned<SolutionVersion> edit(Actor actor, Revision seen, SolutionVersion draft);

  /**
   * Says which roles a draft lists. A role that is left out is taken out of the draft's permissions
   * too (SOL-6).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the draft's id
   * @param seen the revision that the draft was read at
   * @param roles the roles that it lists from now on, in order
   * @return the draft as it is now
   */
  Versioned<SolutionVersion> listRoles(
      Actor actor, SolutionId solution, VersionId version, Revision seen, Set<RoleId> roles);

  /**
   * Says which roles may do an operation on a swimlane or a UI flow of a draft (SOL-3, SOL-5).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the draft's id
   * @param seen the revision that the draft was read at
   * @param resource the swimlane or UI flow, which the draft has
   * @param operation the operation, one of that kind of resource
   * @param roles the roles that may from now on, each listed on the draft; empty for nobody
   * @return the draft as it is now
   */
  Versioned<SolutionVersion> permit(
      Actor actor,
      SolutionId solution,
      VersionId version,
      Revision seen,
      Resource resource,
      Operation operation,
      Set<RoleId> roles);

  /**
   * Publishes a draft (SOL-1, SOL-7); a published version stays as it is.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the version's id
   * @param seen the revision that the version was read at
   * @return the version as it is now
   */
  Versioned<SolutionVersion> publish(
      Actor actor, SolutionId solution, VersionId version, Revision seen);

  /**
   * Makes a published version the live one (SOL-1).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the version's id
   * @param seen the revision that the solution was read at
   * @return the solution as it is now
   */
  Versioned<Solution> makeLive(Actor actor, SolutionId solution, VersionId version, Revision seen);

  /**
   * Leaves a solution without a live version: nobody starts instances, and running ones go on.
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param seen the revision that the solution was read at
   * @return the solution as it is now
   */
  Versioned<Solution> endLive(Actor actor, SolutionId solution, Revision seen);

  /**
   * Deletes a draft. A published version stays: instances may be pinned to it (SOL-1).
   *
   * @param actor who acts
   * @param solution the solution's id
   * @param version the draft's id
   * @param seen the revision that the draft was read at
   * @return a revision that holds the change
   */
  Revision discard(Actor actor, SolutionId solution, VersionId version, Revision seen);
}

package dev.access4j.admin;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.Optional;

/**
 * Administers roles (DIR-5, DIR-6, DIR-10, DIR-12). See {@link AccessAdmin} for what holds always.
 */
public interface RoleAdmin {

  /**
   * Pages through roles by name, those of the organization and of solutions, without the built-in
   * one (AD-9).
   *
   * @param actor who acts
   * @param filter which roles
   * @param page how many after which one
   * @return the page
   */
  ListPage<Versioned<EndUserRole>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page);

  /**
   * Finds a role.
   *
   * @param actor who acts
   * @param role the role's id
   * @return the role, or empty if there is none; the built-in one is not found
   */
  Optional<Versioned<EndUserRole>> find(Actor actor, RoleId role);

  /**
   * Creates a role.
   *
   * @param actor who acts
   * @param details the role's name and description
   * @param scope what it belongs to, for ever (DIR-12)
   * @return the role under a new id
   */
  Versioned<EndUserRole> create(Actor actor, RoleDetails details, RoleScope scope);

  /**
   * Edits a role.
   *
   * @param actor who acts
   * @param role the role's id
   * @param seen the revision that the role was read at
   * @param details the new name and description
   * @return the role as it is now
   */
  Versioned<EndUserRole> edit(Actor actor, RoleId role, Revision seen, RoleDetails details);

  /**
   * Tells what the deletion of a role would take along (DIR-10). As large as that is.
   *
   * @param actor who acts
   * @param role the role's id
   * @return everything that would go, and everything that would lose the role
   */
  DeletionPreview previewDelete(Actor actor, RoleId role);

  /**
   * Deletes a role with everything that names it (DIR-10).
   *
   * @param actor who acts
   * @param role the role's id
   * @param seen the revision that the role was read at
   * @return a revision that holds the change
   */
  Revision delete(Actor actor, RoleId role, Revision seen);
}

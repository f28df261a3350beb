package dev.access4j.identity;

import dev.access4j.directory.OrganizationId;

/**
 * Accounts, groups and roles as they are at an identity provider, live or in a file that it has
 * exported (AM-5, ID-6). Thread-safe.
 *
 * <p>Each method returns a page, from the start if {@code after} is empty, else after the page that
 * gave it as its {@link IdentityPage#next}. Pages are no snapshot: what is added or removed
 * meanwhile may be missed, so that a caller looks once more before it believes that something is
 * gone. A page costs one request or a few, and never one for each item. Each method throws {@link
 * IdentityException}, of the kind {@code NOT_FOUND} also for an organization that the directory
 * does not know, and {@link IllegalArgumentException} for a limit below 1.
 */
public interface IdentityDirectory {

  /**
   * Pages through all accounts of people; those of programs are left out.
   *
   * @param organization the organization
   * @param after where to go on, or empty
   * @param limit how many at most
   * @return the page
   */
  IdentityPage<Account> accounts(OrganizationId organization, String after, int limit);

  /**
   * Pages through all groups, nested ones too, a group before those in it. Each has the attributes
   * and roles of its own only.
   *
   * @param organization the organization
   * @param after where to go on, or empty
   * @param limit how many at most; about so many, where groups nest
   * @return the page
   */
  IdentityPage<IdentityGroup> groups(OrganizationId organization, String after, int limit);

  /**
   * Pages through the direct members of a group, without those of the groups in it.
   *
   * @param organization the organization
   * @param group the group's id at the provider
   * @param after where to go on, or empty
   * @param limit how many at most
   * @return a page of {@code sub}s
   */
  IdentityPage<String> members(OrganizationId organization, String group, String after, int limit);

  /**
   * Pages through the roles of the whole organization, without those that the provider has for
   * itself.
   *
   * @param organization the organization
   * @param after where to go on, or empty
   * @param limit how many at most
   * @return the page
   */
  IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit);

  /**
   * Pages through the accounts that a role is assigned to directly, not by a group or another role.
   *
   * @param organization the organization
   * @param role the role's name
   * @param after where to go on, or empty
   * @param limit how many at most
   * @return a page of {@code sub}s
   */
  IdentityPage<String> holders(OrganizationId organization, String role, String after, int limit);
}

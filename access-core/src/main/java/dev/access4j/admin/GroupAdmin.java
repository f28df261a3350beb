package dev.access4j.admin;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Administers groups (DIR-7, DIR-8, DIR-11). See {@link AccessAdmin} for what holds always. */
public interface GroupAdmin {

  /**
   * Pages through groups by name (AD-9).
   *
   * @param actor who acts
   * @param filter which groups
   * @param page how many after which one
   * @return the page
   */
  ListPage<Versioned<EndUserGroup>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page);

  /**
   * Finds a group.
   *
   * @param actor who acts
   * @param group the group's id
   * @return the group, or empty if there is none
   */
  Optional<Versioned<EndUserGroup>> find(Actor actor, GroupId group);

  /**
   * Pages through the members of a group.
   *
   * @param actor who acts
   * @param group the group's id
   * @param page how many after which one
   * @return the page, in the store's order of ids; empty if there is no such group
   */
  ListPage<EndUser, EndUserId> members(Actor actor, GroupId group, PageRequest<EndUserId> page);

  /**
   * Creates a group without members.
   *
   * @param actor who acts
   * @param details what the group is to be
   * @return the group under a new id
   */
  Versioned<EndUserGroup> create(Actor actor, GroupDetails details);

  /**
   * Edits a group; its members stay.
   *
   * @param actor who acts
   * @param group the group's id
   * @param seen the revision that the group was read at
   * @param details what the group is to be, all of it
   * @return the group as it is now
   */
  Versioned<EndUserGroup> edit(Actor actor, GroupId group, Revision seen, GroupDetails details);

  /**
   * Sets one attribute of many groups, and leaves their others as they are (DIR-8).
   *
   * @param actor who acts
   * @param groups the groups' ids
   * @param seen the revision that the groups were read at, the earliest if at several
   * @param key the attribute's key
   * @param values its values from now on; empty to take the attribute away
   * @return a revision that holds the change
   */
  Revision setAttribute(
      Actor actor, Set<GroupId> groups, Revision seen, String key, List<String> values);

  /**
   * Makes users members; those that are stay so.
   *
   * @param actor who acts
   * @param group the group's id
   * @param users the users' ids
   * @return a revision that holds the change
   */
  Revision addMembers(Actor actor, GroupId group, Set<EndUserId> users);

  /**
   * Ends memberships; who is no member stays none.
   *
   * @param actor who acts
   * @param group the group's id
   * @param users the users' ids
   * @return a revision that holds the change
   */
  Revision removeMembers(Actor actor, GroupId group, Set<EndUserId> users);

  /**
   * Tells what the deletion of a group would take along (DIR-11). As large as that is: every
   * membership is listed.
   *
   * @param actor who acts
   * @param group the group's id
   * @return everything that would go
   */
  DeletionPreview previewDelete(Actor actor, GroupId group);

  /**
   * Deletes a group with its memberships and shares, never its members (DIR-11).
   *
   * @param actor who acts
   * @param group the group's id
   * @param seen the revision that the group was read at
   * @return a revision that holds the change
   */
  Revision delete(Actor actor, GroupId group, Revision seen);
}

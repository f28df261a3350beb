package dev.access4j.store;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.solution.Solution;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of {@link ReadView} that administration alone reads: lists by name, when things were
 * last put, the audit log, and what is still to be done at the identity provider. What holds for
 * every method of a view holds here.
 */
public interface AdministrationView {

  /**
   * Tells when things were last put, so that an edit of something older can be refused (AD-7).
   * Memberships and assignments are not put and have no revision, nor do they move that of their
   * group, user or role. One query for each kind of thing among them; none for an empty set.
   *
   * @param subjects organizations, users, roles, groups, solutions, versions or shares
   * @return the revision of the write that last put it, for each one that exists
   */
  Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects);

  /**
   * Pages through users by username (AD-9), without what names them.
   *
   * <p>Any of four names may begin with the filter's prefix, so that a store may look at user after
   * user in the order of usernames: for a prefix that few names begin with, a page can cost as much
   * as looking at all users of the organization.
   *
   * @param filter which users
   * @param page how many after which one
   * @return the page, of exactly those that match; shorter than its limit only at the end
   */
  List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page);

  /**
   * Pages through roles by name, without the built-in one (AD-9).
   *
   * @param filter which roles
   * @param page how many after which one
   * @return the page, of exactly those that match; shorter than its limit only at the end
   */
  List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page);

  /**
   * Pages through groups by name (AD-9), without their shares.
   *
   * @param filter which groups
   * @param page how many after which one
   * @return the page, of exactly those that match; shorter than its limit only at the end
   */
  List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page);

  /**
   * Pages through solutions by name (AD-9).
   *
   * @param filter which solutions
   * @param page how many after which one
   * @return the page, of exactly those that match; shorter than its limit only at the end
   */
  List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page);

  /**
   * Pages through the audit log by the number of its entries (AD-6).
   *
   * @param query which entries, and in which order
   * @param page how many after which number: above it if the oldest come first, else below it
   * @return the page; shorter than its limit only at the end
   */
  List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page);

  /**
   * Finds what is still to be done at the identity provider for some users (ID-3). One query for
   * all of them. A task makes no revision: two views of the same one may differ in tasks.
   *
   * @param users the users' ids; they may be deleted by now
   * @return the tasks that there are, by user
   */
  Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users);

  /**
   * Pages through everything that is still to be done at the identity provider (ID-5), by user.
   *
   * @param page how many after which user
   * @return the page, in ascending order of the users' ids; shorter than its limit only at the end
   */
  List<AccountTask> accountTasks(PageRequest<EndUserId> page);
}

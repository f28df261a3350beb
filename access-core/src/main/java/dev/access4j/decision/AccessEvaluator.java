package dev.access4j.decision;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.PageRequest;
import dev.access4j.store.StaleReadException;
import dev.access4j.store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers who may do what. All its answers agree with one another and with the gates EV-1 to EV-7;
 * none is null, and there is no switch that turns checking off (EV-8). Thread-safe.
 *
 * <p>It answers from what it has cached, as fresh as EV-11 says: after a write in this process the
 * next call sees it. A call that has to read the store and cannot throws {@link StoreException},
 * and so says nothing of access (EV-9). After {@code Access4j.close()} every question throws {@link
 * IllegalStateException}, a batch as a whole, and so do the handles.
 *
 * <p>Warm means that the subject, its groups and the version are cached and that the organization
 * has not changed since they were last put together: then nothing is read. After a change they are
 * put together anew from the caches, without a query. What is not cached costs one query each for
 * the subject, all of its groups and the version, the first time also for the organization and its
 * revision, all through one view. Past the freshness bound (see {@link CacheSettings}) a call opens
 * a view too, to hear of the store.
 *
 * <p>{@link #solutions}, {@link #users} and {@link #scope(Subject, Operation, AttributeSource)
 * scope} over all versions take no {@code atLeast}: they open a view at each call, and a view shows
 * all that had been committed when it was opened.
 */
public interface AccessEvaluator {

  /**
   * Tells whether a request is allowed (EV-8).
   *
   * <p>Once warm it makes three hash look-ups, and with business filters one more for each key and
   * at most one for each value: no query, no allocation, and no lock that could make it wait. If a
   * share of the subject on the solution starts or ends at some time it also reads the clock, and
   * {@link System#nanoTime} if the store's feed is not {@link ChangeFeed#immediate immediate}.
   *
   * @param request the question
   * @return true if allowed
   * @throws StaleReadException if the store has not come to {@link AccessRequest#atLeast}, or not
   *     to what this process has heard of already (EV-11)
   * @throws StoreException if the store has to be read and cannot (EV-9)
   */
  boolean isAllowed(AccessRequest request);

  /**
   * Decides a request, with a grant or a reason (EV-8). Reads what {@link #isAllowed} reads, and
   * nothing once warm.
   *
   * @param request the question
   * @return allowed with one deciding grant, or denied with the reason
   * @throws StaleReadException if the store has not come to {@link AccessRequest#atLeast}, or not
   *     to what this process has heard of already (EV-11)
   * @throws StoreException if the store has to be read and cannot (EV-9)
   */
  Decision evaluate(AccessRequest request);

  /**
   * Decides a request and tells everything that led to it (EV-8). For people, not for loops. Reads
   * what {@link #isAllowed} reads; opens a view even when warm for names that no decision needs:
   * that of a user who was not explained before, and those of roles that the subject reaches and
   * the version does not list.
   *
   * @param request the question
   * @return the decision, each gate, every grant, and on a denial what is missing
   * @throws StaleReadException if the store has not come to {@link AccessRequest#atLeast}, or not
   *     to what this process has heard of already (EV-11)
   * @throws StoreException if the store has to be read and cannot (EV-9)
   */
  Explanation explain(AccessRequest request);

  /**
   * Decides many requests, those of one organization at one revision (EV-10). Reads nothing for an
   * organization whose requests are all warm, and otherwise opens one view for it, with a query for
   * each subject and version that is not cached.
   *
   * @param requests the questions
   * @return an answer for each, in the order of the questions; what goes wrong with one, a store
   *     that cannot be read or is {@link StaleReadException not fresh enough} included, stays with
   *     it (EV-17)
   */
  List<BatchAnswer> evaluateAll(List<AccessRequest> requests);

  /**
   * Returns a handle for one subject on one solution (EV-16).
   *
   * @param subject who will ask
   * @param solution the solution and version
   * @return the handle; making it reads nothing
   */
  SolutionAccess access(Subject subject, SolutionRef solution);

  /**
   * Returns a handle for one operation on one resource (EV-16).
   *
   * @param organization the organization whose subjects will ask
   * @param solution the solution and version
   * @param resource the swimlane or UI flow
   * @param operation what they will want to do
   * @return the handle; making it reads nothing
   */
  PreparedCheck prepare(
      OrganizationId organization, SolutionRef solution, Resource resource, Operation operation);

  /**
   * Finds the solutions that a subject can open (LU-1): those with a live version on which it holds
   * a listed role. Always opens a view: one query for the candidates, one for those of them that
   * are not cached, and those for the subject and its groups when cold.
   *
   * @param subject who asks
   * @return the solutions' ids in ascending order, taken at one revision
   * @throws StoreException if the store cannot be read
   */
  List<SolutionId> solutions(Subject subject);

  /**
   * Finds the end users that are allowed something (LU-4), a page at a time. Always opens a view:
   * one query for each hundred candidates (or as many as the page may have, if that is more), one
   * for those of their groups that are not cached, until the page is full or nobody is left. The
   * users that it finds are not cached.
   *
   * @param query the question
   * @param page how many after whom
   * @return the page, taken at one revision; never cut in silence
   * @throws StoreException if the store cannot be read
   */
  UserPage users(UserQuery query, PageRequest<EndUserId> page);

  /**
   * Streams the end users that are allowed something (LU-4), page by page as they are consumed.
   * Each page is taken at its own revision; who is allowed all the while is in it once. Reads
   * nothing before it is consumed, then as {@link #users(UserQuery, PageRequest)} does in pages of
   * 500. Holds one page in memory.
   *
   * @param query the question
   * @return the users in the store's order of ids; the stream throws {@link StoreException} if the
   *     store cannot be read to the end
   */
  Stream<EndUser> users(UserQuery query);

  /**
   * Makes the condition for a query over an engine's own table (LU-5), over all solutions and
   * published versions that the subject reaches. Always opens a view: one query for the versions,
   * one for those of them that are not cached, and those for the subject and its groups when cold.
   *
   * @param subject who asks
   * @param operation what the subject wants to do with a row
   * @param source which of the subject's attributes count against a row's filters (EV-12)
   * @return nothing, or a condition; taken at one revision and at one moment, and frozen then
   * @throws StoreException if the store cannot be read
   */
  AccessScope scope(Subject subject, Operation operation, AttributeSource source);

  /**
   * Makes the condition for a query over an engine's own table (LU-5), over the versions that its
   * rows can have: those that it has deployed. From the caches, as fresh as a check (EV-11): warm
   * it opens no view and reads nothing. What is not cached costs what it costs a check, with one
   * query for all such versions. Works out each version and walks over its resources, so that the
   * cost grows as the list does.
   *
   * <p>For a node that must see what another has just written there is {@link #scope(Subject,
   * Operation, AttributeSource)}, which always opens a view.
   *
   * @param subject who asks
   * @param operation what the subject wants to do with a row
   * @param source which of the subject's attributes count against a row's filters (EV-12)
   * @param versions the versions to ask about, in any order; one that is unknown or not published
   *     has no rows, and rows of a version that is not among them are in no condition
   * @return nothing, or a condition; taken at one revision and at one moment, and frozen then
   * @throws StaleReadException if the store has not come to what this process has heard of already
   *     (EV-11)
   * @throws StoreException if the store has to be read and cannot (EV-9)
   */
  AccessScope scope(
      Subject subject,
      Operation operation,
      AttributeSource source,
      Collection<SolutionRef.Pinned> versions);

  /**
   * Returns what the caches have done. Reads nothing.
   *
   * @return a snapshot
   */
  EvaluatorStatistics statistics();
}

package dev.access4j.decision;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import dev.access4j.store.StoreException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers who may do what. All its answers agree with one another and with the gates EV-1 to EV-7;
 * none is null, and there is no switch that turns checking off (EV-8). Thread-safe.
 *
 * <p>It answers from what it has cached, as fresh as EV-11 says: after a write in this process the
 * next call sees it. A call that has to read the store and cannot throws {@link StoreException},
 * and so says nothing of access (EV-9). Warm means that the subject, its groups and the version are
 * cached and that the organization has not changed since they were last put together.
 */
public interface AccessEvaluator {

  /**
   * Tells whether a request is allowed.
   *
   * @param request the question
   * @return true if allowed. Once warm: three hash look-ups, no query, no allocation, and no lock
   *     that could make it wait
   * @throws StoreException if the store has to be read and cannot, or is not fresh enough
   */
  boolean isAllowed(AccessRequest request);

  /**
   * Decides a request, with a grant or a reason.
   *
   * @param request the question
   * @return allowed with one deciding grant, or denied with the reason
   * @throws StoreException if the store has to be read and cannot, or is not fresh enough
   */
  Decision evaluate(AccessRequest request);

  /**
   * Decides a request and tells everything that led to it.
   *
   * @param request the question
   * @return the decision, each gate, every grant, and on a denial what is missing
   * @throws StoreException if the store has to be read and cannot, or is not fresh enough
   */
  Explanation explain(AccessRequest request);

  /**
   * Decides many requests, those of one organization at one revision (EV-10).
   *
   * @param requests the questions
   * @return an answer for each, in the order of the questions; what goes wrong with one, a store
   *     that cannot be read included, stays with it (EV-17)
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
   * a listed role.
   *
   * @param subject who asks
   * @return the solutions' ids in ascending order, taken at one revision
   * @throws StoreException if the store cannot be read
   */
  List<SolutionId> solutions(Subject subject);

  /**
   * Finds the end users that are allowed something (LU-4), a page at a time. Reads the store.
   *
   * @param query the question
   * @param page how many after whom
   * @return the page, taken at one revision; never cut in silence
   * @throws StoreException if the store cannot be read
   */
  UserPage users(UserQuery query, PageRequest<EndUserId> page);

  /**
   * Streams the end users that are allowed something (LU-4), page by page as they are consumed.
   * Each page is taken at its own revision; who is allowed all the while is in it once.
   *
   * @param query the question
   * @return the users in the store's order of ids; the stream throws {@link StoreException} if the
   *     store cannot be read to the end
   */
  Stream<EndUser> users(UserQuery query);

  /**
   * Makes the condition for a query over an engine's own table (LU-5), over all solutions and
   * published versions that the subject reaches.
   *
   * @param subject who asks
   * @param operation what the subject wants to do with a row
   * @param source which of the subject's attributes count against a row's filters (EV-12)
   * @return nothing, or a condition; taken at one revision
   * @throws StoreException if the store cannot be read
   */
  AccessScope scope(Subject subject, Operation operation, AttributeSource source);

  /**
   * Returns what the caches have done.
   *
   * @return a snapshot
   */
  EvaluatorStatistics statistics();
}

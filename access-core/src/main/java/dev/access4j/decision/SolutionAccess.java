package dev.access4j.decision;

import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import dev.access4j.store.StoreException;
import java.util.List;
import java.util.Set;

/**
 * One subject on one solution: a handle for an engine that asks much about one user (EV-16). It has
 * done the look-ups, and renews itself after a change or when a share starts or ends, so that it
 * can be kept as long as one likes. Thread-safe.
 *
 * <p>Every question throws {@link StoreException} when it has to read the store and cannot; it then
 * says nothing of access (EV-9). It throws {@link StaleReadException}, which is a StoreException,
 * if the store has not come to the revision that {@link #atLeast} was told, and {@link
 * IllegalStateException} after {@code Access4j.close()}.
 *
 * <p>Warm, none of the questions reads the store. A check only looks up the resource, and with
 * business filters each key and at most each value. The first four resources that it was asked
 * about in a version it knows by their objects: a caller who asks with these again, rather than
 * with new ones of the same names, saves that look-up too. {@link #canStart}, {@link
 * #evaluateStart}, {@link #instanceAccess}, {@link #evaluateView} and {@link #laneTransition} look
 * up the process and its swimlanes, {@link #operations} the resource once for all operations, and
 * {@link #resources} and {@link #roles} walk over the whole version. What is not warm is read as
 * {@link AccessEvaluator} says.
 */
public interface SolutionAccess {

  /**
   * Returns who asks.
   *
   * @return the subject
   */
  Subject subject();

  /**
   * Returns what is asked about.
   *
   * @return the solution and version
   */
  SolutionRef solution();

  /**
   * Returns a handle that answers at a revision or a later one (EV-11). Reads nothing.
   *
   * @param revision the oldest revision that may answer
   * @return a handle for the same subject and solution
   */
  SolutionAccess atLeast(Revision revision);

  /**
   * Tells whether the subject may do something, without business filters (EV-8).
   *
   * @param resource the swimlane or UI flow
   * @param operation what the subject wants to do
   * @return true if allowed; allocates nothing once warm
   */
  default boolean isAllowed(Resource resource, Operation operation) {
    return isAllowed(resource, operation, BusinessFilters.NONE);
  }

  /**
   * Tells whether the subject may do something (EV-8).
   *
   * @param resource the swimlane or UI flow
   * @param operation what the subject wants to do
   * @param filters the instance's business-filter values
   * @return true if allowed; allocates nothing once warm
   */
  boolean isAllowed(Resource resource, Operation operation, BusinessFilters filters);

  /**
   * Decides without business filters, with a grant or a reason (EV-8).
   *
   * @param resource the swimlane or UI flow
   * @param operation what the subject wants to do
   * @return the decision, as {@link AccessEvaluator#evaluate} gives it
   */
  default Decision evaluate(Resource resource, Operation operation) {
    return evaluate(resource, operation, BusinessFilters.NONE);
  }

  /**
   * Decides, with a grant or a reason (EV-8).
   *
   * @param resource the swimlane or UI flow
   * @param operation what the subject wants to do
   * @param filters the instance's business-filter values
   * @return the decision, as {@link AccessEvaluator#evaluate} gives it
   */
  Decision evaluate(Resource resource, Operation operation, BusinessFilters filters);

  /**
   * Tells whether the subject may start an instance without business filters (EV-13).
   *
   * @param process the process
   * @return true if {@code EXECUTE} and {@code SELF_ASSIGN} are allowed on its start swimlane
   */
  default boolean canStart(String process) {
    return canStart(process, BusinessFilters.NONE);
  }

  /**
   * Tells whether the subject may start an instance (EV-13).
   *
   * @param process the process
   * @param filters the business-filter values that the instance will have
   * @return true if {@code EXECUTE} and {@code SELF_ASSIGN} are allowed on its start swimlane
   */
  boolean canStart(String process, BusinessFilters filters);

  /**
   * Decides whether the subject may start an instance without business filters, with a grant or a
   * reason (EV-13).
   *
   * @param process the process
   * @return the decision, as {@link #evaluateStart(String, BusinessFilters)} gives it
   */
  default Decision evaluateStart(String process) {
    return evaluateStart(process, BusinessFilters.NONE);
  }

  /**
   * Decides whether the subject may start an instance, with a grant or a reason (EV-13). {@code
   * EXECUTE} on the process's start swimlane is asked first, {@code SELF_ASSIGN} after it.
   *
   * @param process the process
   * @param filters the business-filter values that the instance will have
   * @return allowed exactly if {@link #canStart} is true, with the grant of {@code EXECUTE}; else
   *     denied with the first gate that failed of the first of the two that is denied, which for an
   *     unknown process is {@link DenialReason#UNKNOWN_RESOURCE} once EV-1 to EV-4 are passed
   */
  Decision evaluateStart(String process, BusinessFilters filters);

  /**
   * Tells what the subject may do with an instance without business filters (EV-14).
   *
   * @param process the process
   * @param swimlane the swimlane that the instance's token is in
   * @return full, read-only or no access
   */
  default InstanceAccess instanceAccess(String process, String swimlane) {
    return instanceAccess(process, swimlane, BusinessFilters.NONE);
  }

  /**
   * Tells what the subject may do with an instance (EV-14). To an instance with several tokens it
   * has the {@link InstanceAccess#best best} access over the swimlanes that they are in.
   *
   * @param process the process
   * @param swimlane the swimlane that the instance's token is in
   * @param filters the instance's business-filter values
   * @return full, read-only or no access
   */
  InstanceAccess instanceAccess(String process, String swimlane, BusinessFilters filters);

  /**
   * Decides whether the subject may see an instance without business filters, with a grant or a
   * reason (EV-14).
   *
   * @param process the process
   * @param swimlane the swimlane that the instance's token is in
   * @return the decision, as {@link #evaluateView(String, String, BusinessFilters)} gives it
   */
  default Decision evaluateView(String process, String swimlane) {
    return evaluateView(process, swimlane, BusinessFilters.NONE);
  }

  /**
   * Decides whether the subject may see an instance at all, with a grant or a reason (EV-14).
   *
   * @param process the process
   * @param swimlane the swimlane that the instance's token is in
   * @param filters the instance's business-filter values
   * @return allowed exactly if {@link #instanceAccess} is not {@link InstanceAccess#DENIED}, with a
   *     grant of the first that is permitted: {@code EXECUTE} on the swimlane, {@code VIEW} there,
   *     {@code EXECUTE} on another one; else denied with the first gate that failed, which is
   *     {@link DenialReason#OPERATION_NOT_PERMITTED} also where only the process forbids to read
   */
  Decision evaluateView(String process, String swimlane, BusinessFilters filters);

  /**
   * Tells what a move of the token of an instance without business filters does (EV-15).
   *
   * @param process the process
   * @param from the swimlane that the token leaves
   * @param to the swimlane that it enters
   * @return lost when {@link InstanceAccess#FULL} ends, regained when it begins
   */
  default LaneTransition laneTransition(String process, String from, String to) {
    return laneTransition(process, from, to, BusinessFilters.NONE);
  }

  /**
   * Tells what a move of the token does to the subject's access (EV-15). Of an instance with
   * several tokens, compare the best access before with that after: {@link LaneTransition#between}.
   *
   * @param process the process
   * @param from the swimlane that the token leaves
   * @param to the swimlane that it enters
   * @param filters the instance's business-filter values
   * @return lost when {@link InstanceAccess#FULL} ends, regained when it begins
   */
  LaneTransition laneTransition(String process, String from, String to, BusinessFilters filters);

  /**
   * Finds which operations are allowed on a resource without business filters (LU-2).
   *
   * @param resource the swimlane or UI flow
   * @return the operations, in the order of {@link Operation}
   */
  default Set<Operation> operations(Resource resource) {
    return operations(resource, BusinessFilters.NONE);
  }

  /**
   * Finds which operations are allowed on a resource (LU-2).
   *
   * @param resource the swimlane or UI flow
   * @param filters the instance's business-filter values
   * @return the operations, in the order of {@link Operation}
   */
  Set<Operation> operations(Resource resource, BusinessFilters filters);

  /**
   * Finds on which resources an operation is allowed without business filters (LU-3).
   *
   * @param operation what the subject wants to do
   * @return the resources, in the order of the version
   */
  default List<Resource> resources(Operation operation) {
    return resources(operation, BusinessFilters.NONE);
  }

  /**
   * Finds on which resources an operation is allowed (LU-3).
   *
   * @param operation what the subject wants to do
   * @param filters the instance's business-filter values
   * @return the resources, in the order of the version
   */
  List<Resource> resources(Operation operation, BusinessFilters filters);

  /**
   * Finds the listed roles that the subject holds (LU-6).
   *
   * @return the roles in the order of the version's list, with how they are held; empty where one
   *     of the gates EV-1 to EV-4 fails
   */
  List<HeldRole> roles();
}

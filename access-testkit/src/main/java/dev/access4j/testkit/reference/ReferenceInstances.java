package dev.access4j.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Swimlane;
import dev.access4j.store.Revision;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine asks about instances, EV-13 to EV-15: each is made of what the {@link
 * ReferenceEvaluator} says of several requests.
 */
public final class ReferenceInstances {

  private final ReferenceEvaluator evaluator;

  /**
   * Creates the questions.
   *
   * @param evaluator decides about each request
   */
  public ReferenceInstances(ReferenceEvaluator evaluator) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
  }

  /**
   * EV-13: {@code EXECUTE} and {@code SELF_ASSIGN} on the process's start swimlane.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param filters the values that the instance will have
   * @return whether the subject may start an instance
   */
  public boolean canStart(
      Subject subject, SolutionRef ref, String process, BusinessFilters filters) {
    Optional<Resource> start =
        process(ref, process).map(known -> Resource.swimlane(process, known.startSwimlane()));
    return start.isPresent()
        && may(subject, ref, start.get(), Operation.EXECUTE, filters)
        && may(subject, ref, start.get(), Operation.SELF_ASSIGN, filters);
  }

  /**
   * EV-14: {@code FULL} if {@code EXECUTE} here; else {@code READ_ONLY} if the process allows it
   * and there is {@code VIEW} here or {@code EXECUTE} on another lane. Nothing on a lane that the
   * process does not have (EV-5).
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param lane the swimlane that the token is in
   * @param filters the instance's values
   * @return what the subject may do with the instance
   */
  public InstanceAccess instanceAccess(
      Subject subject, SolutionRef ref, String process, String lane, BusinessFilters filters) {
    Optional<Process> known = process(ref, process);
    if (known.isEmpty() || known.get().swimlane(lane).isEmpty()) {
      return InstanceAccess.DENIED;
    }
    Resource here = Resource.swimlane(process, lane);
    if (may(subject, ref, here, Operation.EXECUTE, filters)) {
      return InstanceAccess.FULL;
    }
    boolean sees = may(subject, ref, here, Operation.VIEW, filters);
    for (Swimlane other : known.get().swimlanes()) {
      Resource there = Resource.swimlane(process, other.name());
      sees = sees || may(subject, ref, there, Operation.EXECUTE, filters);
    }
    return sees && known.get().readOnlyAllowed() ? InstanceAccess.READ_ONLY : InstanceAccess.DENIED;
  }

  /**
   * EV-15: lost when {@link InstanceAccess#FULL} ends, regained when it begins.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param from the swimlane that the token leaves
   * @param to the swimlane that it enters
   * @param filters the instance's values
   * @return what the move does to the subject's access
   */
  public LaneTransition laneTransition(
      Subject subject,
      SolutionRef ref,
      String process,
      String from,
      String to,
      BusinessFilters filters) {
    boolean before = instanceAccess(subject, ref, process, from, filters) == InstanceAccess.FULL;
    boolean after = instanceAccess(subject, ref, process, to, filters) == InstanceAccess.FULL;
    if (before == after) {
      return LaneTransition.UNCHANGED;
    }
    return before ? LaneTransition.LOST : LaneTransition.REGAINED;
  }

  /**
   * EV-13 with its grounds: that of {@code EXECUTE} on the start swimlane, unless only {@code
   * SELF_ASSIGN} is denied there. A process that the version does not have has no swimlane either.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param filters the values that the instance will have
   * @return the decisions that would be right
   */
  public Set<Decision> start(
      Subject subject, SolutionRef ref, String process, BusinessFilters filters) {
    String lane = process(ref, process).map(Process::startSwimlane).orElse("none");
    Resource start = Resource.swimlane(process, lane);
    Set<Decision> executes = decisions(subject, ref, start, Operation.EXECUTE, filters);
    Set<Decision> takes = decisions(subject, ref, start, Operation.SELF_ASSIGN, filters);
    return areAllowed(executes) && !areAllowed(takes) ? takes : executes;
  }

  /**
   * EV-14 with its grounds: of the ways to see an instance the first that is permitted decides, by
   * its grant or by the business filters; where none is, it is what {@code EXECUTE} here is denied
   * with.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param lane the swimlane that the token is in
   * @param filters the instance's values
   * @return the decisions that would be right
   */
  public Set<Decision> view(
      Subject subject, SolutionRef ref, String process, String lane, BusinessFilters filters) {
    Resource here = Resource.swimlane(process, lane);
    Set<Decision> executes = decisions(subject, ref, here, Operation.EXECUTE, filters);
    boolean readable = process(ref, process).filter(Process::readOnlyAllowed).isPresent();
    if (!lackPermission(executes) || !readable) {
      return executes;
    }
    Set<Decision> views = decisions(subject, ref, here, Operation.VIEW, filters);
    if (!lackPermission(views)) {
      return views;
    }
    Set<Decision> elsewhere = new LinkedHashSet<>();
    for (Swimlane other : process(ref, process).orElseThrow().swimlanes()) {
      Resource there = Resource.swimlane(process, other.name());
      Set<Decision> found = decisions(subject, ref, there, Operation.EXECUTE, filters);
      if (!lackPermission(found)) {
        elsewhere.addAll(found);
      }
    }
    return elsewhere.isEmpty() ? executes : elsewhere;
  }

  private static boolean areAllowed(Set<Decision> decisions) {
    return decisions.stream().allMatch(Decision::isAllowed);
  }

  private static boolean lackPermission(Set<Decision> decisions) {
    return decisions.stream()
        .anyMatch(
            decision ->
                decision instanceof Decision.Denied denied
                    && denied.reason() == DenialReason.OPERATION_NOT_PERMITTED);
  }

  /**
   * EV-14 for an instance with several tokens: the best over their swimlanes.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param process the process
   * @param lanes the swimlanes that the tokens are in
   * @param filters the instance's values
   * @return what the subject may do with the instance
   */
  public InstanceAccess instanceAccess(
      Subject subject,
      SolutionRef ref,
      String process,
      Collection<String> lanes,
      BusinessFilters filters) {
    boolean sees = false;
    for (String lane : lanes) {
      InstanceAccess here = instanceAccess(subject, ref, process, lane, filters);
      if (here == InstanceAccess.FULL) {
        return here;
      }
      sees = sees || here == InstanceAccess.READ_ONLY;
    }
    return sees ? InstanceAccess.READ_ONLY : InstanceAccess.DENIED;
  }

  private Optional<Process> process(SolutionRef ref, String name) {
    return evaluator.version(ref).flatMap(version -> Resources.process(version, name));
  }

  private boolean may(
      Subject subject,
      SolutionRef ref,
      Resource resource,
      Operation operation,
      BusinessFilters filters) {
    return areAllowed(decisions(subject, ref, resource, operation, filters));
  }

  private Set<Decision> decisions(
      Subject subject,
      SolutionRef ref,
      Resource resource,
      Operation operation,
      BusinessFilters filters) {
    return evaluator.decisions(
        new AccessRequest(subject, ref, resource, operation, filters, Revision.NONE));
  }
}

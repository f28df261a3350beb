package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Grant;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Swimlane;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The handle of an evaluator with a planted fault. */
final class FaultyAccess implements SolutionAccess {

  private final FaultyEvaluator evaluator;
  private final Subject subject;
  private final SolutionRef solution;
  private final Revision atLeast;
  private final Fault fault;
  private final IdentityHashMap<Resource, FaultyRules> known = new IdentityHashMap<>();
  private @Nullable FaultyRules first;

  FaultyAccess(
      FaultyEvaluator evaluator,
      Subject subject,
      SolutionRef solution,
      Revision atLeast,
      Fault fault) {
    this.evaluator = evaluator;
    this.subject = subject;
    this.solution = solution;
    this.atLeast = atLeast;
    this.fault = fault;
  }

  private FaultyRules rules() {
    FaultyRules rules = evaluator.rules(subject.organization());
    if (rules.model().revision().compareTo(atLeast) < 0) {
      throw new StaleReadException("not there yet");
    }
    if (first == null || fault != Fault.HANDLE_NEVER_RENEWED) {
      first = rules;
    }
    return first;
  }

  private AccessRequest request(Resource resource, Operation operation, BusinessFilters filters) {
    return AccessRequest.of(subject, solution, resource, operation).with(filters);
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public SolutionRef solution() {
    return solution;
  }

  @Override
  public SolutionAccess atLeast(Revision revision) {
    return new FaultyAccess(evaluator, subject, solution, revision, fault);
  }

  @Override
  public boolean isAllowed(Resource resource, Operation operation, BusinessFilters filters) {
    FaultyRules rules = rules();
    if (fault == Fault.HANDLE_NEVER_RENEWS_A_RESOURCE) {
      rules = known.computeIfAbsent(resource, key -> rules());
    }
    return rules.allows(request(resource, operation, filters));
  }

  @Override
  public Decision evaluate(Resource resource, Operation operation, BusinessFilters filters) {
    return FaultyEvaluator.decide(rules(), request(resource, operation, filters));
  }

  private Optional<Process> process(String name) {
    return rules()
        .version(solution)
        .flatMap(v -> v.processes().stream().filter(p -> p.name().equals(name)).findFirst());
  }

  @Override
  public boolean canStart(String process, BusinessFilters filters) {
    Optional<Process> known = process(process);
    if (known.isEmpty()) {
      return false;
    }
    Resource lane = Resource.swimlane(process, start(known.get()));
    return isAllowed(lane, Operation.EXECUTE, filters)
        && (isAllowed(lane, Operation.SELF_ASSIGN, filters)
            || fault == Fault.SELF_ASSIGN_NOT_NEEDED_TO_START);
  }

  private String start(Process process) {
    return fault == Fault.START_SWIMLANE_IS_THE_FIRST
        ? process.swimlanes().get(0).name()
        : process.startSwimlane();
  }

  @Override
  public Decision evaluateStart(String process, BusinessFilters filters) {
    Optional<Process> known = process(process);
    if (known.isEmpty() && fault == Fault.UNKNOWN_PROCESS_TOLD_BEFORE_THE_SHARE) {
      return new Decision.Denied(rules().model().revision(), DenialReason.UNKNOWN_RESOURCE);
    }
    Resource lane = Resource.swimlane(process, known.map(this::start).orElse("none"));
    Decision executes = evaluate(lane, Operation.EXECUTE, filters);
    Decision takes = evaluate(lane, Operation.SELF_ASSIGN, filters);
    boolean tellsTakes =
        executes.isAllowed() || fault == Fault.REFUSED_START_TELLS_SELF_ASSIGN_FIRST;
    return tellsTakes && !takes.isAllowed() ? takes : executes;
  }

  @Override
  public InstanceAccess instanceAccess(String process, String swimlane, BusinessFilters filters) {
    Optional<Process> known = process(process);
    if (known.isEmpty() || known.get().swimlane(swimlane).isEmpty()) {
      return InstanceAccess.DENIED;
    }
    Resource here = Resource.swimlane(process, swimlane);
    if (isAllowed(here, Operation.EXECUTE, filters)) {
      return InstanceAccess.FULL;
    }
    BusinessFilters looking =
        fault == Fault.READ_ONLY_IGNORES_FILTERS ? BusinessFilters.NONE : filters;
    boolean sees = isAllowed(here, Operation.VIEW, looking);
    for (Swimlane lane : known.get().swimlanes()) {
      Resource there = Resource.swimlane(process, lane.name());
      sees |= fault != Fault.READ_ONLY_NEEDS_VIEW && isAllowed(there, Operation.EXECUTE, looking);
    }
    boolean may = known.get().readOnlyAllowed() || fault == Fault.READ_ONLY_WHERE_NOT_ALLOWED;
    return may && sees ? InstanceAccess.READ_ONLY : InstanceAccess.DENIED;
  }

  @Override
  public Decision evaluateView(String process, String swimlane, BusinessFilters filters) {
    Resource here = Resource.swimlane(process, swimlane);
    Decision executes = evaluate(here, Operation.EXECUTE, filters);
    Optional<Process> known = process(process);
    boolean readable =
        known.filter(Process::readOnlyAllowed).isPresent()
            || fault == Fault.VIEW_OF_A_CLOSED_PROCESS_DECIDED_BY_VIEW;
    if (!lacksPermission(executes) || !readable) {
      return executes;
    }
    Decision views = evaluate(here, Operation.VIEW, filters);
    if (!lacksPermission(views) || fault == Fault.VIEW_BY_ANOTHER_SWIMLANE_NOT_DECIDED) {
      return views;
    }
    return known.orElseThrow().swimlanes().stream()
        .map(lane -> Resource.swimlane(process, lane.name()))
        .map(there -> evaluate(there, Operation.EXECUTE, filters))
        .filter(decision -> !lacksPermission(decision))
        .findFirst()
        .orElse(executes);
  }

  private static boolean lacksPermission(Decision decision) {
    return decision instanceof Decision.Denied denied
        && denied.reason() == DenialReason.OPERATION_NOT_PERMITTED;
  }

  @Override
  public LaneTransition laneTransition(
      String process, String from, String to, BusinessFilters filters) {
    boolean before = instanceAccess(process, from, filters) == InstanceAccess.FULL;
    boolean after = instanceAccess(process, to, filters) == InstanceAccess.FULL;
    return before == after
        ? LaneTransition.UNCHANGED
        : before ? LaneTransition.LOST : LaneTransition.REGAINED;
  }

  @Override
  public Set<Operation> operations(Resource resource, BusinessFilters filters) {
    Set<Operation> found = EnumSet.noneOf(Operation.class);
    for (Operation operation : Operation.values()) {
      if (isAllowed(resource, operation, filters)) {
        found.add(operation);
      }
    }
    return found;
  }

  @Override
  public List<Resource> resources(Operation operation, BusinessFilters filters) {
    return rules().resources(solution).keySet().stream()
        .filter(resource -> isAllowed(resource, operation, filters))
        .toList();
  }

  @Override
  public List<HeldRole> roles() {
    FaultyRules rules = rules();
    boolean reaches =
        rules.subjectFailure(subject).isEmpty() && rules.solutionFailure(solution).isEmpty();
    List<HeldRole> held = new ArrayList<>();
    if (reaches) {
      List<Grant> grants = rules.reached(subject, solution);
      Set<RoleId> roles = new LinkedHashSet<>(rules.listed(solution));
      if (fault == Fault.ROLES_NOT_LISTED_HELD) {
        grants.forEach(grant -> roles.add(grant.role().id()));
      }
      for (RoleId role : roles) {
        List<Grant> ways = grants.stream().filter(grant -> grant.role().id().equals(role)).toList();
        if (!ways.isEmpty()) {
          held.add(new HeldRole(ways.get(0).role(), ways));
        }
      }
    }
    return held;
  }
}

package dev.access4j.internal.evaluation;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Grant;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The handle for one subject on one solution (EV-16): holds what was compiled until it is old. */
final class CompiledAccess implements SolutionAccess {

  private final CachedEvaluator evaluator;
  private final Subject subject;
  private final SolutionRef solution;
  private final Revision atLeast;
  // A race at worst compiles twice; what is compiled is immutable.
  private @Nullable Compiled held;
  // A race at worst forgets one.
  private @Nullable KnownRows known;

  CompiledAccess(
      CachedEvaluator evaluator, Subject subject, SolutionRef solution, Revision atLeast) {
    this.evaluator = evaluator;
    this.subject = requireNonNull(subject, "subject");
    this.solution = requireNonNull(solution, "solution");
    this.atLeast = requireNonNull(atLeast, "atLeast");
  }

  private Compiled compiled() {
    Compiled compiled = held;
    if (compiled == null || !evaluator.isCurrent(compiled, atLeast)) {
      compiled = evaluator.compiled(subject, solution, atLeast);
      held = compiled;
      // It would keep an old version.
      known = null;
    }
    return compiled;
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
    return new CompiledAccess(evaluator, subject, solution, revision);
  }

  @Override
  public boolean isAllowed(Resource resource, Operation operation, BusinessFilters filters) {
    Compiled compiled = compiled();
    long[] row = row(compiled, resource);
    return row != null && compiled.allows(row, operation, filters);
  }

  private long @Nullable [] row(Compiled compiled, Resource resource) {
    if (compiled.denial != null) {
      return null;
    }
    VersionPolicy version = compiled.version();
    KnownRows present = known;
    if (present != null && !present.areOf(version)) {
      present = null;
    }
    long[] row = present == null ? null : present.row(resource);
    if (row == null) {
      row = version.row(resource);
      if (row != null && (present == null || !present.isFull())) {
        known = KnownRows.with(present, version, resource, row);
      }
    }
    return row;
  }

  @Override
  public Decision evaluate(Resource resource, Operation operation, BusinessFilters filters) {
    Compiled compiled = compiled();
    return compiled.decide(row(compiled, resource), operation, filters);
  }

  @Override
  public boolean canStart(String process, BusinessFilters filters) {
    Compiled compiled = compiled();
    Lanes lanes = lanes(compiled, process);
    return lanes != null
        && compiled.permits(lanes.start(), Operation.EXECUTE)
        && compiled.permits(lanes.start(), Operation.SELF_ASSIGN)
        && compiled.meets(filters);
  }

  @Override
  public Decision evaluateStart(String process, BusinessFilters filters) {
    Compiled compiled = compiled();
    Lanes lanes = lanes(compiled, process);
    long[] start = lanes == null ? null : lanes.start();
    Decision executes = compiled.decide(start, Operation.EXECUTE, filters);
    if (!executes.isAllowed() || start == null) {
      return executes;
    }
    return compiled.permits(start, Operation.SELF_ASSIGN)
        ? executes
        : compiled.decide(start, Operation.SELF_ASSIGN, filters);
  }

  private static @Nullable Lanes lanes(Compiled compiled, String process) {
    return compiled.denial == null ? compiled.version().process(process) : null;
  }

  @Override
  public InstanceAccess instanceAccess(String process, String swimlane, BusinessFilters filters) {
    return instanceAccess(compiled(), process, swimlane, filters);
  }

  private static InstanceAccess instanceAccess(
      Compiled compiled, String process, String swimlane, BusinessFilters filters) {
    Lanes lanes = lanes(compiled, process);
    long[] current = lanes == null ? null : compiled.version().row(process, swimlane);
    if (lanes == null || current == null || !compiled.meets(filters)) {
      return InstanceAccess.DENIED;
    }
    if (compiled.permits(current, Operation.EXECUTE)) {
      return InstanceAccess.FULL;
    }
    boolean reads =
        lanes.readOnlyAllowed()
            && (compiled.permits(current, Operation.VIEW)
                || compiled.permits(lanes.anywhere(), Operation.EXECUTE));
    return reads ? InstanceAccess.READ_ONLY : InstanceAccess.DENIED;
  }

  @Override
  public Decision evaluateView(String process, String swimlane, BusinessFilters filters) {
    Compiled compiled = compiled();
    Lanes lanes = lanes(compiled, process);
    long[] current = lanes == null ? null : compiled.version().row(process, swimlane);
    if (lanes == null
        || current == null
        || !lanes.readOnlyAllowed()
        || compiled.permits(current, Operation.EXECUTE)) {
      return compiled.decide(current, Operation.EXECUTE, filters);
    }
    return compiled.permits(current, Operation.VIEW)
        ? compiled.decide(current, Operation.VIEW, filters)
        : compiled.decide(lanes.anywhere(), Operation.EXECUTE, filters);
  }

  @Override
  public LaneTransition laneTransition(
      String process, String from, String to, BusinessFilters filters) {
    Compiled compiled = compiled();
    return LaneTransition.between(
        instanceAccess(compiled, process, from, filters),
        instanceAccess(compiled, process, to, filters));
  }

  @Override
  public Set<Operation> operations(Resource resource, BusinessFilters filters) {
    Compiled compiled = compiled();
    long[] row = row(compiled, resource);
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    if (row != null && compiled.meets(filters)) {
      for (Operation operation : Operation.values()) {
        if (compiled.permits(row, operation)) {
          allowed.add(operation);
        }
      }
    }
    return allowed;
  }

  @Override
  public List<Resource> resources(Operation operation, BusinessFilters filters) {
    return resources(compiled(), operation, filters);
  }

  static List<Resource> resources(Compiled compiled, Operation operation, BusinessFilters filters) {
    List<Resource> allowed = new ArrayList<>();
    if (compiled.denial == null && compiled.meets(filters)) {
      for (Resource resource : compiled.version().resources()) {
        if (compiled.permits(resource, operation)) {
          allowed.add(resource);
        }
      }
    }
    return allowed;
  }

  @Override
  public List<HeldRole> roles() {
    Compiled compiled = compiled();
    if (compiled.denial != null) {
      return List.of();
    }
    Map<RoleId, List<Grant>> grants = new LinkedHashMap<>();
    Reach.walk(
        compiled.parts,
        compiled.at,
        reached -> {
          int bit = compiled.version().bit(reached.role());
          if (bit >= 0) {
            grants
                .computeIfAbsent(reached.role(), role -> new ArrayList<>())
                .add(reached.grant(compiled.version().listed(bit)));
          }
        });
    List<HeldRole> held = new ArrayList<>();
    for (RoleRef role : compiled.version().listed()) {
      List<Grant> ways = grants.get(role.id());
      if (ways != null) {
        held.add(new HeldRole(role, ways));
      }
    }
    return held;
  }
}

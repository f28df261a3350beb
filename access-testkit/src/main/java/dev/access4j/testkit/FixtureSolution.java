package dev.access4j.testkit;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what a solution of a fixture looks like: {@code
 * s.version("1").process("open-account").lane("Front office", EXECUTE, "teller")}. Each call goes
 * on from the latest version and process. A version lists every role that it permits something.
 */
public final class FixtureSolution {

  private final SolutionId id;
  private final List<Version> versions = new ArrayList<>();

  FixtureSolution(SolutionId id) {
    this.id = id;
  }

  /**
   * Begins a version that is published, and live until a later one of these is.
   *
   * @param version the version's id
   * @return this
   */
  public FixtureSolution version(String version) {
    versions.add(new Version(VersionId.of(version), VersionState.PUBLISHED, true));
    return this;
  }

  /**
   * Begins a version that is published and not made live.
   *
   * @param version the version's id
   * @return this
   */
  public FixtureSolution oldVersion(String version) {
    versions.add(new Version(VersionId.of(version), VersionState.PUBLISHED, false));
    return this;
  }

  /**
   * Begins a version that is a draft.
   *
   * @param version the version's id
   * @return this
   */
  public FixtureSolution draft(String version) {
    versions.add(new Version(VersionId.of(version), VersionState.DRAFT, false));
    return this;
  }

  /**
   * Lists roles that the version permits nothing.
   *
   * @param roles the roles' names
   * @return this
   */
  public FixtureSolution lists(String... roles) {
    latest().listed.addAll(List.of(roles));
    return this;
  }

  /**
   * Begins a process. It starts in its first lane.
   *
   * @param name the process's name
   * @return this
   */
  public FixtureSolution process(String name) {
    latest().processes.add(new ProcessParts(name));
    return this;
  }

  /**
   * Adds a lane to the process, or permits one more operation there.
   *
   * @param name the lane's name
   * @param operation the operation
   * @param roles who may; nobody if there is none
   * @return this
   */
  public FixtureSolution lane(String name, Operation operation, String... roles) {
    latest()
        .latestProcess()
        .lanes
        .computeIfAbsent(name, key -> new EnumMap<>(Operation.class))
        .put(operation, List.of(roles));
    return lists(roles);
  }

  /**
   * Names the lane that the process starts in (EV-13).
   *
   * @param lane the lane's name
   * @return this
   */
  public FixtureSolution startsIn(String lane) {
    latest().latestProcess().start = lane;
    return this;
  }

  /**
   * Keeps those from the process's instances who may not work on them (EV-14).
   *
   * @return this
   */
  public FixtureSolution noReadOnly() {
    latest().latestProcess().readOnlyAllowed = false;
    return this;
  }

  /**
   * Adds a UI flow to the version.
   *
   * @param name the flow's name
   * @param roles who may interact
   * @return this
   */
  public FixtureSolution uiFlow(String name, String... roles) {
    latest().flows.put(name, List.of(roles));
    return lists(roles);
  }

  private Version latest() {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("begin with a version");
    }
    return versions.get(versions.size() - 1);
  }

  void writeTo(AccessWriter writer) {
    FixtureWriter names = new FixtureWriter(writer);
    Solution solution = names.solution(id).orElseGet(() -> Solution.of(id, id.value()));
    writer.put(solution);
    for (Version version : versions) {
      writer.put(version.build(id, names));
      solution = version.live ? solution.withLive(version.id) : solution;
    }
    writer.put(solution);
  }

  private static Set<RoleId> roles(FixtureWriter names, SolutionId solution, List<String> roles) {
    Set<RoleId> found = new LinkedHashSet<>();
    roles.forEach(role -> found.add(names.role(solution, role)));
    return found;
  }

  private static final class Version {
    private final VersionId id;
    private final VersionState state;
    private final boolean live;
    private final List<String> listed = new ArrayList<>();
    private final List<ProcessParts> processes = new ArrayList<>();
    private final Map<String, List<String>> flows = new LinkedHashMap<>();

    Version(VersionId id, VersionState state, boolean live) {
      this.id = id;
      this.state = state;
      this.live = live;
    }

    ProcessParts latestProcess() {
      if (processes.isEmpty()) {
        throw new IllegalArgumentException("begin with a process");
      }
      return processes.get(processes.size() - 1);
    }

    SolutionVersion build(SolutionId solution, FixtureWriter names) {
      List<UiFlow> uiFlows = new ArrayList<>();
      flows.forEach((name, may) -> uiFlows.add(UiFlow.of(name, roles(names, solution, may))));
      return new SolutionVersion(
          solution,
          id,
          state,
          roles(names, solution, listed),
          processes.stream().map(process -> process.build(solution, names)).toList(),
          uiFlows);
    }
  }

  private static final class ProcessParts {
    private final String name;
    private final Map<String, Map<Operation, List<String>>> lanes = new LinkedHashMap<>();
    private String start = "";
    private boolean readOnlyAllowed = true;

    ProcessParts(String name) {
      this.name = name;
    }

    Process build(SolutionId solution, FixtureWriter names) {
      List<Swimlane> swimlanes = new ArrayList<>();
      lanes.forEach(
          (lane, operations) -> {
            Map<Operation, Set<RoleId>> permissions = new EnumMap<>(Operation.class);
            operations.forEach(
                (operation, may) -> permissions.put(operation, roles(names, solution, may)));
            swimlanes.add(new Swimlane(lane, new Permissions(permissions)));
          });
      boolean first = start.isEmpty() && !swimlanes.isEmpty();
      return new Process(name, swimlanes, first ? swimlanes.get(0).name() : start, readOnlyAllowed);
    }
  }
}

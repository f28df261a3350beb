package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A version of a solution: the roles that it needs and the permissions on its resources (SOL-1 to
 * SOL-7).
 *
 * @param solution the solution
 * @param id the version's id, unique in the solution
 * @param state draft or published
 * @param roles the roles that the version lists; only these can be permitted (SOL-6); immutable
 * @param processes its processes, in the order given; immutable
 * @param uiFlows its UI flows, in the order given; immutable
 */
public record SolutionVersion(
    SolutionId solution,
    VersionId id,
    VersionState state,
    Set<RoleId> roles,
    List<Process> processes,
    List<UiFlow> uiFlows) {

  /**
   * Checks the version.
   *
   * @param solution see above
   * @param id see above
   * @param state see above
   * @param roles see above
   * @param processes see above
   * @param uiFlows see above
   * @throws ValidationException if a name is there twice, or a role is permitted that is not listed
   *     (SOL-6)
   */
  public SolutionVersion {
    requireNonNull(solution, "solution");
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
    processes = List.copyOf(processes);
    uiFlows = List.copyOf(uiFlows);
    Faults faults = new Faults();
    Set<String> names = new HashSet<>();
    for (int p = 0; p < processes.size(); p++) {
      Process process = processes.get(p);
      String at = "processes[" + p + "]";
      checkUnique(names, process.name(), at, faults);
      for (int s = 0; s < process.swimlanes().size(); s++) {
        Permissions permissions = process.swimlanes().get(s).permissions();
        checkListed(permissions, roles, at + ".swimlanes[" + s + "]", faults);
      }
    }
    names.clear();
    for (int f = 0; f < uiFlows.size(); f++) {
      String at = "uiFlows[" + f + "]";
      checkUnique(names, uiFlows.get(f).name(), at, faults);
      checkListed(uiFlows.get(f).permissions(), roles, at, faults);
    }
    faults.throwIfAny();
  }

  private static void checkUnique(Set<String> names, String name, String at, Faults faults) {
    faults.check(names.add(name), at + ".name", "SOL-3", "'" + name + "' is there twice");
  }

  private static void checkListed(
      Permissions permissions, Set<RoleId> listed, String at, Faults faults) {
    permissions
        .roles()
        .forEach(
            (operation, permitted) -> {
              for (RoleId role : permitted) {
                faults.check(
                    listed.contains(role),
                    at + ".permissions." + operation,
                    "SOL-6",
                    "role '" + role + "' is not listed on the version");
              }
            });
  }

  /**
   * Returns this version, published.
   *
   * @return the version in the state {@link VersionState#PUBLISHED}
   */
  public SolutionVersion published() {
    return new SolutionVersion(solution, id, VersionState.PUBLISHED, roles, processes, uiFlows);
  }

  /**
   * Returns this version without a role: neither listed nor permitted anything (SOL-6, DIR-10).
   *
   * @param role the role to take out
   * @return the version without it
   */
  public SolutionVersion without(RoleId role) {
    Set<RoleId> listed = new LinkedHashSet<>(roles);
    listed.remove(role);
    List<Process> restOfProcesses = new ArrayList<>();
    for (Process process : processes) {
      List<Swimlane> lanes =
          process.swimlanes().stream()
              .map(lane -> new Swimlane(lane.name(), lane.permissions().without(role)))
              .toList();
      restOfProcesses.add(
          new Process(process.name(), lanes, process.startSwimlane(), process.readOnlyAllowed()));
    }
    List<UiFlow> restOfFlows =
        uiFlows.stream()
            .map(flow -> new UiFlow(flow.name(), flow.permissions().without(role)))
            .toList();
    return new SolutionVersion(solution, id, state, listed, restOfProcesses, restOfFlows);
  }
}

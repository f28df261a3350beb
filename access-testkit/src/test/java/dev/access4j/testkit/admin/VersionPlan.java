package dev.access4j.testkit.admin;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a version is to be, sound or not: nothing is checked here. */
record VersionPlan(
    boolean published, List<String> roles, List<PlannedProcess> processes, List<Part> flows) {

  /** A swimlane or a UI flow. */
  record Part(String name, Map<Operation, List<String>> permitted) {

    private Permissions permissions() {
      Map<Operation, Set<RoleId>> roles = new EnumMap<>(Operation.class);
      permitted.forEach((operation, ids) -> roles.put(operation, roleIds(ids)));
      return new Permissions(roles);
    }

    private void putInto(Map<String, List<String>> fields, String at) {
      fields.put(at + ".name", List.of(name));
      permitted.forEach(
          (operation, ids) -> {
            if (!ids.isEmpty()) {
              fields.put(at + ".permissions." + operation, ids);
            }
          });
    }

    private void checkListed(List<String> listed, String at, Set<String> faults) {
      permitted.forEach(
          (operation, ids) -> {
            if (!listed.containsAll(ids)) {
              faults.add(at + ".permissions." + operation + " SOL-6");
            }
          });
    }
  }

  record PlannedProcess(String name, List<Part> lanes, String start, boolean readOnly) {}

  static Set<RoleId> roleIds(List<String> ids) {
    Set<RoleId> roles = new LinkedHashSet<>();
    ids.forEach(id -> roles.add(RoleId.of(id)));
    return roles;
  }

  /** Throws what the plan is refused for by itself. */
  SolutionVersion toVersion(String solution, String version) {
    List<Process> made =
        processes.stream()
            .map(
                process ->
                    new Process(
                        process.name(),
                        process.lanes().stream()
                            .map(lane -> new Swimlane(lane.name(), lane.permissions()))
                            .toList(),
                        process.start(),
                        process.readOnly()))
            .toList();
    return new SolutionVersion(
        SolutionId.of(solution),
        VersionId.of(version),
        published ? VersionState.PUBLISHED : VersionState.DRAFT,
        roleIds(roles),
        made,
        flows.stream().map(flow -> new UiFlow(flow.name(), flow.permissions())).toList());
  }

  Map<String, List<String>> fields() {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("state", List.of(published ? "PUBLISHED" : "DRAFT"));
    if (!roles.isEmpty()) {
      fields.put("roles", roles);
    }
    for (int p = 0; p < processes.size(); p++) {
      PlannedProcess process = processes.get(p);
      String at = "processes[" + p + "]";
      fields.put(at + ".name", List.of(process.name()));
      fields.put(at + ".readOnlyAllowed", List.of(String.valueOf(process.readOnly())));
      fields.put(at + ".startSwimlane", List.of(process.start()));
      for (int s = 0; s < process.lanes().size(); s++) {
        process.lanes().get(s).putInto(fields, at + ".swimlanes[" + s + "]");
      }
    }
    for (int f = 0; f < flows.size(); f++) {
      flows.get(f).putInto(fields, "uiFlows[" + f + "]");
    }
    return fields;
  }

  /** SOL-6 and names that are there twice: what only the whole of it shows. */
  Set<String> faults() {
    Set<String> faults = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (int p = 0; p < processes.size(); p++) {
      String at = "processes[" + p + "]";
      if (!names.add(processes.get(p).name())) {
        faults.add(at + ".name SOL-3");
      }
      for (int s = 0; s < processes.get(p).lanes().size(); s++) {
        processes.get(p).lanes().get(s).checkListed(roles, at + ".swimlanes[" + s + "]", faults);
      }
    }
    names.clear();
    for (int f = 0; f < flows.size(); f++) {
      if (!names.add(flows.get(f).name())) {
        faults.add("uiFlows[" + f + "].name SOL-3");
      }
      flows.get(f).checkListed(roles, "uiFlows[" + f + "]", faults);
    }
    return faults;
  }
}

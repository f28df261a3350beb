package dev.access4j.file;

import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts other role ids into values of the model: names become ids when a document is loaded, and ids
 * names when it is exported.
 */
final class RoleIds {

  private final UnaryOperator<RoleId> mapping;

  /** Maps all but the built-in role, whose id is its name. */
  RoleIds(UnaryOperator<RoleId> mapping) {
    this.mapping = role -> role.equals(RoleId.ANONYMOUS) ? role : mapping.apply(role);
  }

  Set<RoleId> map(Collection<RoleId> roles) {
    Set<RoleId> mapped = new LinkedHashSet<>();
    roles.forEach(role -> mapped.add(mapping.apply(role)));
    return mapped;
  }

  SharedRoles map(SharedRoles roles) {
    return roles instanceof SharedRoles.Explicit explicit
        ? new SharedRoles.Explicit(map(explicit.roles()))
        : roles;
  }

  SolutionVersion map(SolutionVersion version) {
    List<Process> processes = version.processes().stream().map(this::map).toList();
    List<UiFlow> flows =
        version.uiFlows().stream()
            .map(flow -> new UiFlow(flow.name(), map(flow.permissions())))
            .toList();
    return new SolutionVersion(
        version.solution(), version.id(), version.state(), map(version.roles()), processes, flows);
  }

  private Process map(Process process) {
    List<Swimlane> lanes =
        process.swimlanes().stream()
            .map(lane -> new Swimlane(lane.name(), map(lane.permissions())))
            .toList();
    return new Process(process.name(), lanes, process.startSwimlane(), process.readOnlyAllowed());
  }

  private Permissions map(Permissions permissions) {
    Map<Operation, Set<RoleId>> mapped = new EnumMap<>(Operation.class);
    permissions.roles().forEach((operation, roles) -> mapped.put(operation, map(roles)));
    return new Permissions(mapped);
  }

  /** The names of roles whose ids are their names, sorted. */
  static List<String> sortedNames(Collection<RoleId> roles) {
    return roles.stream().map(RoleId::value).sorted(Comparator.naturalOrder()).toList();
  }
}

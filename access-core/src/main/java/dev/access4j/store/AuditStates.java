package dev.access4j.store;

import dev.access4j.audit.AuditState;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things as the audit log keeps them: flat fields, with a path for each. */
final class AuditStates {

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private AuditStates() {}

  static AuditState of(@Nullable Object thing) {
    if (thing == null) {
      return AuditState.ABSENT;
    }
    AuditStates state = new AuditStates();
    if (thing instanceof EndUser user) {
      state.add(user);
    } else if (thing instanceof EndUserRole role) {
      state.add(role);
    } else if (thing instanceof EndUserGroup group) {
      state.add(group);
    } else if (thing instanceof SolutionVersion version) {
      state.add(version);
    } else if (thing instanceof SolutionShare share) {
      state.add(share);
    } else if (thing instanceof Solution solution) {
      state.add(solution);
    } else if (thing instanceof Organization organization) {
      state.add("name", organization.name());
      state.add("assignmentModel", organization.assignmentModel());
    }
    return AuditState.of(state.fields);
  }

  private void add(EndUser user) {
    add("username", user.username());
    add("email", user.email());
    add("firstName", user.firstName());
    add("lastName", user.lastName());
    add("status", user.status());
    add(user.attributes());
    user.sub().ifPresent(sub -> add("sub", sub));
  }

  private void add(EndUserRole role) {
    add("name", role.name());
    add("description", role.description());
    if (role.scope() instanceof RoleScope.OfSolution own) {
      add("solution", own.solution());
    }
  }

  private void add(EndUserGroup group) {
    add("name", group.name());
    addRoles("roles", group.roles());
    add(group.attributes());
  }

  private void add(Solution solution) {
    add("name", solution.name());
    add("generalAccess", solution.generalAccess());
    solution.live().ifPresent(live -> add("live", live));
  }

  private void add(SolutionVersion version) {
    add("state", version.state());
    addRoles("roles", version.roles());
    for (int p = 0; p < version.processes().size(); p++) {
      Process process = version.processes().get(p);
      String at = "processes[" + p + "].";
      add(at + "name", process.name());
      add(at + "readOnlyAllowed", process.readOnlyAllowed());
      add(at + "startSwimlane", process.startSwimlane());
      for (int s = 0; s < process.swimlanes().size(); s++) {
        Swimlane lane = process.swimlanes().get(s);
        String there = at + "swimlanes[" + s + "].";
        add(there + "name", lane.name());
        add(there, lane.permissions());
      }
    }
    for (int f = 0; f < version.uiFlows().size(); f++) {
      String at = "uiFlows[" + f + "].";
      add(at + "name", version.uiFlows().get(f).name());
      add(at, version.uiFlows().get(f).permissions());
    }
  }

  private void add(String at, Permissions permissions) {
    permissions
        .roles()
        .forEach((operation, roles) -> addRoles(at + "permissions." + operation, roles));
  }

  private void add(SolutionShare share) {
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      addRoles("roles", explicit.roles());
    } else {
      add("fromGroup", true);
    }
    share.validity().startsAt().ifPresent(instant -> add("startsAt", instant));
    share.validity().expiresAt().ifPresent(instant -> add("expiresAt", instant));
  }

  private void add(Attributes attributes) {
    attributes.values().forEach((key, values) -> fields.put("attributes." + key, values));
  }

  private void add(String field, Object value) {
    fields.put(field, List.of(value.toString()));
  }

  private void addRoles(String field, Collection<RoleId> roles) {
    if (!roles.isEmpty()) {
      fields.put(field, roles.stream().map(RoleId::value).toList());
    }
  }
}

package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
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
import dev.access4j.solution.UiFlow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Things as fields: written anew, so as not to believe what the library says in its audit log. */
final class Flattening {

  private Flattening() {}

  static AuditSubject subjectOf(Object thing) {
    if (thing instanceof EndUser user) {
      return AuditSubject.user(user.id());
    } else if (thing instanceof EndUserRole role) {
      return AuditSubject.role(role.id());
    } else if (thing instanceof EndUserGroup group) {
      return AuditSubject.group(group.id());
    } else if (thing instanceof Solution solution) {
      return AuditSubject.solution(solution.id());
    } else if (thing instanceof SolutionVersion version) {
      return AuditSubject.of(version);
    } else if (thing instanceof SolutionShare share) {
      return AuditSubject.of(share);
    }
    return AuditSubject.organization(((Organization) thing).id());
  }

  static Map<String, List<String>> fieldsOf(Object thing) {
    if (thing instanceof EndUser user) {
      return user(user);
    } else if (thing instanceof EndUserRole role) {
      return role(role);
    } else if (thing instanceof EndUserGroup group) {
      return group(group);
    } else if (thing instanceof Solution solution) {
      return solution(solution);
    } else if (thing instanceof SolutionVersion version) {
      return version(version);
    } else if (thing instanceof SolutionShare share) {
      return share(share);
    }
    return organization((Organization) thing);
  }

  static void putInto(Flat flat, Object thing) {
    flat.put(subjectOf(thing), fieldsOf(thing));
  }

  private static Map<String, List<String>> organization(Organization organization) {
    return Map.of(
        "name", List.of(organization.name()),
        "assignmentModel", List.of(organization.assignmentModel().name()));
  }

  private static Map<String, List<String>> user(EndUser user) {
    Map<String, List<String>> fields = attributes(user.attributes());
    fields.put("username", List.of(user.username()));
    fields.put("email", List.of(user.email()));
    fields.put("firstName", List.of(user.firstName()));
    fields.put("lastName", List.of(user.lastName()));
    fields.put("status", List.of(user.status().name()));
    user.sub().ifPresent(sub -> fields.put("sub", List.of(sub)));
    return fields;
  }

  private static Map<String, List<String>> attributes(Attributes attributes) {
    Map<String, List<String>> fields = new TreeMap<>();
    attributes.values().forEach((key, values) -> fields.put("attributes." + key, values));
    return fields;
  }

  private static Map<String, List<String>> role(EndUserRole role) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("name", List.of(role.name()));
    fields.put("description", List.of(role.description()));
    if (role.scope() instanceof RoleScope.OfSolution own) {
      fields.put("solution", List.of(own.solution().value()));
    }
    return fields;
  }

  private static Map<String, List<String>> group(EndUserGroup group) {
    Map<String, List<String>> fields = attributes(group.attributes());
    fields.put("name", List.of(group.name()));
    putRoles(fields, "roles", group.roles());
    return fields;
  }

  private static Map<String, List<String>> solution(Solution solution) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("name", List.of(solution.name()));
    fields.put("generalAccess", List.of(solution.generalAccess().name()));
    solution.live().ifPresent(live -> fields.put("live", List.of(live.value())));
    return fields;
  }

  static Map<String, List<String>> version(SolutionVersion version) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("state", List.of(version.state().name()));
    putRoles(fields, "roles", version.roles());
    int p = 0;
    for (Process process : version.processes()) {
      String at = "processes[" + p++ + "]";
      fields.put(at + ".name", List.of(process.name()));
      fields.put(at + ".readOnlyAllowed", List.of(String.valueOf(process.readOnlyAllowed())));
      fields.put(at + ".startSwimlane", List.of(process.startSwimlane()));
      int s = 0;
      for (Swimlane lane : process.swimlanes()) {
        putResource(fields, at + ".swimlanes[" + s++ + "]", lane.name(), lane.permissions());
      }
    }
    int f = 0;
    for (UiFlow flow : version.uiFlows()) {
      putResource(fields, "uiFlows[" + f++ + "]", flow.name(), flow.permissions());
    }
    return fields;
  }

  private static void putResource(
      Map<String, List<String>> fields, String at, String name, Permissions permissions) {
    fields.put(at + ".name", List.of(name));
    permissions
        .roles()
        .forEach((operation, roles) -> putRoles(fields, at + ".permissions." + operation, roles));
  }

  private static Map<String, List<String>> share(SolutionShare share) {
    Map<String, List<String>> fields = new TreeMap<>();
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      putRoles(fields, "roles", explicit.roles());
    } else {
      fields.put("fromGroup", List.of("true"));
    }
    share.validity().startsAt().ifPresent(at -> fields.put("startsAt", List.of(at.toString())));
    share.validity().expiresAt().ifPresent(at -> fields.put("expiresAt", List.of(at.toString())));
    return fields;
  }

  private static void putRoles(
      Map<String, List<String>> fields, String field, Collection<RoleId> roles) {
    if (!roles.isEmpty()) {
      fields.put(field, roles.stream().map(RoleId::value).toList());
    }
  }
}

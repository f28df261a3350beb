package dev.access4j.testkit.admin;

import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.RoleDetails;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules say of administering roles and groups. */
record NaiveRoles(World world) {

  private static final String ANONYMOUS = RoleId.ANONYMOUS.value();

  static AuditSubject role(String id) {
    return new AuditSubject(Kind.ROLE, id, "");
  }

  private static AuditSubject group(String id) {
    return new AuditSubject(Kind.GROUP, id, "");
  }

  private Flat state() {
    return world.state();
  }

  // --- Roles ---

  /** A solution of "" is the organization. */
  Verdict create(RoleDetails details, String solution) {
    Set<String> faults = roleFaults(World.NEW, details, solution);
    if (!solution.isEmpty() && !state().has(new AuditSubject(Kind.SOLUTION, solution, ""))) {
      faults.add("scope SOL-1");
    }
    return world.verdict(faults, next -> putRole(next, World.NEW, details, solution));
  }

  Verdict edit(String id, long seen, RoleDetails details) {
    return existingRole(id, seen)
        .orElseDo(
            () -> {
              String solution = state().value(role(id), "solution");
              return world.verdict(
                  roleFaults(id, details, solution), next -> putRole(next, id, details, solution));
            });
  }

  Verdict delete(String id, long seen) {
    return existingRole(id, seen)
        .orElseDo(() -> world.verdict(Set.of(), next -> deleteRole(next, id)));
  }

  static void deleteRole(Flat next, String id) {
    next.remove(role(id));
    next.removeIf(each -> each.kind() == Kind.ASSIGNMENT && each.part().equals(id));
    for (AuditSubject each : List.copyOf(next.subjects())) {
      Map<String, List<String>> rest = new TreeMap<>();
      next.fields(each)
          .forEach(
              (field, values) -> {
                boolean roles = field.equals("roles") || field.contains("permissions.");
                List<String> kept =
                    roles ? values.stream().filter(v -> !v.equals(id)).toList() : values;
                if (!kept.isEmpty()) {
                  rest.put(field, kept);
                }
              });
      boolean share = each.kind() == Kind.USER_SHARE || each.kind() == Kind.GROUP_SHARE;
      if (share && !rest.containsKey("roles") && !rest.containsKey("fromGroup")) {
        next.remove(each);
      } else {
        next.put(each, rest);
      }
    }
  }

  private static void putRole(Flat next, String id, RoleDetails details, String solution) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("name", List.of(Words.trim(details.name())));
    fields.put("description", List.of(details.description()));
    if (!solution.isEmpty()) {
      fields.put("solution", List.of(solution));
    }
    next.put(role(id), fields);
  }

  private Set<String> roleFaults(String id, RoleDetails details, String solution) {
    Set<String> faults = new TreeSet<>();
    String name = Words.trim(details.name());
    if (name.isEmpty() || Words.isLong(name, 255) || Words.hasControl(name)) {
      faults.add("name DIR-5");
    } else if (Words.fold(name).equals(Words.fold(ANONYMOUS))) {
      faults.add("name DIR-6");
    } else {
      for (AuditSubject other : state().all(Kind.ROLE)) {
        String scope = state().value(other, "solution");
        boolean same = Words.fold(state().value(other, "name")).equals(Words.fold(name));
        if (same && !other.id().equals(id)) {
          if (scope.equals(solution)) {
            faults.add("name DIR-5");
          } else if (scope.isEmpty() || solution.isEmpty()) {
            faults.add("name DIR-12");
          }
        }
      }
    }
    if (Words.isLong(details.description(), 2000)) {
      faults.add("description DIR-5");
    }
    return faults;
  }

  private Refusal existingRole(String id, long seen) {
    if (id.equals(ANONYMOUS)) {
      return new Refusal(new Verdict.Invalid(Set.of("role DIR-6")));
    }
    return Refusal.of(world, role(id), seen, "role DIR-5");
  }

  // --- Groups ---

  Verdict create(GroupDetails details) {
    return world.verdict(
        groupFaults(World.NEW, details), next -> putGroup(next, World.NEW, details));
  }

  Verdict edit(String id, long seen, GroupDetails details) {
    return Refusal.of(world, group(id), seen, "group DIR-7")
        .orElseDo(
            () -> world.verdict(groupFaults(id, details), next -> putGroup(next, id, details)));
  }

  private static void putGroup(Flat next, String id, GroupDetails details) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("name", List.of(Words.nfc(Words.trim(details.name()))));
    if (!details.roles().isEmpty()) {
      fields.put("roles", details.roles().stream().map(RoleId::value).toList());
    }
    Words.putAttributes(fields, details.attributes());
    next.put(group(id), fields);
  }

  private Set<String> groupFaults(String id, GroupDetails details) {
    Set<String> faults = new TreeSet<>();
    String name = Words.nfc(Words.trim(details.name()));
    boolean taken =
        state().all(Kind.GROUP).stream()
            .filter(other -> !other.id().equals(id))
            .anyMatch(other -> Words.fold(state().value(other, "name")).equals(Words.fold(name)));
    if (taken || !Words.isGroupName(name)) {
      faults.add("name DIR-7");
    }
    checkOrganizationRoles(state(), details.roles(), "roles", faults);
    details.attributes().forEach((key, list) -> Words.checkAttribute(key, list, faults));
    return faults;
  }

  /** Roles on a group or in an assignment (DIR-6, DIR-12). */
  static void checkOrganizationRoles(
      Flat state, Collection<RoleId> roles, String field, Set<String> faults) {
    for (RoleId each : roles) {
      if (each.equals(RoleId.ANONYMOUS)) {
        faults.add(field + " DIR-6");
      } else if (!state.has(role(each.value()))) {
        faults.add(field + " DIR-5");
      } else if (!state.value(role(each.value()), "solution").isEmpty()) {
        faults.add(field + " DIR-12");
      }
    }
  }

  Verdict setAttribute(Set<GroupId> groups, long seen, String key, List<String> values) {
    Set<String> faults = new TreeSet<>();
    if (!values.isEmpty()) {
      Words.checkAttribute(key, values, faults);
    }
    if (!groups.stream().allMatch(each -> state().has(group(each.value())))) {
      faults.add("groups DIR-7");
    }
    if (faults.isEmpty()
        && groups.stream().anyMatch(each -> world.isStale(group(each.value()), seen))) {
      return new Verdict.Conflict();
    }
    List<String> kept = Words.attributeValues(values);
    return world.verdict(
        faults,
        next -> groups.forEach(each -> next.set(group(each.value()), "attributes." + key, kept)));
  }

  Verdict addMembers(String id, Set<EndUserId> users) {
    Set<String> faults = new TreeSet<>();
    if (!state().has(group(id))) {
      faults.add("group DIR-7");
    }
    if (!users.stream().allMatch(user -> state().has(AuditSubject.user(user)))) {
      faults.add("user DIR-2");
    }
    return world.verdict(
        faults,
        next ->
            users.forEach(
                user -> next.put(AuditSubject.membership(GroupId.of(id), user), Map.of())));
  }

  Verdict removeMembers(String id, Set<EndUserId> users) {
    return world.verdict(
        state().has(group(id)) ? Set.of() : Set.of("group DIR-7"),
        next -> users.forEach(user -> next.remove(AuditSubject.membership(GroupId.of(id), user))));
  }

  Verdict deleteGroup(String id, long seen) {
    return Refusal.of(world, group(id), seen, "group DIR-7")
        .orElseDo(() -> world.verdict(Set.of(), next -> deleteGroup(next, id)));
  }

  static void deleteGroup(Flat next, String id) {
    next.removeIf(
        each ->
            switch (each.kind()) {
              case GROUP, MEMBERSHIP -> each.id().equals(id);
              case GROUP_SHARE -> each.part().equals(id);
              default -> false;
            });
  }
}

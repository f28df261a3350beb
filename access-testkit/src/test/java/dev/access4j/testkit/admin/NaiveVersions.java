package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the rules say of administering versions. */
record NaiveVersions(World world) {

  static AuditSubject version(String solution, String id) {
    return new AuditSubject(Kind.VERSION, solution, id);
  }

  private Flat state() {
    return world.state();
  }

  Verdict draft(String solution, String id) {
    Set<String> faults = new TreeSet<>();
    if (!state().has(NaiveSolutions.solution(solution))) {
      faults.add("solution SOL-1");
    }
    if (state().has(version(solution, id))) {
      faults.add("version SOL-1");
    }
    String user = "";
    boolean own = false;
    for (AuditSubject role : state().all(Kind.ROLE)) {
      if (Words.fold(state().value(role, "name")).equals("user")) {
        boolean ofAll = state().value(role, "solution").isEmpty();
        user = ofAll ? role.id() : user;
        own |= !ofAll;
      }
    }
    if (own) {
      faults.add("roles SOL-2");
    }
    String listed = user.isEmpty() ? World.NEW : user;
    return world.verdict(
        faults,
        next -> {
          if (listed.equals(World.NEW)) {
            next.put(
                NaiveRoles.role(listed),
                Map.of("name", List.of("user"), "description", List.of("")));
          }
          next.put(
              version(solution, id), Map.of("state", List.of("DRAFT"), "roles", List.of(listed)));
        });
  }

  /** Replaces a draft by what a plan has, which is sound in itself. */
  Verdict edit(String solution, String id, long seen, VersionPlan plan) {
    return ofDraft(
        solution,
        id,
        seen,
        () -> {
          Set<String> faults = new TreeSet<>();
          if (plan.published()) {
            faults.add("state SOL-7");
          }
          NaiveSolutions.checkRoles(state(), plan.roles(), solution, "roles", faults);
          return world.verdict(faults, next -> next.put(version(solution, id), plan.fields()));
        });
  }

  Verdict listRoles(String solution, String id, long seen, Collection<RoleId> roles) {
    List<String> listed = roles.stream().map(RoleId::value).toList();
    return ofDraft(
        solution,
        id,
        seen,
        () -> {
          Set<String> faults = new TreeSet<>();
          NaiveSolutions.checkRoles(state(), listed, solution, "roles", faults);
          Map<String, List<String>> fields = new TreeMap<>();
          state()
              .fields(version(solution, id))
              .forEach(
                  (field, values) -> {
                    boolean permission = field.contains("permissions.");
                    List<String> kept =
                        permission ? values.stream().filter(listed::contains).toList() : values;
                    if (!kept.isEmpty()) {
                      fields.put(field, kept);
                    }
                  });
          fields.remove("roles");
          if (!listed.isEmpty()) {
            fields.put("roles", listed);
          }
          return world.verdict(faults, next -> next.put(version(solution, id), fields));
        });
  }

  Verdict permit(
      String solution,
      String id,
      long seen,
      Resource resource,
      Operation operation,
      Collection<RoleId> roles) {
    return ofDraft(
        solution,
        id,
        seen,
        () -> {
          Set<String> faults = new TreeSet<>();
          String at = resources(state(), version(solution, id)).getOrDefault(resource, "");
          if (at.isEmpty()) {
            faults.add("resource EV-5");
          }
          if (resource instanceof Resource.UiFlowOf != (operation == Operation.INTERACT)) {
            faults.add(
                resource instanceof Resource.UiFlowOf ? "operation SOL-5" : "operation SOL-3");
          }
          List<String> permitted = roles.stream().map(RoleId::value).toList();
          if (!state().values(version(solution, id), "roles").containsAll(permitted)) {
            faults.add("roles SOL-6");
          }
          return world.verdict(
              faults,
              next -> next.set(version(solution, id), at + ".permissions." + operation, permitted));
        });
  }

  /** The resources of a version, each with the path of its fields. */
  static Map<Resource, String> resources(Flat state, AuditSubject version) {
    Map<Resource, String> resources = new LinkedHashMap<>();
    for (int f = 0; !state.value(version, "uiFlows[" + f + "].name").isEmpty(); f++) {
      String at = "uiFlows[" + f + "]";
      resources.put(Resource.uiFlow(state.value(version, at + ".name")), at);
    }
    for (int p = 0; !state.value(version, "processes[" + p + "].name").isEmpty(); p++) {
      String process = state.value(version, "processes[" + p + "].name");
      String lane = "processes[" + p + "].swimlanes[";
      for (int s = 0; !state.value(version, lane + s + "].name").isEmpty(); s++) {
        String at = lane + s + "]";
        resources.put(Resource.swimlane(process, state.value(version, at + ".name")), at);
      }
    }
    return resources;
  }

  Verdict publish(String solution, String id, long seen) {
    return Refusal.of(world, version(solution, id), seen, "version SOL-1")
        .orElseDo(
            () ->
                world.verdict(
                    Set.of(),
                    next -> next.set(version(solution, id), "state", List.of("PUBLISHED"))));
  }

  Verdict discard(String solution, String id, long seen) {
    return ofDraft(
        solution,
        id,
        seen,
        () -> world.verdict(Set.of(), next -> next.remove(version(solution, id))));
  }

  private Verdict ofDraft(String solution, String id, long seen, Supplier<Verdict> look) {
    return Refusal.of(world, version(solution, id), seen, "version SOL-1")
        .orElseDo(
            () ->
                state().value(version(solution, id), "state").equals("PUBLISHED")
                    ? new Verdict.Invalid(Set.of("version SOL-7"))
                    : look.get());
  }
}

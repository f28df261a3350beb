package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the rules say of administering solutions and their shares. */
record NaiveSolutions(World world) {

  static AuditSubject solution(String id) {
    return new AuditSubject(Kind.SOLUTION, id, "");
  }

  private Flat state() {
    return world.state();
  }

  private static void checkName(String name, Set<String> faults) {
    if (!Words.isIdentifier(name)) {
      faults.add("name DIR-13");
    }
  }

  Verdict create(String id, String name) {
    Set<String> faults = new TreeSet<>();
    if (state().has(solution(id))) {
      faults.add("id SOL-1");
    }
    checkName(name, faults);
    return world.verdict(
        faults,
        next ->
            next.put(
                solution(id),
                Map.of("name", List.of(name), "generalAccess", List.of("INVITED_ONLY"))));
  }

  Verdict rename(String id, long seen, String name) {
    Set<String> faults = new TreeSet<>();
    checkName(name, faults);
    return edit(id, seen, faults, next -> next.set(solution(id), "name", List.of(name)));
  }

  Verdict makeLive(String id, String version, long seen) {
    boolean published =
        state().value(NaiveVersions.version(id, version), "state").equals("PUBLISHED");
    return edit(
        id,
        seen,
        published ? Set.of() : Set.of("live SOL-1"),
        next -> next.set(solution(id), "live", List.of(version)));
  }

  Verdict endLive(String id, long seen) {
    return edit(id, seen, Set.of(), next -> next.set(solution(id), "live", List.of()));
  }

  Verdict delete(String id, long seen) {
    return edit(id, seen, Set.of(), next -> deleteSolution(next, id));
  }

  private static void deleteSolution(Flat next, String id) {
    next.removeIf(
        each ->
            switch (each.kind()) {
              case SOLUTION, VERSION, USER_SHARE, GROUP_SHARE -> each.id().equals(id);
              case ROLE -> next.value(each, "solution").equals(id);
              default -> false;
            });
  }

  Verdict setGeneralAccess(String id, long seen, GeneralAccess access) {
    boolean opens =
        access == GeneralAccess.ANYONE_WITH_LINK
            && !state().value(solution(id), "generalAccess").equals(access.name());
    boolean possible =
        state().all(Kind.VERSION).stream()
            .filter(version -> version.id().equals(id))
            .filter(version -> state().value(version, "state").equals("PUBLISHED"))
            .anyMatch(
                version -> state().values(version, "roles").contains(RoleId.ANONYMOUS.value()));
    return edit(
        id,
        seen,
        opens && !possible ? Set.of("generalAccess SH-5") : Set.of(),
        next -> next.set(solution(id), "generalAccess", List.of(access.name())));
  }

  private Verdict edit(String id, long seen, Set<String> faults, Consumer<Flat> change) {
    return Refusal.of(world, solution(id), seen, "solution SOL-1")
        .orElseDo(() -> world.verdict(faults, change));
  }

  // --- Shares ---

  Verdict share(SolutionShare share) {
    return world.verdict(
        faults(share), next -> next.put(Flattening.subjectOf(share), Flattening.fieldsOf(share)));
  }

  Verdict change(long seen, SolutionShare share) {
    return Refusal.of(world, Flattening.subjectOf(share), seen, "grantee SH-6")
        .orElseDo(() -> share(share));
  }

  Verdict unshare(SolutionId solution, Grantee grantee) {
    AuditSubject subject =
        grantee instanceof Grantee.User user
            ? AuditSubject.share(solution, user.id())
            : AuditSubject.share(solution, ((Grantee.Group) grantee).id());
    return world.verdict(Set.of(), next -> next.remove(subject));
  }

  private Set<String> faults(SolutionShare share) {
    Set<String> faults = new TreeSet<>();
    String id = share.solution().value();
    if (!state().has(solution(id))) {
      faults.add("solution SOL-1");
    }
    Map<String, List<String>> fields = new TreeMap<>(Flattening.fieldsOf(share));
    checkRoles(state(), fields.getOrDefault("roles", List.of()), id, "roles", faults);
    if (share.grantee() instanceof Grantee.User user) {
      if (!state().has(AuditSubject.user(user.id()))) {
        faults.add("grantee DIR-2");
      }
    } else if (!state().has(AuditSubject.group(((Grantee.Group) share.grantee()).id()))) {
      faults.add("grantee SH-1");
    }
    return faults;
  }

  /** Roles on a version or in a share: the organization's or the solution's own (DIR-12). */
  static void checkRoles(
      Flat state, Collection<String> roles, String solution, String field, Set<String> faults) {
    for (String each : roles) {
      AuditSubject role = NaiveRoles.role(each);
      if (each.equals(RoleId.ANONYMOUS.value())) {
        continue;
      }
      if (!state.has(role)) {
        faults.add(field + " DIR-5");
      } else if (!List.of("", solution).contains(state.value(role, "solution"))) {
        faults.add(field + " DIR-12");
      }
    }
  }
}

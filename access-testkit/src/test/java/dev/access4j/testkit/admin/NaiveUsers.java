package dev.access4j.testkit.admin;

import dev.access4j.admin.UserDetails;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules say of administering users. */
record NaiveUsers(World world) {

  private static AuditSubject subject(String user) {
    return new AuditSubject(Kind.USER, user, "");
  }

  private Flat state() {
    return world.state();
  }

  private boolean isThere(String user) {
    return state().has(subject(user));
  }

  private static Verdict unknown() {
    return new Verdict.Invalid(Set.of("user DIR-2"));
  }

  Verdict invite(UserDetails details) {
    Verdict verdict =
        world.verdict(
            faults(World.NEW, details),
            next -> next.put(subject(World.NEW), fields(details, "INVITED", List.of())));
    if (verdict instanceof Verdict.Done done) {
      Flat invited = done.states().get(0);
      return new Verdict.Done(List.of(invited, linked(invited, World.NEW)));
    }
    return verdict;
  }

  Verdict inviteAgain(String user) {
    if (!isThere(user)) {
      return unknown();
    }
    return state().value(subject(user), "status").equals("INVITED")
        ? new Verdict.Done(List.of(linked(state(), user)))
        : new Verdict.Invalid(Set.of("status DIR-3"));
  }

  /** With its account, if the provider makes one and nobody else has it (ID-2, ID-3). */
  private static Flat linked(Flat state, String user) {
    Flat linked = state.copy();
    AccountsOfTheHost.subOf(state.value(subject(user), "email"))
        .filter(
            sub ->
                state.all(Kind.USER).stream()
                    .filter(each -> !each.id().equals(user))
                    .noneMatch(each -> state.value(each, "sub").equals(sub)))
        .ifPresent(sub -> linked.set(subject(user), "sub", List.of(sub)));
    return linked;
  }

  Verdict edit(String user, long seen, UserDetails details) {
    if (!isThere(user)) {
      return unknown();
    }
    if (world.isStale(subject(user), seen)) {
      return new Verdict.Conflict();
    }
    String status = state().value(subject(user), "status");
    String email = state().value(subject(user), "email");
    boolean elsewhere =
        status.equals("INVITED") && !Words.fold(email).equals(Words.fold(details.email()));
    List<String> sub = elsewhere ? List.of() : state().values(subject(user), "sub");
    return world.verdict(
        faults(user, details), next -> next.put(subject(user), fields(details, status, sub)));
  }

  private static Map<String, List<String>> fields(
      UserDetails details, String status, List<String> sub) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("username", List.of(details.username()));
    fields.put("email", List.of(details.email()));
    fields.put("firstName", List.of(Words.trim(details.firstName())));
    fields.put("lastName", List.of(Words.trim(details.lastName())));
    fields.put("status", List.of(status));
    if (!sub.isEmpty()) {
      fields.put("sub", sub);
    }
    Words.putAttributes(fields, details.attributes());
    return fields;
  }

  private Set<String> faults(String user, UserDetails details) {
    Set<String> faults = new TreeSet<>();
    if (!Words.isIdentifier(details.username())) {
      faults.add("username DIR-13");
    } else if (isTaken(user, "username", details.username())) {
      faults.add("username DIR-2");
    }
    if (!Words.isEmail(details.email()) || isTaken(user, "email", details.email())) {
      faults.add("email DIR-2");
    }
    checkName("firstName", details.firstName(), faults);
    checkName("lastName", details.lastName(), faults);
    details.attributes().forEach((key, list) -> Words.checkAttribute(key, list, faults));
    return faults;
  }

  private static void checkName(String field, String name, Set<String> faults) {
    String trimmed = Words.trim(name);
    if (Words.isLong(trimmed, 255) || Words.hasControl(trimmed)) {
      faults.add(field + " DIR-2");
    }
  }

  private boolean isTaken(String user, String field, String name) {
    return state().all(Kind.USER).stream()
        .filter(each -> !each.id().equals(user))
        .anyMatch(each -> Words.fold(state().value(each, field)).equals(Words.fold(name)));
  }

  Verdict setAttribute(Set<EndUserId> users, long seen, String key, List<String> values) {
    Set<String> faults = new TreeSet<>();
    if (!values.isEmpty()) {
      Words.checkAttribute(key, values, faults);
    }
    List<String> ids = users.stream().map(EndUserId::value).toList();
    if (!ids.stream().allMatch(this::isThere)) {
      faults.add("users DIR-2");
    }
    if (faults.isEmpty() && ids.stream().anyMatch(id -> world.isStale(subject(id), seen))) {
      return new Verdict.Conflict();
    }
    List<String> kept = Words.attributeValues(values);
    return world.verdict(
        faults, next -> ids.forEach(id -> next.set(subject(id), "attributes." + key, kept)));
  }

  /** Deactivating and reactivating (DIR-3). */
  Verdict become(String user, String status) {
    if (!isThere(user)) {
      return unknown();
    }
    boolean invited = state().value(subject(user), "status").equals("INVITED");
    return world.verdict(
        invited ? Set.of("status DIR-3") : Set.of(),
        next -> next.set(subject(user), "status", List.of(status)));
  }

  Verdict delete(String user, long seen) {
    if (!isThere(user)) {
      return unknown();
    }
    if (world.isStale(subject(user), seen)) {
      return new Verdict.Conflict();
    }
    return world.verdict(
        Set.of(),
        next ->
            next.removeIf(
                each ->
                    switch (each.kind()) {
                      case USER, ASSIGNMENT -> each.id().equals(user);
                      case MEMBERSHIP, USER_SHARE -> each.part().equals(user);
                      default -> false;
                    }));
  }

  Verdict assign(String user, Collection<RoleId> roles) {
    Set<String> faults = new TreeSet<>();
    AuditSubject organization = state().all(Kind.ORGANIZATION).get(0);
    if (state().value(organization, "assignmentModel").equals("PER_SOLUTION")) {
      faults.add("role AM-3");
    }
    checkAssignment(user, roles, faults);
    return world.verdict(faults, next -> putAssignments(next, user, roles));
  }

  void checkAssignment(String user, Collection<RoleId> roles, Set<String> faults) {
    if (!isThere(user)) {
      faults.add("user DIR-2");
    }
    NaiveRoles.checkOrganizationRoles(state(), roles, "role", faults);
  }

  static void putAssignments(Flat next, String user, Collection<RoleId> roles) {
    roles.forEach(role -> next.put(AuditSubject.assignment(EndUserId.of(user), role), Map.of()));
  }

  Verdict unassign(String user, Collection<RoleId> roles) {
    if (!isThere(user)) {
      return unknown();
    }
    List<AuditSubject> gone = new ArrayList<>();
    roles.forEach(role -> gone.add(AuditSubject.assignment(EndUserId.of(user), role)));
    return world.verdict(Set.of(), next -> gone.forEach(next::remove));
  }
}

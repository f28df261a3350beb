package dev.access4j.testkit.store;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What holds of lists by name, of the revisions of things, and of the audit log. */
record AdministrationInvariants(ReadView view, Contents contents, Violations violations) {

  private static final int PAGE = 100;

  void look() {
    lists();
    contents.roles().forEach(role -> having(role.id()));
    contents.groups().forEach(record -> inGroup(record.group().id()));
    revisions();
    audit();
  }

  private void lists() {
    ListsByName byName = contents.byName();
    violations.same("users by name", users(each -> true), byName.users());
    violations.same(
        "roles by name", sorted(contents.roles().stream(), NameKey::of), byName.roles());
    violations.same("groups by name", groups(each -> true), byName.groups());
    violations.same(
        "solutions by name",
        sorted(contents.solutions().stream(), NameKey::of),
        byName.solutions());
  }

  /** The users that a list by name should hold, in its order. */
  private List<EndUser> users(Predicate<PrincipalRecord> wanted) {
    return sorted(contents.users().stream().filter(wanted).map(PrincipalRecord::user), NameKey::of);
  }

  private List<EndUserGroup> groups(Predicate<GroupRecord> wanted) {
    return sorted(contents.groups().stream().filter(wanted).map(GroupRecord::group), NameKey::of);
  }

  private static <T> List<T> sorted(Stream<T> rows, Function<T, NameKey> key) {
    return rows.sorted(comparing(key)).toList();
  }

  private void having(RoleId role) {
    ListFilter filter = ListFilter.ALL.havingRole(role);
    Set<GroupId> groups =
        contents.groups().stream()
            .filter(record -> has(record, role))
            .map(record -> record.group().id())
            .collect(toSet());
    Predicate<PrincipalRecord> matches =
        record ->
            record.assignments().contains(role)
                || gives(record.shares(), role)
                || record.groups().stream().anyMatch(groups::contains);
    violations.same(
        "users by name that have role " + role,
        users(matches),
        ListsByName.users(view, filter, PAGE));
    violations.same(
        "groups by name that have role " + role,
        groups(record -> has(record, role)),
        ListsByName.groups(view, filter, PAGE));
  }

  private static boolean has(GroupRecord record, RoleId role) {
    return record.group().roles().contains(role) || gives(record.shares(), role);
  }

  private static boolean gives(List<SolutionShare> shares, RoleId role) {
    return shares.stream()
        .anyMatch(
            share ->
                share.roles() instanceof SharedRoles.Explicit explicit
                    && explicit.roles().contains(role));
  }

  private void inGroup(GroupId group) {
    violations.same(
        "users by name in group " + group,
        users(record -> record.groups().contains(group)),
        ListsByName.users(view, ListFilter.ALL.inGroup(group), PAGE));
  }

  private void revisions() {
    Set<AuditSubject> things = things().collect(toSet());
    Map<AuditSubject, Revision> found = view.revisions(things);
    violations.sameElements("things that have a revision", things, found.keySet());
    found.forEach(
        (thing, revision) ->
            violations.check(
                revision.value() > 0 && revision.compareTo(view.revision()) <= 0,
                "%s was put at %s, seen at %s",
                thing,
                revision,
                view.revision()));
  }

  private Stream<AuditSubject> things() {
    return Stream.of(
            contents.organization().stream().map(each -> AuditSubject.organization(each.id())),
            contents.users().stream().map(each -> AuditSubject.user(each.user().id())),
            contents.roles().stream().map(each -> AuditSubject.role(each.id())),
            contents.groups().stream().map(each -> AuditSubject.group(each.group().id())),
            contents.solutions().stream().map(each -> AuditSubject.solution(each.id())),
            contents.versions().stream().map(AuditSubject::of),
            contents.shares().stream().map(AuditSubject::of))
        .flatMap(Function.identity());
  }

  private void audit() {
    long number = 0;
    Revision revision = Revision.NONE;
    for (AuditEntry entry : contents.audit()) {
      violations.check(
          entry.number() > number, "audit entry %s comes after %s", entry.number(), number);
      violations.check(
          entry.revision().compareTo(revision) >= 0
              && entry.revision().compareTo(view.revision()) <= 0,
          "audit entry %s is of %s, after one of %s, seen at %s",
          entry.number(),
          entry.revision(),
          revision,
          view.revision());
      violations.same(
          "the organization of audit entry " + entry.number(),
          view.organizationId(),
          entry.event().organization());
      number = entry.number();
      revision = entry.revision();
    }
    List<AuditEntry> newestFirst = new ArrayList<>(contents.audit());
    Collections.reverse(newestFirst);
    violations.same(
        "the audit log, the newest first",
        newestFirst,
        Contents.audit(view, AuditQuery.ALL.newestFirst(), PAGE));
  }
}

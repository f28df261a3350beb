package dev.access4j.testkit.store;

import static java.util.Comparator.comparing;

import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that an organization holds, read through its lists. Equal if nothing differs. */
record Contents(
    Revision revision,
    Optional<Organization> organization,
    List<PrincipalRecord> users,
    List<EndUserRole> roles,
    List<GroupRecord> groups,
    Map<GroupId, List<EndUserId>> members,
    List<Solution> solutions,
    List<SolutionVersion> versions,
    List<SolutionShare> shares,
    ListsByName byName,
    List<AccountTask> tasks,
    List<AuditEntry> audit) {

  private static final int PAGE = 100;

  static Contents of(ReadView view) {
    List<PrincipalRecord> users =
        Pages.<PrincipalRecord, EndUserId>all(
            PAGE,
            page -> view.principals(new PrincipalQuery.Everyone(), page),
            record -> record.user().id());
    List<GroupRecord> groups =
        Pages.<GroupRecord, GroupId>all(
            PAGE, page -> view.groups(page), record -> record.group().id());
    Map<GroupId, List<EndUserId>> members = new LinkedHashMap<>();
    groups.forEach(
        record -> {
          GroupId id = record.group().id();
          members.put(
              id,
              Pages.<EndUserId, EndUserId>all(
                  PAGE, page -> view.members(id, page), member -> member));
        });
    List<Solution> solutions = Pages.all(PAGE, view::solutions, Solution::id);
    List<SolutionVersion> versions = new ArrayList<>();
    List<SolutionShare> shares = new ArrayList<>();
    for (Solution each : solutions) {
      versions.addAll(Pages.all(PAGE, page -> view.versions(each.id(), page), SolutionVersion::id));
      shares.addAll(Pages.all(PAGE, page -> view.shares(each.id(), page), SolutionShare::grantee));
    }
    return new Contents(
        view.revision(),
        view.organization(),
        users.stream().map(Contents::sorted).toList(),
        Pages.all(PAGE, view::roles, EndUserRole::id),
        groups.stream().map(Contents::sorted).toList(),
        members,
        solutions,
        versions,
        shares,
        ListsByName.of(view, ListFilter.ALL, PAGE),
        Pages.all(PAGE, view::accountTasks, AccountTask::user),
        audit(view, AuditQuery.ALL, PAGE));
  }

  /** What an organization holds that does not exist. */
  static Contents nothing() {
    return new Contents(
        Revision.NONE,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        ListsByName.NONE,
        List.of(),
        List.of());
  }

  /** The audit log, in pages of a size. */
  static List<AuditEntry> audit(ReadView view, AuditQuery query, int limit) {
    return Pages.<AuditEntry, Long>all(
        limit, page -> view.audit(query, page), entry -> entry.number());
  }

  /** What there is now: the audit log and tasks still name what there was. */
  Contents withoutTraces() {
    return new Contents(
        revision,
        organization,
        users,
        roles,
        groups,
        members,
        solutions,
        versions,
        shares,
        byName,
        List.of(),
        List.of());
  }

  /** A record says nothing of the order of its shares. */
  static PrincipalRecord sorted(PrincipalRecord record) {
    return new PrincipalRecord(
        record.user(), record.groups(), record.assignments(), sorted(record.shares()));
  }

  static GroupRecord sorted(GroupRecord record) {
    return new GroupRecord(record.group(), sorted(record.shares()));
  }

  static List<SolutionShare> sorted(List<SolutionShare> shares) {
    return shares.stream()
        .sorted(comparing(SolutionShare::solution).thenComparing(SolutionShare::grantee))
        .toList();
  }
}

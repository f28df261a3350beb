package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is there, at one revision, read through the store's lists.
 *
 * @param state everything
 * @param revision when
 * @param put when each thing was last put
 * @param log the audit entries after those that were read before
 */
record Present(Flat state, long revision, Map<AuditSubject, Long> put, List<AuditEntry> log) {

  /** Small, so that pages are turned. */
  private static final int PAGE = 3;

  static Present of(AccessStore store, OrganizationId organization, long afterEntry) {
    return store.read(organization, view -> of(view, afterEntry));
  }

  static Present of(ReadView view, long afterEntry) {
    Flat state = new Flat();
    view.organization().ifPresent(found -> Flattening.putInto(state, found));
    List<PrincipalRecord> users =
        Present.<PrincipalRecord, EndUserId>all(
            page -> view.principals(new PrincipalQuery.Everyone(), page),
            record -> record.user().id());
    for (PrincipalRecord record : users) {
      Flattening.putInto(state, record.user());
      for (RoleId role : record.assignments()) {
        state.put(AuditSubject.assignment(record.user().id(), role), Map.of());
      }
    }
    List<EndUserRole> roles =
        Present.<EndUserRole, RoleId>all(page -> view.roles(page), EndUserRole::id);
    roles.forEach(role -> Flattening.putInto(state, role));
    List<GroupRecord> groups =
        Present.<GroupRecord, GroupId>all(page -> view.groups(page), record -> record.group().id());
    for (GroupRecord record : groups) {
      Flattening.putInto(state, record.group());
      GroupId group = record.group().id();
      List<EndUserId> members =
          Present.<EndUserId, EndUserId>all(page -> view.members(group, page), member -> member);
      members.forEach(member -> state.put(AuditSubject.membership(group, member), Map.of()));
    }
    List<Solution> solutions = all(view::solutions, Solution::id);
    for (Solution solution : solutions) {
      Flattening.putInto(state, solution);
      Present.<SolutionVersion, VersionId>all(
              page -> view.versions(solution.id(), page), SolutionVersion::id)
          .forEach(version -> Flattening.putInto(state, version));
      Present.<SolutionShare, Grantee>all(
              page -> view.shares(solution.id(), page), SolutionShare::grantee)
          .forEach(share -> Flattening.putInto(state, share));
    }
    Map<AuditSubject, Long> put = new TreeMap<>();
    view.revisions(World.withRevision(state))
        .forEach((subject, revision) -> put.put(subject, revision.value()));
    return new Present(state, view.revision().value(), put, log(view, afterEntry));
  }

  static List<AuditEntry> log(ReadView view, long afterEntry) {
    return all(
        PageRequest.after(afterEntry, 37),
        page -> view.audit(AuditQuery.ALL, page),
        AuditEntry::number);
  }

  private static <T, K> List<T> all(Function<PageRequest<K>, List<T>> list, Function<T, K> key) {
    return all(PageRequest.first(PAGE), list, key);
  }

  private static <T, K> List<T> all(
      PageRequest<K> first, Function<PageRequest<K>, List<T>> list, Function<T, K> key) {
    List<T> rows = new ArrayList<>();
    PageRequest<K> request = first;
    List<T> page;
    do {
      page = list.apply(request);
      rows.addAll(page);
      if (!page.isEmpty()) {
        request = PageRequest.after(key.apply(page.get(page.size() - 1)), request.limit());
      }
    } while (page.size() == request.limit());
    return rows;
  }
}

package dev.access4j.testkit.store;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A question about a {@link Sample}, each with an answer there; together they are every method of
 * {@link ReadView}.
 *
 * @param method the method that is asked
 * @param ask asks it
 */
record Question(String method, Function<ReadView, Object> ask) {

  /** Every method that tells of what the organization holds. */
  static List<Question> ofContents() {
    return List.of(
        new Question("principal", view -> view.principal(Sample.ANN)),
        new Question("groups", view -> view.groups(Set.of(Sample.RETAIL, Sample.AUDIT))),
        new Question("policy", view -> view.policy(new SolutionRef.Live(Sample.LOANS))),
        new Question(
            "policies",
            view ->
                view.policies(Set.of(pinned(Sample.LOANS), new SolutionRef.Live(Sample.CARDS)))),
        new Question(
            "solutionsOpenOrListing", view -> view.solutionsOpenOrListing(Set.of(Sample.CLERK))),
        new Question("principals", view -> view.principals(new PrincipalQuery.Everyone(), page())),
        new Question("principals", view -> view.principals(new PrincipalQuery.Active(), page())),
        new Question("principals", view -> view.principals(reached(), page())),
        new Question("principals", view -> view.principals(holding(), page())),
        new Question(
            "publishedVersions", view -> view.publishedVersions(Set.of(), Set.of(Sample.CLERK))),
        new Question("user", view -> view.user(Sample.ANN)),
        new Question("userNamed", view -> view.userNamed("ann")),
        new Question("userWithEmail", view -> view.userWithEmail("ann@bank.example")),
        new Question("userWithSub", view -> view.userWithSub("sub-ann")),
        new Question(
            "usersWithSubs", view -> view.usersWithSubs(Set.of("sub-ann", "no such account"))),
        new Question("accountTasks", view -> view.accountTasks(Set.of(Sample.ANN, Sample.BOB))),
        new Question("accountTasks", view -> view.accountTasks(page())),
        new Question("role", view -> view.role(Sample.CLERK)),
        new Question("roleNamed", view -> view.roleNamed(RoleScope.ORGANIZATION, "Clerk")),
        new Question("roleNamed", view -> view.roleNamed(ofLoans(), "Broker")),
        new Question("anySolutionHasRoleNamed", view -> view.anySolutionHasRoleNamed("Broker")),
        new Question("roleUses", view -> view.roleUses(Sample.CLERK)),
        new Question("assigned", view -> view.assigned(Sample.CLERK, page())),
        new Question("groupNamed", view -> view.groupNamed("retail")),
        new Question("groupsNamed", view -> view.groupsNamed(Set.of("RETAIL", "audit"))),
        new Question("roles", view -> view.roles(page())),
        new Question("groups", view -> view.groups(page())),
        new Question("users", view -> view.users(Set.of(Sample.ANN, Sample.BOB))),
        new Question("roles", view -> view.roles(Set.of(Sample.CLERK, Sample.BROKER))),
        new Question(
            "membersAmong",
            view -> view.membersAmong(Sample.RETAIL, Set.of(Sample.ANN, Sample.EVE))),
        new Question("solution", view -> view.solution(Sample.LOANS)),
        new Question("version", view -> view.version(Sample.LOANS, Sample.V2)),
        new Question("group", view -> view.group(Sample.RETAIL)),
        new Question("isMember", view -> view.isMember(Sample.RETAIL, Sample.ANN)),
        new Question("members", view -> view.members(Sample.RETAIL, page())),
        new Question("solutions", view -> view.solutions(page())),
        new Question("versions", view -> view.versions(Sample.LOANS, page())),
        new Question("shares", view -> view.shares(Sample.LOANS, page())),
        new Question("usersNamed", view -> view.usersNamed(Set.of("ANN", "bob"))),
        new Question("usersWithEmails", view -> view.usersWithEmails(Set.of("ann@bank.example"))),
        new Question("revisions", view -> Set.copyOf(view.revisions(subjects()).entrySet())),
        new Question("usersByName", view -> view.usersByName(ListFilter.ALL, page())),
        new Question("rolesByName", view -> view.rolesByName(ListFilter.ALL, page())),
        new Question("groupsByName", view -> view.groupsByName(ListFilter.ALL, page())),
        new Question("solutionsByName", view -> view.solutionsByName(ListFilter.ALL, page())),
        new Question("usersByName", view -> view.usersByName(filter(), page())),
        new Question("groupsByName", view -> view.groupsByName(filter(), page())),
        new Question("audit", view -> view.audit(AuditQuery.ALL, page())),
        new Question("audit", view -> view.audit(AuditQuery.ALL.newestFirst(), page())),
        new Question(
            "audit",
            view -> view.audit(AuditQuery.ALL.about(AuditSubject.user(Sample.ANN)), page())),
        new Question("audit", view -> view.audit(AuditQuery.ALL.by(Sample.ROOT), page())));
  }

  /** Every method that tells where the view is. */
  static List<Question> ofPlace() {
    return List.of(
        new Question("organizationId", ReadView::organizationId),
        new Question("revision", ReadView::revision),
        new Question("organization", ReadView::organization),
        new Question("changesAfter", view -> view.changesAfter(Revision.NONE)));
  }

  /** The answer, in a form that equals every other form of the same answer. */
  Object in(ReadView view) {
    return normal(ask.apply(view));
  }

  /** Whether an answer says that there is nothing. */
  static boolean isNothing(Object answer) {
    return answer.equals(Optional.empty())
        || answer.equals(false)
        || (answer instanceof Collection<?> several && several.isEmpty())
        || (answer instanceof Map<?, ?> map && map.isEmpty())
        || answer.equals(RoleUses.NONE);
  }

  @Override
  public String toString() {
    return method;
  }

  private static Object normal(Object answer) {
    if (answer instanceof Optional<?> optional) {
      return optional.map(Question::normal);
    } else if (answer instanceof List<?> list) {
      return list.stream().map(Question::normal).toList();
    } else if (answer instanceof Map<?, ?> map) {
      return Set.copyOf(map.values().stream().map(Question::normal).toList());
    } else if (answer instanceof PrincipalRecord record) {
      return Contents.sorted(record);
    } else if (answer instanceof GroupRecord record) {
      return Contents.sorted(record);
    } else if (answer instanceof RoleUses uses) {
      return new RoleUses(uses.groups(), uses.versions(), Contents.sorted(uses.shares()));
    } else if (answer instanceof PolicyRecord policy) {
      return List.of(policy.solution(), policy.version(), policy.listed());
    }
    return answer;
  }

  private static <K> PageRequest<K> page() {
    return PageRequest.first(50);
  }

  private static ListFilter filter() {
    return ListFilter.ALL.havingRole(Sample.CLERK);
  }

  private static Set<AuditSubject> subjects() {
    return Set.of(
        AuditSubject.user(Sample.ANN),
        AuditSubject.role(Sample.CLERK),
        AuditSubject.group(Sample.RETAIL),
        AuditSubject.solution(Sample.LOANS),
        AuditSubject.version(Sample.LOANS, Sample.V2),
        AuditSubject.share(Sample.LOANS, Sample.ANN),
        AuditSubject.share(Sample.LOANS, Sample.AUDIT));
  }

  private static SolutionRef pinned(SolutionId solution) {
    return new SolutionRef.Pinned(solution, Sample.V2);
  }

  private static RoleScope ofLoans() {
    return new RoleScope.OfSolution(Sample.LOANS);
  }

  private static PrincipalQuery reached() {
    return new PrincipalQuery.Reached(Sample.LOANS, Set.of(Sample.APPROVER));
  }

  private static PrincipalQuery holding() {
    return new PrincipalQuery.Holding(Set.of(Sample.AUDITOR));
  }
}

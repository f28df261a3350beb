package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.WriteTransaction;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A write to a {@link Sample} that a store must refuse.
 *
 * @param what what would be inconsistent
 * @param work writes it
 */
record Refusal(String what, Consumer<WriteTransaction> work) {

  private static final EndUserId NEW = EndUserId.of("user-new");
  private static final EndUserId NO_USER = EndUserId.of("no such user");
  private static final GroupId NO_GROUP = GroupId.of("no such group");
  private static final RoleId NO_ROLE = RoleId.of("no such role");
  private static final SolutionId NO_SOLUTION = SolutionId.of("no such solution");

  static Stream<Refusal> all() {
    return Stream.of(names(), references(), deletions()).flatMap(List::stream);
  }

  private static List<Refusal> names() {
    return List.of(
        of("a username taken", tx -> tx.put(user("ANN", "new@x").build())),
        of("an e-mail taken", tx -> tx.put(user("new", "Ann@BANK.example").build())),
        of("an account taken", tx -> tx.put(user("new", "new@x").sub("sub-ann").build())),
        of(
            "a user renamed to another's name",
            tx -> tx.put(EndUser.builder(Sample.EVE, "Ann", "eve@bank.example").build())),
        of("a role name taken", tx -> tx.put(EndUserRole.of(RoleId.of("role-new"), "CLERK"))),
        of(
            "a role renamed to another's name",
            tx -> tx.put(EndUserRole.of(Sample.CLERK, "AUDITOR"))),
        of("an own role's name taken", tx -> tx.put(own("BROKER", Sample.LOANS))),
        of("a group name taken", tx -> tx.put(EndUserGroup.of(GroupId.of("group-new"), "RETAIL"))),
        of(
            "a group renamed to another's name",
            tx -> tx.put(EndUserGroup.of(Sample.EMPTY, "audit"))),
        of(
            "two new users of one name",
            tx -> {
              tx.put(user("new", "new@x").build());
              tx.put(EndUser.builder(EndUserId.of("user-newer"), "New", "newer@x").build());
            }));
  }

  private static List<Refusal> references() {
    return List.of(
        of(
            "another organization",
            tx -> tx.put(Organization.of(OrganizationId.of("another"), "Another"))),
        of("a member of no group", tx -> tx.addMember(NO_GROUP, Sample.ANN)),
        of("a member that is no user", tx -> tx.addMember(Sample.RETAIL, NO_USER)),
        of("an assignment to nobody", tx -> tx.assign(NO_USER, Sample.CLERK)),
        of("an assignment of no role", tx -> tx.assign(Sample.ANN, NO_ROLE)),
        of(
            "a group with no such role",
            tx -> tx.put(EndUserGroup.of(Sample.EMPTY, "Empty", NO_ROLE))),
        of("an own role of no solution", tx -> tx.put(own("new", NO_SOLUTION))),
        of("a version of no solution", tx -> tx.put(version(NO_SOLUTION, Sample.CLERK))),
        of("a version that lists no such role", tx -> tx.put(version(Sample.PLANS, NO_ROLE))),
        of(
            "a live version that is none",
            tx -> tx.put(Solution.of(Sample.PLANS, "Plans").withLive(Sample.V1))),
        of(
            "another solution's version live",
            tx -> tx.put(Solution.of(Sample.CARDS, "Cards").withLive(VersionId.of("3.0")))),
        of(
            "a share of no solution",
            tx -> tx.put(SolutionShare.withUser(NO_SOLUTION, Sample.ANN, Sample.CLERK))),
        of(
            "a share with nobody",
            tx -> tx.put(SolutionShare.withUser(Sample.PLANS, NO_USER, Sample.CLERK))),
        of(
            "a share with no group",
            tx -> tx.put(SolutionShare.withGroup(Sample.PLANS, NO_GROUP, SharedRoles.FROM_GROUP))),
        of(
            "a share of no role",
            tx -> tx.put(SolutionShare.withUser(Sample.PLANS, Sample.ANN, Sample.CLERK, NO_ROLE))));
  }

  private static List<Refusal> deletions() {
    return List.of(
        of("a member deleted", tx -> tx.delete(Sample.DAN)),
        of("a user with an assignment deleted", tx -> tx.delete(Sample.CAT)),
        of(
            "a user with a share deleted",
            tx -> {
              tx.removeMember(Sample.RETAIL, Sample.BOB);
              tx.unassign(Sample.BOB, Sample.APPROVER);
              tx.delete(Sample.BOB);
            }),
        of(
            "a role on a group deleted",
            tx -> {
              tx.put(EndUserGroup.of(Sample.EMPTY, "Empty", Sample.UNUSED));
              tx.delete(Sample.UNUSED);
            }),
        of(
            "a role listed by a draft deleted",
            tx -> {
              tx.put(version(Sample.PLANS, Sample.UNUSED));
              tx.delete(Sample.UNUSED);
            }),
        of(
            "a role listed by a published version deleted",
            tx -> {
              tx.put(version(Sample.PLANS, Sample.UNUSED).published());
              tx.delete(Sample.UNUSED);
            }),
        of(
            "a role of a share deleted",
            tx -> {
              tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK, Sample.UNUSED));
              tx.delete(Sample.UNUSED);
            }),
        of("a group with a share deleted", tx -> tx.delete(Sample.RETAIL)),
        of(
            "a solution with a version deleted",
            tx -> {
              tx.put(version(Sample.PLANS, Sample.CLERK));
              tx.delete(Sample.PLANS);
            }),
        of(
            "a solution with a share deleted",
            tx -> {
              tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK));
              tx.delete(Sample.PLANS);
            }),
        of(
            "a solution with an own role deleted",
            tx -> {
              tx.put(own("planner", Sample.PLANS));
              tx.delete(Sample.PLANS);
            }),
        of("a live version deleted", tx -> tx.delete(Sample.LOANS, Sample.V1)));
  }

  private static Refusal of(String what, Consumer<WriteTransaction> work) {
    return new Refusal(what, work);
  }

  private static EndUser.Builder user(String name, String email) {
    return EndUser.builder(NEW, name, email);
  }

  private static EndUserRole own(String name, SolutionId solution) {
    return new EndUserRole(RoleId.of("role-new"), name, "", new RoleScope.OfSolution(solution));
  }

  private static SolutionVersion version(SolutionId solution, RoleId role) {
    return new SolutionVersion(
        solution, Sample.V1, VersionState.DRAFT, Set.of(role), List.of(), List.of());
  }

  @Override
  public String toString() {
    return what;
  }
}

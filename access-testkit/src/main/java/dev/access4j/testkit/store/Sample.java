package dev.access4j.testkit.store;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
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
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccountTask;
import dev.access4j.store.WriteTransaction;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A small bank: one of everything that an organization can hold. Two samples have the same ids and
 * names; their mark is in what else there is, so that a mix of them shows.
 *
 * @param id the organization's id
 * @param mark what tells this sample from others
 */
record Sample(OrganizationId id, String mark) {

  static final EndUserId ANN = EndUserId.of("user-ann");
  static final EndUserId BOB = EndUserId.of("user-bob");
  static final EndUserId CAT = EndUserId.of("user-cat");
  static final EndUserId DAN = EndUserId.of("user-dan");
  static final EndUserId EVE = EndUserId.of("user-eve");
  static final RoleId CLERK = RoleId.of("role-clerk");
  static final RoleId APPROVER = RoleId.of("role-approver");
  static final RoleId AUDITOR = RoleId.of("role-auditor");
  static final RoleId UNUSED = RoleId.of("role-unused");

  /** The own role of {@link #LOANS}. */
  static final RoleId BROKER = RoleId.of("role-broker");

  static final GroupId RETAIL = GroupId.of("group-retail");
  static final GroupId AUDIT = GroupId.of("group-audit");
  static final GroupId EMPTY = GroupId.of("group-empty");
  static final SolutionId LOANS = SolutionId.of("solution-loans");
  static final SolutionId CARDS = SolutionId.of("solution-cards");
  static final SolutionId PLANS = SolutionId.of("solution-plans");
  static final AuditActor ROOT = new AuditActor(AuditActor.Kind.DESIGNER, "root");
  static final VersionId V1 = VersionId.of("1.0");
  static final VersionId V2 = VersionId.of("2.0");
  static final VersionId V3 = VersionId.of("3.0");

  /** Writes everything. */
  void writeTo(WriteTransaction tx) {
    steps().forEach(step -> step.accept(tx));
  }

  /** The writes one by one; what each names is there before it. */
  List<Consumer<WriteTransaction>> steps() {
    return List.of(
        tx -> tx.put(new Organization(id, "Bank " + mark, AssignmentModel.ORGANIZATION_WIDE)),
        tx -> tx.put(role(CLERK, "clerk", RoleScope.ORGANIZATION)),
        tx -> tx.put(role(APPROVER, "Approver", RoleScope.ORGANIZATION)),
        tx -> tx.put(role(AUDITOR, "auditor", RoleScope.ORGANIZATION)),
        tx -> tx.put(role(UNUSED, "unused", RoleScope.ORGANIZATION)),
        tx -> tx.put(user(ANN, "ann").sub("sub-ann").attributes(attributes()).build()),
        tx -> tx.put(user(BOB, "Bob").build()),
        tx -> tx.put(user(CAT, "cat").status(UserStatus.INVITED).build()),
        tx -> tx.put(user(DAN, "dan").status(UserStatus.DEACTIVATED).build()),
        tx -> tx.put(user(EVE, "eve").build()),
        tx -> tx.put(new EndUserGroup(RETAIL, "Retail", Set.of(CLERK), attributes())),
        tx -> tx.put(EndUserGroup.of(AUDIT, "Audit", AUDITOR)),
        tx -> tx.put(EndUserGroup.of(EMPTY, "Empty")),
        tx -> tx.addMember(RETAIL, ANN),
        tx -> tx.addMember(RETAIL, BOB),
        tx -> tx.addMember(AUDIT, ANN),
        tx -> tx.addMember(AUDIT, DAN),
        tx -> tx.assign(BOB, APPROVER),
        tx -> tx.assign(CAT, CLERK),
        tx -> tx.put(Solution.of(LOANS, "Loans " + mark)),
        tx -> tx.put(Solution.of(CARDS, "Cards " + mark)),
        tx -> tx.put(Solution.of(PLANS, "Plans " + mark)),
        tx -> tx.put(role(BROKER, "broker", new RoleScope.OfSolution(LOANS))),
        tx -> tx.put(version(LOANS, V1, CLERK, BROKER).published()),
        tx -> tx.put(version(LOANS, V2, APPROVER, CLERK).published()),
        tx -> tx.put(version(LOANS, V3, AUDITOR)),
        tx -> tx.put(version(CARDS, V1, RoleId.ANONYMOUS, CLERK).published()),
        tx -> tx.put(Solution.of(LOANS, "Loans " + mark).withLive(V1)),
        tx -> tx.put(openCards()),
        tx -> tx.put(SolutionShare.withUser(LOANS, ANN, CLERK, BROKER)),
        tx -> tx.put(SolutionShare.withGroup(LOANS, RETAIL, SharedRoles.FROM_GROUP)),
        tx -> tx.put(auditShare()),
        tx -> tx.put(SolutionShare.withUser(CARDS, BOB, APPROVER)),
        tx -> tx.put(SolutionShare.withGroup(CARDS, RETAIL, SharedRoles.of(CLERK))),
        tx -> tx.put(task()),
        tx -> tx.append(renamed()));
  }

  /** What is still to be done with Ann's account. */
  AccountTask task() {
    return new AccountTask(ANN, AccountTask.Work.DISABLE, "sub-ann", "of " + mark);
  }

  /** An event about a user, by {@link #ROOT}. */
  AuditEvent renamed() {
    AuditOrigin origin = new AuditOrigin(Instant.parse("2026-01-31T10:00:00Z"), ROOT, "users.edit");
    return AuditEvent.done(
        id,
        origin,
        AuditSubject.user(ANN),
        AuditState.ABSENT,
        AuditState.of(Map.of("username", List.of("ann", mark))));
  }

  EndUser.Builder user(EndUserId user, String name) {
    return EndUser.builder(user, name, name + "@Bank.example").name(mark, "of " + mark);
  }

  EndUserRole role(RoleId role, String name, RoleScope scope) {
    return new EndUserRole(role, name, "for " + mark, scope);
  }

  Attributes attributes() {
    return Attributes.of("businessFilters", "north", "south").with("mark", List.of(mark));
  }

  Solution openCards() {
    return Solution.of(CARDS, "Cards " + mark)
        .withLive(V1)
        .withGeneralAccess(GeneralAccess.ANYONE_WITH_LINK);
  }

  SolutionShare auditShare() {
    Instant from = Instant.ofEpochSecond(1_700_000_000L + mark.hashCode() % 1000, 123_456_000);
    return SolutionShare.withGroup(LOANS, AUDIT, SharedRoles.of(AUDITOR, APPROVER))
        .during(new Validity(from, from.plusSeconds(3600)));
  }

  /** A draft that lists roles and permits each of them something. */
  SolutionVersion version(SolutionId solution, VersionId version, RoleId... roles) {
    Set<RoleId> listed = new LinkedHashSet<>(List.of(roles));
    Permissions lane =
        new Permissions(
            Map.of(Operation.EXECUTE, listed, Operation.VIEW, Set.of(roles[roles.length - 1])));
    Process process =
        new Process(
            "Request",
            List.of(new Swimlane("Entry", lane), new Swimlane("Check", Permissions.NONE)),
            "Check",
            mark.length() % 2 == 0);
    return new SolutionVersion(
        solution,
        version,
        VersionState.DRAFT,
        listed,
        List.of(process, Process.of("Archive", new Swimlane("Default", lane))),
        List.of(UiFlow.of("Start " + mark, listed), UiFlow.of("About", Set.of())));
  }
}

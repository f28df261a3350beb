package dev.access4j.testkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two hundred groups, each with a share of a solution of its own; two users in all of them. */
@DisplayName("What is asked of the store")
class QueriesTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final int GROUPS = 200;
  private static final RoleId CLERK = RoleId.of("clerk");
  private static final VersionId V1 = VersionId.of("1");
  private static final Subject.User ANA = Subject.user(ACME, EndUserId.of("ana"));
  private static final Subject.User BEN = Subject.user(ACME, EndUserId.of("ben"));

  private final CountingStore store = new CountingStore();
  private final Access4j access = Access4j.builder(store).build();
  private final AccessEvaluator evaluator = access.evaluator();

  @BeforeEach
  void write() {
    access.write(
        ACME,
        writer -> {
          writer.put(Organization.of(ACME, "Acme"));
          writer.put(EndUserRole.of(CLERK, "clerk"));
          for (Subject.User user : List.of(ANA, BEN)) {
            String name = user.id().value();
            writer.put(EndUser.builder(user.id(), name, name + "@acme.example").build());
          }
          for (int i = 0; i < GROUPS; i++) {
            writeGroup(writer, i);
          }
          return ACME;
        });
    assertThat(store.queries()).isEmpty();
  }

  private static void writeGroup(AccessWriter writer, int i) {
    SolutionId solution = SolutionId.of("solution " + i);
    writer.put(EndUserGroup.of(group(i), "Group " + i, CLERK));
    writer.addMembers(group(i), List.of(ANA.id(), BEN.id()));
    writer.put(Solution.of(solution, "Solution " + i));
    Permissions permissions = new Permissions(Map.of(Operation.INTERACT, Set.of(CLERK)));
    writer.put(
        new SolutionVersion(
            solution,
            V1,
            VersionState.PUBLISHED,
            Set.of(CLERK),
            List.of(),
            List.of(new UiFlow("desk", permissions))));
    writer.makeLive(solution, V1);
    writer.share(SolutionShare.withGroup(solution, group(i), SharedRoles.FROM_GROUP));
  }

  @AfterEach
  void close() {
    access.close();
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("a check of somebody in many groups asks for each kind of thing once, then nothing")
  void check() {
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    assertThat(store.queries())
        .containsExactlyInAnyOrder("principal", "organization", "groups", "policies");
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    assertThat(store.queries()).isEmpty();
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("what another check has brought is not asked for again")
  void shared() {
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    store.forget();
    assertThat(evaluator.isAllowed(request(ANA, 8))).isTrue();
    assertThat(store.queries()).containsExactly("policies");
    assertThat(evaluator.isAllowed(request(BEN, 8))).isTrue();
    assertThat(store.queries()).containsExactly("principal");
    assertThat(evaluator.isAllowed(request(BEN, 7))).isTrue();
    assertThat(store.queries()).isEmpty();
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("after a change what it touched is asked for, and nothing else")
  void change() {
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    access.write(
        ACME,
        writer -> {
          writer.put(EndUserGroup.of(group(9), "Group nine"));
          return ACME;
        });
    store.forget();
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    assertThat(store.queries()).containsExactly("groups");
    assertThat(evaluator.isAllowed(request(ANA, 7))).isTrue();
    assertThat(store.queries()).isEmpty();
  }

  @Test
  @Requirement("LU-1")
  @DisplayName("the solutions of a user are found without a query for each")
  void solutions() {
    assertThat(evaluator.solutions(ANA)).hasSize(GROUPS);
    assertThat(store.queries())
        .containsExactlyInAnyOrder(
            "principal", "organization", "groups", "solutionsOpenOrListing", "policies");
    assertThat(evaluator.solutions(ANA)).hasSize(GROUPS);
    assertThat(store.queries()).containsExactly("solutionsOpenOrListing");
  }

  @Test
  @Requirement("LU-5")
  @DisplayName("the rows that a user may see are told without a query for each solution")
  void scope() {
    evaluator.scope(ANA, Operation.INTERACT, AttributeSource.USER_AND_GROUPS);
    assertThat(store.queries())
        .containsExactlyInAnyOrder(
            "principal", "organization", "groups", "publishedVersions", "policies");
    evaluator.scope(ANA, Operation.INTERACT, AttributeSource.USER_AND_GROUPS);
    assertThat(store.queries()).containsExactly("publishedVersions");
  }

  @Test
  @Requirement("LU-5")
  @DisplayName(
      "and on versions that an engine names, warm without a view, cold by one query for all")
  void scopeOfVersions() {
    List<SolutionRef.Pinned> deployed =
        IntStream.range(0, 2 * GROUPS)
            .mapToObj(i -> SolutionRef.pinned("solution " + i, "1"))
            .toList();
    assertThat(visible(deployed)).hasSize(GROUPS);
    assertThat(store.queries())
        .containsExactlyInAnyOrder("principal", "organization", "groups", "policies");
    assertThat(store.reads()).isEqualTo(1);
    long compilations = evaluator.statistics().compilations();
    assertThat(visible(deployed)).hasSize(GROUPS);
    assertThat(evaluator.isAllowed(pinned(deployed.get(7)))).isTrue();
    assertThat(store.reads()).isEqualTo(1);
    assertThat(evaluator.statistics().compilations())
        .as("what is reached stays compiled")
        .isEqualTo(compilations + GROUPS);

    access.write(
        ACME,
        writer -> {
          writer.removeMember(group(9), ANA.id());
          return ACME;
        });
    store.forget();
    assertThat(visible(deployed)).hasSize(GROUPS - 1);
    assertThat(store.queries()).containsExactly("principal");
    assertThat(visible(deployed.subList(0, 3))).hasSize(3);
    assertThat(visible(List.of())).isEmpty();
    assertThat(store.queries()).isEmpty();
  }

  private Set<SolutionRef.Pinned> visible(List<SolutionRef.Pinned> versions) {
    AccessScope scope =
        evaluator.scope(ANA, Operation.INTERACT, AttributeSource.USER_AND_GROUPS, versions);
    return scope instanceof AccessScope.Condition condition
        ? condition.resources().keySet()
        : Set.of();
  }

  private static AccessRequest pinned(SolutionRef version) {
    return AccessRequest.of(ANA, version, Resource.uiFlow("desk"), Operation.INTERACT);
  }

  private static GroupId group(int i) {
    return GroupId.of("group " + i);
  }

  private static AccessRequest request(Subject subject, int i) {
    return AccessRequest.of(
        subject, SolutionRef.live("solution " + i), Resource.uiFlow("desk"), Operation.INTERACT);
  }
}

package dev.access4j.testkit.freshness;

import static dev.access4j.solution.Operation.INTERACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.CacheStatistics;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
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
import dev.access4j.solution.Grantee;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ten users, each in a group of its own; ten solutions, each shared with each group. */
@DisplayName("The caches keep to their bounds, and to what is right")
class CacheBoundsTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final OrganizationId OTHER = OrganizationId.of("other");
  private static final RoleId CLERK = RoleId.of("clerk");
  private static final Resource DESK = Resource.uiFlow("desk");
  private static final VersionId V1 = VersionId.of("1");
  private static final int MANY = 10;

  private final CountingStore store = new CountingStore();
  private final List<Access4j> opened = new ArrayList<>();

  private AccessEvaluator evaluator(CacheSettings settings) {
    Access4j access = Access4j.builder(store).caches(settings).build();
    opened.add(access);
    write(ACME, CacheBoundsTest::fill);
    write(OTHER, CacheBoundsTest::fill);
    return access.evaluator();
  }

  private void write(OrganizationId organization, Consumer<AccessWriter> work) {
    OrganizationId unused =
        store.write(
            organization,
            tx -> {
              work.accept(new AccessWriter(tx));
              return organization;
            });
  }

  private static void fill(AccessWriter writer) {
    OrganizationId id = writer.view().organizationId();
    writer.put(Organization.of(id, id.value()));
    writer.put(EndUserRole.of(CLERK, "clerk"));
    for (int i = 0; i < MANY; i++) {
      writer.put(EndUser.builder(user(i), "user" + i, "user" + i + "@acme.example").build());
      writer.put(EndUserGroup.of(group(i), "Group " + i, CLERK));
      writer.addMember(group(i), user(i));
    }
    for (int i = 0; i < MANY; i++) {
      SolutionId solution = SolutionId.of("solution" + i);
      writer.put(Solution.of(solution, solution.value()));
      writer.put(version(solution, V1, VersionState.PUBLISHED));
      writer.makeLive(solution, V1);
      for (int j = 0; j < MANY; j++) {
        writer.share(SolutionShare.withGroup(solution, group(j), SharedRoles.FROM_GROUP));
      }
    }
  }

  private static SolutionVersion version(SolutionId solution, VersionId id, VersionState state) {
    Permissions clerks = new Permissions(Map.of(INTERACT, Set.of(CLERK)));
    return new SolutionVersion(
        solution, id, state, Set.of(CLERK), List.of(), List.of(new UiFlow("desk", clerks)));
  }

  private static EndUserId user(int i) {
    return EndUserId.of("user" + i);
  }

  private static GroupId group(int i) {
    return GroupId.of("group" + i);
  }

  private static AccessRequest request(OrganizationId organization, int user, int solution) {
    return AccessRequest.of(
        Subject.user(organization, user(user)),
        SolutionRef.live("solution" + solution),
        DESK,
        INTERACT);
  }

  @AfterEach
  void close() {
    opened.forEach(Access4j::close);
  }

  @Test
  @DisplayName("what is touched beyond the bound drives out something else")
  void sizes() {
    AccessEvaluator evaluator =
        evaluator(CacheSettings.DEFAULT.withPrincipals(2).withGroups(2).withPolicies(2));
    for (int i = 0; i < MANY; i++) {
      assertThat(evaluator.isAllowed(request(ACME, i, i))).isTrue();
    }
    for (CacheStatistics each :
        List.of(
            evaluator.statistics().principals(),
            evaluator.statistics().groups(),
            evaluator.statistics().policies())) {
      assertThat(each.maximumSize()).isEqualTo(2);
      assertThat(each.size()).isLessThanOrEqualTo(2);
      assertThat(each.loads()).isEqualTo(MANY);
      assertThat(each.evictions()).isGreaterThanOrEqualTo(MANY - 2);
    }
  }

  @Test
  @DisplayName("a user who is asked about again and again stays, while strangers pass through")
  void inUse() {
    AccessEvaluator evaluator = evaluator(CacheSettings.DEFAULT.withPrincipals(64));
    int strangers = 50_000;
    for (int i = 0; i < strangers; i++) {
      assertThat(evaluator.isAllowed(request(ACME, 0, 0))).isTrue();
      assertThat(evaluator.isAllowed(request(ACME, MANY + i, 0))).isFalse();
    }
    assertThat(evaluator.statistics().principals().loads())
        .isBetween(strangers + 1L, strangers + 50L);
  }

  @Test
  @DisplayName("compiled masks of many users on many solutions are kept up to the bound")
  void masks() {
    AccessEvaluator evaluator = evaluator(CacheSettings.DEFAULT.withMasks(100));
    long most = 0;
    for (int i = 0; i < 100 * MANY; i++) {
      AccessRequest asked =
          AccessRequest.of(
              Subject.user(ACME, user(i % MANY)),
              SolutionRef.live("solution" + i / MANY),
              DESK,
              INTERACT);
      assertThat(evaluator.isAllowed(asked)).isEqualTo(i / MANY < MANY);
      most = Math.max(most, evaluator.statistics().masks());
    }
    assertThat(most).isBetween(50L, 110L);
    assertThat(evaluator.statistics().masks()).isLessThanOrEqualTo(110);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("whoever asks about thousands of unknown organizations drives out no other")
  void strangers() {
    AccessEvaluator evaluator = evaluator(CacheSettings.DEFAULT.withOrganizations(100));
    AccessRequest hot = request(ACME, 0, 0);
    assertThat(evaluator.isAllowed(hot)).isTrue();
    for (int i = 0; i < 3_000; i++) {
      assertThat(evaluator.isAllowed(request(OrganizationId.of("none" + i), 0, 0))).isFalse();
    }
    int reads = store.reads();
    assertThat(evaluator.isAllowed(hot)).isTrue();
    assertThat(store.reads()).isEqualTo(reads);
  }

  @Test
  @Requirement({"SH-6", "EV-16"})
  @DisplayName("of an organization that had to go, a handle keeps no revoked right")
  void evictedOrganization() {
    AccessEvaluator evaluator = evaluator(CacheSettings.DEFAULT.withOrganizations(1));
    AccessRequest here = request(ACME, 0, 0);
    SolutionAccess access = evaluator.access(here.subject(), here.solution());
    PreparedCheck check = evaluator.prepare(ACME, here.solution(), DESK, INTERACT);
    assertThat(access.isAllowed(DESK, INTERACT)).isTrue();
    assertThat(check.isAllowed(here.subject())).isTrue();
    for (int i = 0; i < MANY; i++) {
      assertThat(evaluator.isAllowed(request(OTHER, i, i))).isTrue();
    }
    write(
        ACME,
        writer ->
            assertThat(writer.unshare(SolutionId.of("solution0"), new Grantee.Group(group(0))))
                .isTrue());
    assertThat(access.isAllowed(DESK, INTERACT)).isFalse();
    assertThat(check.isAllowed(here.subject())).isFalse();
    assertThat(evaluator.isAllowed(here)).isFalse();
  }

  @Test
  @DisplayName("a draft that is written leaves the live policy in the cache")
  void draft() {
    AccessEvaluator evaluator = evaluator(CacheSettings.DEFAULT);
    assertThat(evaluator.isAllowed(request(ACME, 0, 0))).isTrue();
    SolutionId solution = SolutionId.of("solution0");
    write(ACME, writer -> writer.put(version(solution, VersionId.of("2"), VersionState.DRAFT)));
    store.forget();
    assertThat(evaluator.isAllowed(request(ACME, 0, 0))).isTrue();
    assertThat(store.queries()).isEmpty();
    write(
        ACME,
        writer -> {
          writer.publish(solution, VersionId.of("2"));
          writer.makeLive(solution, VersionId.of("2"));
        });
    assertThat(evaluator.isAllowed(request(ACME, 0, 0))).isTrue();
    assertThat(store.queries()).containsExactly("policies");
  }
}

package dev.access4j.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.admin.MigrationPlan;
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
import dev.access4j.directory.SolutionId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a migration reads: a large organization page by page, and no query for each user. */
class MigrationPagesTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final int USERS = 1_000;
  private static final int OTHERS = 5;
  private static final int PAGE = 2;

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  @BeforeEach
  void write() {
    store.write(
        BANK,
        tx -> {
          AccessWriter writer = new AccessWriter(tx);
          writer.put(new Organization(BANK, "Bank", AssignmentModel.ORGANIZATION_WIDE));
          writer.put(EndUserRole.of(TELLER, "teller"));
          for (int i = 0; i < OTHERS; i++) {
            writeSolution(writer, SolutionId.of("s" + i));
            writer.put(
                new EndUserGroup(
                    GroupId.of("g" + i), "Group " + i, Set.of(TELLER), Attributes.NONE));
          }
          for (int i = 0; i < USERS; i++) {
            writeUser(writer, i);
          }
          return BANK;
        });
  }

  private static void writeSolution(AccessWriter writer, SolutionId id) {
    writer.put(Solution.of(id, id.value()));
    for (int i = 0; i < OTHERS; i++) {
      writer.put(
          new SolutionVersion(
              id,
              VersionId.of("v" + i),
              VersionState.PUBLISHED,
              Set.of(TELLER),
              List.of(),
              List.of(UiFlow.of("portal", Set.of(TELLER)))));
    }
  }

  /** Every third is in a group, every third has an assignment, every third a dormant share. */
  private static void writeUser(AccessWriter writer, int number) {
    EndUserId user = EndUserId.of("u" + number);
    writer.put(EndUser.builder(user, "u" + number, "u" + number + "@bank.example").build());
    if (number % 3 == 0) {
      writer.addMember(GroupId.of("g" + number % OTHERS), user);
    } else if (number % 3 == 1) {
      writer.assign(user, TELLER);
    } else {
      writer.share(SolutionShare.withUser(SolutionId.of("s0"), user, TELLER));
    }
  }

  @Test
  @DisplayName("small pages come to the same plan, with the queries that the pages are")
  void readsByPage() {
    Map<String, Integer> calls = new TreeMap<>();
    MigrationPlan small =
        store.read(BANK, view -> new MigrationPlanner(watched(view, calls), NOW, PAGE).plan());
    MigrationPlan large = store.read(BANK, view -> new MigrationPlanner(view, NOW).plan());

    assertThat(small).isEqualTo(large);
    assertThat(small.shares()).hasSize(OTHERS * OTHERS);
    assertThat(small.keptAssignments()).isEqualTo(333);
    assertThat(small.differences()).hasSize(333 * OTHERS);
    assertThat(calls)
        .containsEntry("principals", USERS / PAGE + 1)
        .containsEntry("solutions", OTHERS / PAGE + 1)
        .containsEntry("groups", OTHERS / PAGE + 1)
        .containsEntry("versions", OTHERS * (OTHERS / PAGE + 1))
        .containsOnlyKeys(
            "principals",
            "solutions",
            "groups",
            "versions",
            "organization",
            "organizationId",
            "revision");
    // Asked for without a query, or once.
    assertThat(calls.get("organization")).isEqualTo(1);
  }

  /** A view that counts what is asked of it, and sees that no page is larger than wanted. */
  private static ReadView watched(ReadView view, Map<String, Integer> calls) {
    return (ReadView)
        Proxy.newProxyInstance(
            ReadView.class.getClassLoader(),
            new Class<?>[] {ReadView.class},
            (proxy, method, arguments) -> {
              calls.merge(method.getName(), 1, Integer::sum);
              Object[] given = arguments == null ? new Object[0] : arguments;
              Arrays.stream(given)
                  .filter(PageRequest.class::isInstance)
                  .map(page -> ((PageRequest<?>) page).limit())
                  .forEach(limit -> assertThat(limit).isEqualTo(PAGE));
              return call(view, method, given);
            });
  }

  private static Object call(ReadView view, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Test
  @DisplayName("a proof without the shares that are needed does not go through")
  void proofLooksAtWhatIsThere() {
    store.read(
        BANK,
        view -> {
          Solutions solutions = Solutions.read(view, PAGE);
          Groups groups = Groups.read(view, PAGE);
          Comparison unplanned = new Comparison(solutions, groups, NOW);
          Combination member = new Combination(Set.of(GroupId.of("g0")), Set.of());
          assertThatThrownBy(() -> unplanned.footing(member))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("the planned shares lose role teller on s0@v0");
          Groups planned = groups.with(new SharePlanning(solutions, groups).plan());
          assertThat(new Comparison(solutions, planned, NOW).footing(member).openings()).isEmpty();
          return BANK;
        });
  }
}

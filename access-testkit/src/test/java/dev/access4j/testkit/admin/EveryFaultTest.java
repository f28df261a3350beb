package dev.access4j.testkit.admin;

import static dev.access4j.directory.RoleScope.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Input with several faults: all of them are told at once")
@Requirement("AD-8")
class EveryFaultTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Actor ADMIN = Actor.designer(ACME, "root", "org_admin");
  private static final SolutionId LOAN = SolutionId.of("loan");
  private static final VersionId FIRST = VersionId.of("1");
  private static final String LONG = "x".repeat(2001);

  private final AccessAdmin admin = Access4j.builder(new InMemoryAccessStore()).build().admin();

  EveryFaultTest() {
    Revision unused =
        admin.change(ADMIN, Revision.NONE, writer -> writer.put(Organization.of(ACME, "Acme")));
  }

  private static List<String> faultsOf(Runnable call) {
    return catchThrowableOfType(ValidationException.class, call::run).faults().stream()
        .map(fault -> fault.field() + " " + fault.rule())
        .toList();
  }

  private RoleId own(String name) {
    Versioned<?> solution = admin.solutions().create(ADMIN, LOAN, "Loan");
    assertThat(solution.revision()).isNotEqualTo(Revision.NONE);
    RoleScope scope = new RoleScope.OfSolution(LOAN);
    return admin.roles().create(ADMIN, RoleDetails.of(name), scope).value().id();
  }

  @Test
  @DisplayName("a role's name that is taken but for white space, and its description")
  void roleNames() {
    RoleId unused =
        admin.roles().create(ADMIN, RoleDetails.of("teller"), ORGANIZATION).value().id();
    RoleDetails details = new RoleDetails(" TELLER ", LONG);
    assertThat(faultsOf(() -> admin.roles().create(ADMIN, details, ORGANIZATION)))
        .containsExactlyInAnyOrder("name DIR-5", "description DIR-5");
  }

  @Test
  @DisplayName("a role's name, and its solution that there is not")
  void roleScopes() {
    RoleDetails details = RoleDetails.of("");
    RoleScope nowhere = new RoleScope.OfSolution(SolutionId.of("no-such"));
    assertThat(faultsOf(() -> admin.roles().create(ADMIN, details, nowhere)))
        .containsExactlyInAnyOrder("name DIR-5", "scope SOL-1");
  }

  @Test
  @DisplayName("a group's name, its attributes, and roles that may not be on it")
  void groupRoles() {
    RoleId own = own("boss");
    GroupDetails details =
        new GroupDetails(
            "a/b",
            Set.of(RoleId.ANONYMOUS, RoleId.of("no-such"), own),
            Map.of("region", List.of()));
    assertThat(faultsOf(() -> admin.groups().create(ADMIN, details)))
        .containsExactlyInAnyOrder(
            "name DIR-7", "attributes.region DIR-8", "roles DIR-6", "roles DIR-5", "roles DIR-12");
  }

  @Test
  @DisplayName("a group's name that is taken but for white space, and its attributes")
  void groupNames() {
    assertThat(admin.groups().create(ADMIN, GroupDetails.of("g")).value().name()).isEqualTo("g");
    GroupDetails details = new GroupDetails(" G ", Set.of(), Map.of("", List.of("x")));
    assertThat(faultsOf(() -> admin.groups().create(ADMIN, details)))
        .containsExactlyInAnyOrder("name DIR-7", "attributes DIR-8");
  }

  @Test
  @DisplayName("a permission's resource, operation and roles")
  void permissions() {
    RoleId unlisted = own("boss");
    Revision seen = admin.solutions().draft(ADMIN, LOAN, FIRST).revision();
    Resource lane = Resource.swimlane("P", "Default");
    assertThat(
            faultsOf(
                () ->
                    admin
                        .solutions()
                        .permit(
                            ADMIN, LOAN, FIRST, seen, lane, Operation.INTERACT, Set.of(unlisted))))
        .containsExactlyInAnyOrder("resource EV-5", "operation SOL-3", "roles SOL-6");
  }

  @Test
  @DisplayName("an operation that the resource has not is refused for nobody too")
  void operationsOfNobody() {
    assertThat(own("boss")).isNotNull();
    Versioned<SolutionVersion> draft = admin.solutions().draft(ADMIN, LOAN, FIRST);
    SolutionVersion old = draft.value();
    Revision seen =
        admin
            .solutions()
            .edit(
                ADMIN,
                draft.revision(),
                new SolutionVersion(
                    LOAN,
                    FIRST,
                    VersionState.DRAFT,
                    old.roles(),
                    List.of(),
                    List.of(UiFlow.of("F", old.roles()))))
            .revision();
    Resource flow = Resource.uiFlow("F");
    assertThat(
            faultsOf(
                () ->
                    admin
                        .solutions()
                        .permit(ADMIN, LOAN, FIRST, seen, flow, Operation.VIEW, Set.of())))
        .containsExactly("operation SOL-5");
  }

  @Test
  @DisplayName("an edit that would publish, and its roles")
  void states() {
    assertThat(own("boss")).isNotNull();
    Revision seen = admin.solutions().draft(ADMIN, LOAN, FIRST).revision();
    SolutionVersion published =
        new SolutionVersion(
            LOAN,
            FIRST,
            VersionState.PUBLISHED,
            Set.of(RoleId.of("no-such")),
            List.of(),
            List.of());
    assertThat(faultsOf(() -> admin.solutions().edit(ADMIN, seen, published)))
        .containsExactlyInAnyOrder("state SOL-7", "roles DIR-5");
  }
}

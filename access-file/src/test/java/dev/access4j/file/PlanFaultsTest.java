package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document cannot do to an organization that is there: all of it, each at its place. */
class PlanFaultsTest {

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  private List<String> faults(String before, String after) {
    Documents.yaml(before).load(store);
    AccessFile wanted = Documents.yaml(after);
    return Documents.faults(() -> wanted.plan(store));
  }

  @Test
  @Requirement("DIR-1")
  void anotherOrganization() {
    AccessFile wanted = Documents.yaml("organization: {id: a, name: A}");
    assertThat(
            Documents.faults(() -> store.read(OrganizationId.of("b"), view -> wanted.plan(view))))
        .containsExactly("1:20: organization.id: is not the organization 'b' (DIR-1)");
  }

  @Test
  @Requirement("AM-4")
  void anotherAssignmentModel() {
    assertThat(
            faults(
                "organization: {id: a, name: A, assignmentModel: ORGANIZATION_WIDE}",
                "organization: {id: a, name: A}"))
        .containsExactly(
            "1:15: organization: the organization is ORGANIZATION_WIDE: it becomes PER_SOLUTION by"
                + " 'migrate', not by a document (AM-4)");
    assertThat(
            faults(
                "organization: {id: b, name: B}",
                """
                organization:
                  id: b
                  name: B
                  assignmentModel: ORGANIZATION_WIDE
                """))
        .containsExactly(
            "4:20: organization.assignmentModel: the organization is PER_SOLUTION and cannot become"
                + " ORGANIZATION_WIDE again (AM-4)");
  }

  @Test
  @Requirement({"DIR-3", "AM-3", "SOL-7"})
  void allAtOnce() {
    assertThat(
            faults(
                """
                organization: {id: a, name: A}
                roles: [{name: kept}, {name: new}]
                users:
                  - {username: ana, email: ana@x, roles: [kept]}
                  - {username: bob, email: bob@x, status: INVITED}
                solutions:
                  - {id: gone, name: G, versions: [{id: '1'}]}
                  - id: s
                    name: S
                    versions: [{id: '1'}, {id: '2'}, {id: '3', roles: [kept]}, {id: '4', state: DRAFT}]
                """,
                """
                organization: {id: a, name: A}
                roles: [{name: kept}, {name: new}]
                users:
                  - {username: ana, email: ana@x, roles: [kept, new]}
                  - {username: Bob, email: bob@x, status: DEACTIVATED}
                  - {username: cid, email: cid@x, roles: [kept]}
                solutions:
                  - id: s
                    name: S
                    versions:
                      - {id: '2', state: DRAFT}
                      - {id: '3', roles: [new]}
                """))
        .containsExactly(
            "4:49: users[0].roles[1]: roles are granted by shares, solution by solution (AM-3)",
            "5:43: users[1].status: cannot go from INVITED to DEACTIVATED (DIR-3)",
            "6:43: users[2].roles[0]: roles are granted by shares, solution by solution (AM-3)",
            "11:7: solutions[0].versions: version '1' is published and must stay (SOL-7)",
            "11:26: solutions[0].versions[0].state: version '2' is published and cannot become a"
                + " draft (SOL-7)",
            "12:9: solutions[0].versions[1]: version '3' is published and cannot change: roles"
                + " (SOL-7)");
  }

  @Test
  @Requirement({"DIR-12", "SOL-7"})
  void aRoleThatMovesToTheSolutionIsAnother() {
    assertThat(
            faults(
                """
                organization: {id: a, name: A}
                roles: [{name: r}]
                solutions: [{id: s, name: S, versions: [{id: '1', roles: [r]}]}]
                """,
                """
                organization: {id: a, name: A}
                solutions: [{id: s, name: S, roles: [{name: r}], versions: [{id: '1', roles: [r]}]}]
                """))
        .containsExactly(
            "2:61: solutions[0].versions[0]: version '1' is published and cannot change: roles"
                + " (SOL-7)");
  }

  @Test
  void theDocumentOfAnExportHasPathsAndNoLines() {
    Documents.yaml("organization: {id: a, name: A}").load(store);
    InMemoryAccessStore other = new InMemoryAccessStore();
    Documents.yaml(
            """
            organization: {id: a, name: A}
            roles: [{name: r}]
            users: [{username: ana, email: ana@x, roles: [r]}]
            """)
        .load(other);
    AccessFile exported = AccessFile.export(other, OrganizationId.of("a"));
    assertThat(Documents.faults(() -> exported.plan(store)))
        .containsExactly(
            "users[0].roles[0]: roles are granted by shares, solution by solution (AM-3)");
  }
}

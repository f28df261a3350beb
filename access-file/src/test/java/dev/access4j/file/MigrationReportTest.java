package dev.access4j.file;

import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.testkit.AccessFixture.START;
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
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.internal.migration.MigrationPlanner;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.AccessStore;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.Requirement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A migration plan, for people and for programs")
@Requirement("AM-4")
class MigrationReportTest {

  /** Ids that say nothing, so that a report with names can be told from one with ids. */
  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .model(AssignmentModel.ORGANIZATION_WIDE)
          .write(
              writer -> {
                writer.put(EndUserRole.of(RoleId.of("r1"), "teller"));
                writer.put(EndUserRole.of(RoleId.of("r2"), "clerk"));
                writer.put(
                    new EndUserGroup(
                        GroupId.of("g1"), "Branch 01", Set.of(RoleId.of("r1")), Attributes.NONE));
                writer.put(EndUser.builder(EndUserId.of("u1"), "bob", "bob@acme.example").build());
                writer.put(EndUser.builder(EndUserId.of("u2"), "ana", "ana@acme.example").build());
                writer.addMember(GroupId.of("g1"), EndUserId.of("u2"));
                writer.assign(EndUserId.of("u2"), RoleId.of("r2"));
              });

  private void writeSolutions() {
    bank.write(writer -> writer.put(EndUserRole.of(RoleId.of("lead"), "lead")))
        .solution("desk", s -> s.version("1").uiFlow("portal", "Anonymous"))
        .generalAccess("desk", GeneralAccess.ANYONE_WITH_LINK)
        .solution(
            "loans",
            s ->
                s.version("2")
                    .lists("lead")
                    .process("p")
                    .lane("l", EXECUTE, "lead")
                    .oldVersion("1")
                    .process("p")
                    .lane("l", EXECUTE, "lead"))
        .write(
            writer -> {
              writer.put(
                  new EndUserGroup(
                      GroupId.of("g1"),
                      "Branch 01",
                      Set.of(RoleId.of("r1"), RoleId.of("lead")),
                      Attributes.NONE));
              writer.share(
                  SolutionShare.withGroup(
                          SolutionId.of("loans"),
                          GroupId.of("g1"),
                          SharedRoles.of(RoleId.of("r2"), RoleId.of("r1")))
                      .during(Validity.until(START)));
              writer.share(
                  SolutionShare.withUser(
                          SolutionId.of("loans"), EndUserId.of("u1"), RoleId.of("lead"))
                      .during(Validity.from(START.plusSeconds(60))));
            });
  }

  private MigrationReport report() {
    return bank.access()
        .store()
        .read(
            bank.id(), view -> MigrationReport.of(new MigrationPlanner(view, START).plan(), view));
  }

  private interface Writing {
    void to(Writer out) throws IOException;
  }

  private static String text(Writing writing) {
    StringWriter out = new StringWriter();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Test
  @DisplayName("the text says what will be done and what stands in the way, with names")
  void writesText() {
    writeSolutions();
    assertThat(text(report()::writeText))
        .isEqualTo(
            """
            Migration of acme to PER_SOLUTION, planned at r8 for 2026-01-01T00:00:00Z and later
            NOT EQUAL: 5 differences by 2 causes

            Shares to make: 1
              loans: share with group 'Branch 01', FROM_GROUP (replaces 'clerk', 'teller' until 2026-01-01T00:00:00Z)

            Assignments kept: 1

            desk: is open, and begins to give Anonymous to everybody
              Neither shares nor general access count before the migration. With it this changes
              3 decisions of 3 subjects. To keep them, close the solution first.
                anonymous: INTERACT on uiFlow:portal of desk@1 (live): DENIED -> ALLOWED
                'ana': INTERACT on uiFlow:portal of desk@1 (live): DENIED -> ALLOWED
                'bob': INTERACT on uiFlow:portal of desk@1 (live): DENIED -> ALLOWED

            loans: share with user 'bob', 'lead' from 2026-01-01T00:01:00Z: begins to grant
              Neither shares nor general access count before the migration. With it this changes
              2 decisions of 1 subject. To keep them, remove the share first.
                'bob': EXECUTE on p/l of loans@1: DENIED -> ALLOWED
                'bob': EXECUTE on p/l of loans@2 (live): DENIED -> ALLOWED
            """);
  }

  @Test
  @DisplayName("the report is made once and written as one likes")
  void writesBoth() throws IOException {
    AccessStore store = bank.access().store();
    OrganizationId acme = bank.id();
    MigrationPlan plan = store.read(acme, view -> new MigrationPlanner(view, START).plan());
    StringWriter text = new StringWriter();
    StringWriter json = new StringWriter();
    // region report
    MigrationReport report = store.read(acme, view -> MigrationReport.of(plan, view));
    report.writeText(text);
    report.writeJson(json);
    // endregion
    assertThat(text.toString()).isEqualTo(text(report()::writeText));
    assertThat(json.toString()).isEqualTo(text(report()::writeJson));
  }

  @Test
  @DisplayName("a name neither breaks a line nor turns its direction")
  void escapesNames() {
    bank.solution("x", s -> s.version("1").uiFlow("a\u202Eb\u2028c", "Anonymous"))
        .generalAccess("x", GeneralAccess.ANYONE_WITH_LINK);
    assertThat(text(report()::writeText)).contains("uiFlow:a\\u202Eb\\u2028c of x@1 (live)");
  }

  @Test
  @DisplayName("the text is cut where it becomes long, and says by how much")
  void cutsLongText() {
    writeSolutions();
    for (int i = 0; i < 1_300; i++) {
      bank.user("user" + i);
    }
    String text = text(out -> report().writeText(out, 1));
    assertThat(text)
        .contains(
            "1,303 decisions of 1,303 subjects.",
            "and 1,302 more; the JSON has all",
            "and 1 more; the JSON has all");
    assertThat(text.lines()).hasSizeLessThan(20);
    assertThat(text(report()::writeJson).lines().filter(line -> line.contains("before")))
        .hasSize(1_305);
    assertThatThrownBy(() -> report().writeText(Writer.nullWriter(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("the JSON has everything, one line for each entry")
  void writesJson() {
    writeSolutions();
    assertThat(text(report()::writeJson))
        .isEqualTo(
            """
            {
              "organization": "acme",
              "revision": 8,
              "plannedAt": "2026-01-01T00:00:00Z",
              "equal": false,
              "keptAssignments": 1,
              "shares": [
                {"solution": "loans", "group": "Branch 01", "roles": "FROM_GROUP", "replaces": {"group": "Branch 01", "roles": ["clerk", "teller"], "expiresAt": "2026-01-01T00:00:00Z"}}
              ],
              "obstacles": [
                {"solution": "desk", "cause": "GENERAL_ACCESS", "differences": 3, "subjects": 3},
                {"solution": "loans", "cause": "SHARE", "user": "bob", "roles": ["lead"], "startsAt": "2026-01-01T00:01:00Z", "differences": 2, "subjects": 1}
              ],
              "differences": [
                {"solution": "desk", "version": "1", "live": true, "uiFlow": "portal", "operation": "INTERACT", "before": "DENIED", "after": "ALLOWED", "obstacle": 0},
                {"user": "ana", "solution": "desk", "version": "1", "live": true, "uiFlow": "portal", "operation": "INTERACT", "before": "DENIED", "after": "ALLOWED", "obstacle": 0},
                {"user": "bob", "solution": "desk", "version": "1", "live": true, "uiFlow": "portal", "operation": "INTERACT", "before": "DENIED", "after": "ALLOWED", "obstacle": 0},
                {"user": "bob", "solution": "loans", "version": "1", "live": false, "process": "p", "swimlane": "l", "operation": "EXECUTE", "before": "DENIED", "after": "ALLOWED", "obstacle": 1},
                {"user": "bob", "solution": "loans", "version": "2", "live": true, "process": "p", "swimlane": "l", "operation": "EXECUTE", "before": "DENIED", "after": "ALLOWED", "obstacle": 1}
              ]
            }
            """);
  }

  @Test
  @DisplayName("a plan that changes nothing says so")
  void writesEqual() {
    assertThat(text(report()::writeText)).contains("\nEQUAL: every decision stays as it is\n");
    assertThat(text(report()::writeJson))
        .contains(
            "\"equal\": true", "\"shares\": [],", "\"obstacles\": [],", "\"differences\": []");
  }

  @Test
  @DisplayName("what has gone since is called by its id, and names come from one organization")
  void namesWhatIsThere() {
    writeSolutions();
    MigrationPlan plan =
        bank.access().store().read(bank.id(), view -> new MigrationPlanner(view, START).plan());
    bank.write(writer -> writer.deleteUser(EndUserId.of("u1")));
    MigrationReport report =
        bank.access().store().read(bank.id(), view -> MigrationReport.of(plan, view));
    assertThat(text(report::writeText)).contains("share with user 'u1', 'lead'", "'ana'");
    assertThatThrownBy(
            () ->
                bank.access()
                    .store()
                    .read(OrganizationId.of("other"), view -> MigrationReport.of(plan, view)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a plan of acme");
  }
}

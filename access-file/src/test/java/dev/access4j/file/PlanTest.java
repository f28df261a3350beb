package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** What a plan says, whole, and how it is applied. */
class PlanTest {

  private static final OrganizationId ID = OrganizationId.of("a");
  private static final String BEFORE =
      """
      {
        "organization": {"id": "a", "name": "A"},
        "roles": [{"name": "teller"}, {"name": "clerk", "description": "Old"}],
        "users": [{"username": "ana", "email": "ana@x", "attributes": {"region": "north, west"}},
                  {"username": "bob", "email": "bob@x", "roles": ["teller"]},
                  {"username": "Cid", "email": "cid@x", "status": "INVITED"}],
        "groups": [{"name": "North", "roles": ["teller", "clerk"], "members": ["ana", "bob"]}],
        "solutions": [
          {"id": "s", "name": "S", "live": "1", "roles": [{"name": "own"}],
           "versions": [
             {"id": "1", "roles": ["teller", "clerk"], "processes": [{"name": "p", "swimlanes":
               [{"name": "l", "permissions": {"EXECUTE": ["clerk", "teller"], "VIEW": ["clerk"]}}]}]},
             {"id": "2", "state": "DRAFT", "roles": ["own"]},
             {"id": "3", "state": "DRAFT"}],
           "shares": [{"user": "ana", "roles": ["clerk"]},
                      {"group": "North", "roles": ["teller", "own"], "expiresAt": "2027-01-01T00:00:00Z"}]},
          {"id": "t", "name": "T", "versions": [{"id": "1"}]}]
      }
      """;
  private static final String AFTER =
      """
      {
        "organization": {"id": "a", "name": "A & B"},
        "roles": [{"name": "Teller", "description": "Line\\nbreak"}, {"name": "a, b"}],
        "users": [{"username": "ana", "email": "BOB@x", "firstName": "Ana", "attributes": {"region": "west"}},
                  {"username": "bob", "email": "ana@x", "roles": ["Teller"]},
                  {"username": "cid", "email": "cid@x"},
                  {"username": "dora", "email": "dora@x"}],
        "groups": [{"name": "North", "roles": ["Teller", "a, b"], "members": ["ana", "cid"]}],
        "solutions": [
          {"id": "s", "name": "S", "live": "1", "roles": [{"name": "own"}, {"name": "more"}],
           "versions": [
             {"id": "1", "roles": ["Teller"], "processes": [{"name": "p", "swimlanes":
               [{"name": "l", "permissions": {"EXECUTE": ["Teller"]}}]}]},
             {"id": "2", "roles": ["own"], "uiFlows": [{"name": "front desk", "permissions": {"INTERACT": ["own"]}}]}],
           "shares": [{"group": "North", "roles": ["own", "more"]},
                      {"user": "dora", "roles": ["Teller"]}]}]
      }
      """;

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  private static String text(AccessPlan plan) {
    StringWriter text = new StringWriter();
    try {
      plan.writeText(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String json(AccessPlan plan) {
    StringWriter text = new StringWriter();
    try {
      plan.writeJson(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Test
  @Requirement({"DIR-10", "DIR-13", "SOL-7"})
  void saysAllThatChanges() {
    Documents.json(BEFORE).load(store);
    AccessFile wanted = Documents.json(AFTER);
    AccessPlan plan = wanted.plan(store);
    assertThat(text(plan))
        .isEqualTo(
            """
            organization 'a': 5 to create, 9 to change, 6 to remove
            ~ organization 'a'
                name: A -> A & B
            ~ role 'Teller'
                description: (none) -> Line\\u000Abreak
                name: teller -> Teller
            + role 'a, b'
            - role 'clerk'
                description: Old
            ~ user 'ana'
                attributes.region: [north, west] -> [west]
                email: ana@x -> BOB@x
                firstName: (none) -> Ana
            ~ user 'bob'
                email: bob@x -> ana@x
            ~ user 'cid'
                status: INVITED -> ACTIVE
                username: Cid -> cid
            + user 'dora'
                email: dora@x
                status: ACTIVE
            ~ group 'North'
                roles: [Teller, clerk] -> ["a, b", Teller]
            - membership of user 'bob' in group 'North'
            + membership of user 'cid' in group 'North'
            - solution 't'
                generalAccess: INVITED_ONLY
                name: T
            + role 'more' of solution 's'
            ~ version '1' of solution 's'
                processes.p.swimlanes.l.EXECUTE: [Teller, clerk] -> [Teller]
                processes.p.swimlanes.l.VIEW: [clerk] -> (none)
                roles: [Teller, clerk] -> [Teller]
            ~ version '2' of solution 's'
                state: DRAFT -> PUBLISHED
                uiFlows: (none) -> [front desk]
                uiFlows['front desk'].INTERACT: (none) -> [own (own)]
            - version '3' of solution 's'
                state: DRAFT
            - version '1' of solution 't'
                state: PUBLISHED
            - share of solution 's' with user 'ana'
                roles: [clerk]
            + share of solution 's' with user 'dora'
                roles: [Teller]
            ~ share of solution 's' with group 'North'
                expiresAt: 2027-01-01T00:00:00Z -> (none)
                roles: [Teller, own (own)] -> [more (own), own (own)]
            """);
    plan.apply(store);
    assertThat(AccessFile.export(store, ID)).isEqualTo(wanted);
    assertThat(text(wanted.plan(store))).isEqualTo("organization 'a': nothing to change\n");
  }

  @Test
  void saysTheSameForMachines() {
    Documents.json(
            "{\"organization\": {\"id\": \"a\", \"name\": \"A\"}, \"roles\": [{\"name\": \"r\"}]}")
        .load(store);
    AccessPlan plan =
        Documents.json(
                """
                {"organization": {"id": "a", "name": "B"},
                 "users": [{"username": "ana", "email": "ana@x"}],
                 "groups": [{"name": "G", "members": ["ana"]}]}
                """)
            .plan(store);
    assertThat(json(plan))
        .isEqualTo(
            """
            {
              "organization": "a",
              "revision": 1,
              "create": 3,
              "change": 1,
              "remove": 1,
              "changes": [
                {
                  "kind": "CHANGE",
                  "what": "ORGANIZATION",
                  "name": "a",
                  "fields": [{"field": "name", "before": "A", "after": "B"}]
                },
                {"kind": "REMOVE", "what": "ROLE", "name": "r", "fields": []},
                {
                  "kind": "CREATE",
                  "what": "USER",
                  "name": "ana",
                  "fields": [{"field": "email", "after": "ana@x"}, {"field": "status", "after": "ACTIVE"}]
                },
                {"kind": "CREATE", "what": "GROUP", "name": "G", "fields": []},
                {"kind": "CREATE", "what": "MEMBERSHIP", "within": "G", "name": "ana", "fields": []}
              ]
            }
            """);
    assertThat(plan).hasToString("AccessPlan[a at r1, 3 to create, 1 to change, 1 to remove]");
  }

  @Test
  @Requirement("AM-3")
  void makesAnOrganizationThatIsNotThere() {
    AccessFile wanted = Documents.json(BEFORE);
    AccessPlan plan = wanted.plan(store);
    assertThat(plan.revision()).isEqualTo(Revision.NONE);
    assertThat(plan.count(PlannedChange.Kind.CREATE)).isEqualTo(plan.changes().size());
    plan.apply(store);
    assertThat(AccessFile.export(store, ID)).isEqualTo(wanted);
    assertThat(wanted.plan(store).isEmpty()).isTrue();
  }

  @Test
  @Requirement("AM-4")
  void refusesToBeAppliedAtAnotherRevision() {
    Documents.json(BEFORE).load(store);
    AccessPlan plan = Documents.json(AFTER).plan(store);
    EndUser zoe =
        store.read(
            ID, view -> view.userNamed("ana").orElseThrow().toBuilder().name("Z", "").build());
    store.write(
        ID,
        tx -> {
          tx.put(zoe);
          return ID;
        });
    AccessFile between = AccessFile.export(store, ID);
    assertThatThrownBy(() -> plan.apply(store))
        .isInstanceOf(StalePlanException.class)
        .hasMessage("the organization 'a' has changed since the plan was made at r1: plan again");
    assertThat(AccessFile.export(store, ID)).isEqualTo(between);
    OrganizationId other = OrganizationId.of("b");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                store.write(
                    other,
                    tx -> {
                      plan.applyTo(new AccessWriter(tx));
                      return other;
                    }))
        .withMessage("the plan is for 'a', not 'b'");
  }

  @Test
  @Requirement("DIR-2")
  void addressesChangeHandsWithThoseWhoComeAndGo() {
    Documents.yaml(
            """
            organization: {id: a, name: A}
            users: [{username: gone, email: a@x}, {username: moves, email: b@x}, {username: after, email: c@x}]
            """)
        .load(store);
    AccessFile wanted =
        Documents.yaml(
            """
            organization: {id: a, name: A}
            users: [{username: after, email: b@x}, {username: moves, email: a@x}, {username: new, email: c@x}]
            """);
    wanted.plan(store).apply(store);
    assertThat(AccessFile.export(store, ID)).isEqualTo(wanted);
  }

  @Test
  @Requirement("DIR-12")
  void aRoleOfTheSolutionInsteadOfTheOrganizationIsSeen() {
    Documents.yaml(
            """
            organization: {id: a, name: A}
            roles: [{name: r}]
            solutions: [{id: s, name: S, versions: [{id: '1', state: DRAFT, roles: [r]}]}]
            """)
        .load(store);
    AccessFile wanted =
        Documents.yaml(
            """
            organization: {id: a, name: A}
            solutions: [{id: s, name: S, roles: [{name: r}], versions: [{id: '1', state: DRAFT, roles: [r]}]}]
            """);
    AccessPlan plan = wanted.plan(store);
    assertThat(text(plan))
        .isEqualTo(
            """
            organization 'a': 1 to create, 1 to change, 1 to remove
            - role 'r'
            + role 'r' of solution 's'
            ~ version '1' of solution 's'
                roles: [r] -> [r (own)]
            """);
    plan.apply(store);
    assertThat(AccessFile.export(store, ID)).isEqualTo(wanted);
    assertThat(wanted.plan(store).isEmpty()).isTrue();
  }

  @Test
  void namesCannotDriveATerminalAndStayApart() {
    AccessFile wanted =
        Documents.json(
            """
            {"organization": {"id": "a", "name": "A\\u202e"},
             "roles": [{"name": "x, y"}, {"name": "x"}, {"name": "y"}, {"name": "x (own)"}],
             "groups": [{"name": "G", "roles": ["x, y", "x (own)"]}, {"name": "H", "roles": ["x", "y"]}]}
            """);
    assertThat(text(wanted.plan(store)))
        .contains(
            "    name: A\\u202E\n", "    roles: [\"x (own)\", \"x, y\"]\n", "    roles: [x, y]\n")
        .doesNotContain("\u202e");
  }
}

package dev.access4j.file;

import static dev.access4j.file.Documents.faultsOfJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolutionFaultsTest {

  /** The faults of a document with these solutions, which start in its line 7. */
  private static List<String> faults(String solutions) {
    return faultsOfJson(
        """
        {
          "organization": {"id": "a", "name": "A"},
          "roles": [{"name": "teller"}, {"name": "user"}],
          "users": [{"username": "ana", "email": "ana@x"}, {"username": "bob", "email": "bob@x"}],
          "groups": [{"name": "Branch 01", "roles": ["teller"]}],
          "solutions": [
        """
            + solutions
            + "]}");
  }

  @Test
  void acceptsWhatTheRulesAllow() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "generalAccess": "ANYONE_WITH_LINK", "live": "2",
                 "roles": [{"name": "own"}],
                 "versions": [{"id": "2", "roles": ["teller", "own", "Anonymous"],
                   "processes": [{"name": "p", "startSwimlane": "B", "swimlanes": [{"name": "A"},
                     {"name": "B", "permissions": {"VIEW": [], "EXECUTE": ["own", "Anonymous"]}}]}],
                   "uiFlows": [{"name": "f", "permissions": {"INTERACT": ["Anonymous"]}}]}],
                 "shares": [{"user": "ana", "roles": ["own"], "startsAt": "2026-01-01T00:00+02:00"},
                            {"group": "Branch 01", "roles": "FROM_GROUP"}]},
                {"id": "t", "name": "T", "roles": [{"name": "own"}]}
                """))
        .isEmpty();
  }

  @Test
  @Requirement({"SOL-1", "SH-5"})
  void findsWhatIsWrongWithASolution() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "live": "3", "versions": [{"id": "2"}, {"id": "2"}]},
                {"id": "s", "name": " T", "live": "1", "versions": [{"id": "1", "state": "DRAFT"}]},
                {"id": "", "generalAccess": "ANYONE_WITH_LINK",
                 "versions": [{"id": "1", "state": "DRAFT", "roles": ["Anonymous"]}, {}]}
                """))
        .containsExactly(
            "7:34: solutions[0].live: there is no version '3'; did you mean '2'? (SOL-1)",
            "7:72: solutions[0].versions[1].id: '2' is there twice (SOL-1)",
            "8:8: solutions[1].id: solution 's' is there already",
            "8:21: solutions[1].name: has white space at an end (DIR-13)",
            "8:35: solutions[1].live: version '1' is not published (SOL-1)",
            "9:1: solutions[2]: the key 'name' is missing",
            "9:8: solutions[2].id: solution id is empty (DIR-13)",
            "9:29: solutions[2].generalAccess: no published version lists Anonymous (SH-5)",
            "10:70: solutions[2].versions[1]: the key 'id' is missing");
  }

  @Test
  @Requirement("SOL-1")
  void doesNotMissAVersionWhoseIdIsAtFault() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "live": "2", "versions": [{}]},
                {"id": "t", "name": "T", "live": "2", "versions": [{"id": 2}, {"id": "1"}]}
                """))
        .containsExactly(
            "7:52: solutions[0].versions[0]: the key 'id' is missing",
            "8:59: solutions[1].versions[0].id: must be a text, not the number 2: put it in quotes");
  }

  @Test
  @Requirement({"SOL-3", "SOL-4", "SOL-6"})
  void saysOnceWhatIsWrongWithAVersion() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "versions": [
                 {"id": "1", "processes": [
                   {"name": "p", "swimlanes": [{"name": "A", "permissions": {"VIEW": ["user"]}}]}]},
                 {"id": "2", "processes": [{"name": "p", "swimlanes": [{"name": "A"}]},
                                           {"name": "p", "swimlanes": [{"name": "A"}]}]},
                 {"id": "3", "processes": [{"name": "p", "startSwimlane": "A", "swimlanes": []}]},
                 {"id": "4", "processes": [{"name": "p", "startSwimlane": "A", "swimlanes": [{}]}]}
                ]}
                """))
        .containsExactly(
            "9:71: solutions[0].versions[0].processes[0].swimlanes[0].permissions.VIEW[0]: role"
                + " 'user' is not listed on the version (SOL-6)",
            "11:37: solutions[0].versions[1].processes[1].name: 'p' is there twice (SOL-3)",
            "12:77: solutions[0].versions[2].processes[0].swimlanes: a process has at least one"
                + " swimlane (SOL-4)",
            "13:78: solutions[0].versions[3].processes[0].swimlanes[0]: the key 'name' is missing");
  }

  @Test
  @Requirement({"SOL-3", "SOL-4", "SOL-5", "SOL-6"})
  void findsWhatIsWrongWithAVersion() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "versions": [{"id": "1", "roles": ["teller", "teller"],
                 "processes": [
                  {"name": "p", "startSwimlane": "b", "readOnlyAllowed": "yes", "swimlanes": [
                   {"name": "A", "permissions": {"EXECUTE": ["user"], "EXECUT": [], "INTERACT": []}},
                   {"name": "B", "permissions": {"VIEW": ["teller", "nobody"]}}, {"name": "A"}]},
                  {"name": "p", "swimlanes": []},
                  {"name": "q", "swimlanes": [{"name": " "}]}, {"swimlanes": 1}],
                 "uiFlows": [{"name": "f", "permissions": {"VIEW": ["teller"]}}, {"name": "f"}]}]}
                """))
        .containsExactly(
            "7:71: solutions[0].versions[0].roles[1]: role 'teller' is there twice",
            "9:34: solutions[0].versions[0].processes[0].startSwimlane: 'b' is no swimlane of the"
                + " process; did you mean 'B'? (SOL-4)",
            "9:58: solutions[0].versions[0].processes[0].readOnlyAllowed: must be true or false,"
                + " not the text 'yes'",
            "10:46: solutions[0].versions[0].processes[0].swimlanes[0].permissions.EXECUTE[0]:"
                + " role 'user' is not listed on the version (SOL-6)",
            "10:65: solutions[0].versions[0].processes[0].swimlanes[0].permissions.EXECUT: there"
                + " is no operation 'EXECUT'; did you mean 'EXECUTE'?",
            "10:81: solutions[0].versions[0].processes[0].swimlanes[0].permissions.INTERACT:"
                + " INTERACT is for UI flows (SOL-3)",
            "11:53: solutions[0].versions[0].processes[0].swimlanes[1].permissions.VIEW[1]:"
                + " there is no role 'nobody'",
            "11:75: solutions[0].versions[0].processes[0].swimlanes[2].name: 'A' is there twice"
                + " (SOL-3)",
            "12:12: solutions[0].versions[0].processes[1].name: 'p' is there twice (SOL-3)",
            "12:30: solutions[0].versions[0].processes[1].swimlanes: a process has at least one"
                + " swimlane (SOL-4)",
            "13:40: solutions[0].versions[0].processes[2].swimlanes[0].name: has white space at an"
                + " end (DIR-13)",
            "13:48: solutions[0].versions[0].processes[3]: the key 'name' is missing",
            "13:62: solutions[0].versions[0].processes[3].swimlanes: must be a list, not the"
                + " number 1",
            "14:52: solutions[0].versions[0].uiFlows[0].permissions.VIEW: a UI flow has the"
                + " operation INTERACT only (SOL-5)",
            "14:75: solutions[0].versions[0].uiFlows[1].name: 'f' is there twice (SOL-5)");
  }

  @Test
  @Requirement({"SH-1", "SH-4", "SH-6", "DIR-6"})
  void findsWhatIsWrongWithAShare() {
    assertThat(
            faults(
                """
                {"id": "s", "name": "S", "shares": [
                 {"user": "ana", "group": "Branch 01", "roles": ["teller"]},
                 {"roles": ["teller"]},
                 {"user": "ana", "roles": "FROM_GROUP"},
                 {"user": "bob", "roles": []},
                 {"user": "ana"},
                 {"user": "Bob", "roles": ["teller"]},
                 {"group": "Branch 02", "roles": "FROM_USER"},
                 {"group": "Branch 01", "roles": ["Anonymous"]},
                 {"group": "Branch 01", "roles": ["nobody"], "startsAt": "2026-01-01T00:00:00"},
                 {"user": "bob", "roles": ["user"], "expiresAt": "10000-01-01T00:00:00Z"},
                 {"user": 7, "roles": ["user"], "startsAt": "0001-01-01T00:00:00+00:01"}]}
                """))
        .containsExactly(
            "8:2: solutions[0].shares[0]: must have exactly one of 'user' and 'group' (SH-1)",
            "9:2: solutions[0].shares[1]: must have exactly one of 'user' and 'group' (SH-1)",
            "10:27: solutions[0].shares[2].roles: FROM_GROUP is for a group, not for a user (SH-1)",
            "11:27: solutions[0].shares[3].roles: a share names at least one role (SH-1)",
            "12:2: solutions[0].shares[4]: the key 'roles' is missing",
            "12:2: solutions[0].shares[4]: there is a share with the same user or group already"
                + " (SH-6)",
            "13:11: solutions[0].shares[5].user: there is no user 'Bob'; names compare exactly:"
                + " did you mean 'bob'?",
            "14:12: solutions[0].shares[6].group: there is no group 'Branch 02'; did you mean"
                + " 'Branch 01'?",
            "14:34: solutions[0].shares[6].roles: must be a list of roles, or FROM_GROUP for a"
                + " group, not the text 'FROM_USER'",
            "15:34: solutions[0].shares[7].roles: Anonymous cannot be shared (DIR-6)",
            "16:2: solutions[0].shares[8]: there is a share with the same user or group already"
                + " (SH-6)",
            "16:35: solutions[0].shares[8].roles[0]: there is no role 'nobody'",
            "16:58: solutions[0].shares[8].startsAt: must be an instant such as"
                + " 2027-01-01T00:00:00Z, with Z or an offset, not '2026-01-01T00:00:00'",
            "17:2: solutions[0].shares[9]: there is a share with the same user or group already"
                + " (SH-6)",
            "17:50: solutions[0].shares[9].expiresAt: must be an instant such as"
                + " 2027-01-01T00:00:00Z, with Z or an offset, not '10000-01-01T00:00:00Z'",
            "18:11: solutions[0].shares[10].user: must be a text, not the number 7: put it in"
                + " quotes",
            "18:45: solutions[0].shares[10].startsAt: is outside of the years 0001 to 9999:"
                + " '0001-01-01T00:00:00+00:01'");
  }

  @Test
  @Requirement("DIR-12")
  void findsASolutionsOwnRoleOutOfItsPlace() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A"},
                  "roles": [{"name": "user"}],
                  "users": [{"username": "ana", "email": "ana@x", "roles": ["own"]}],
                  "groups": [{"name": "G", "roles": ["own"]}],
                  "solutions": [
                    {"id": "s", "name": "S", "roles": [{"name": "own"}, {"name": "Own"}]},
                    {"id": "t", "name": "T", "roles": [{"name": "User"}],
                     "versions": [{"id": "1", "roles": ["own"]}],
                     "shares": [{"user": "ana", "roles": ["own"]}]}
                  ]
                }
                """))
        .containsExactly(
            "4:61: users[0].roles[0]: 'own' is a role of the solution 's' (DIR-12)",
            "5:38: groups[0].roles[0]: 'own' is a role of the solution 's' (DIR-12)",
            "7:66: solutions[0].roles[1].name: role 'Own' is there already, as 'own' (DIR-5)",
            "8:49: solutions[1].roles[0].name: 'User' is a role of the organization (DIR-12)",
            "9:41: solutions[1].versions[0].roles[0]: 'own' is a role of the solution 's'"
                + " (DIR-12)",
            "10:43: solutions[1].shares[0].roles[0]: 'own' is a role of the solution 's'"
                + " (DIR-12)");
  }
}

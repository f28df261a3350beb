package dev.access4j.file;

import static dev.access4j.file.Documents.faultsOfJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import org.junit.jupiter.api.Test;

class DirectoryFaultsTest {

  @Test
  void saysWhichKeysAreUnknownAndWhatWasMeant() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organisation": {},
                  "organization": {"id": "a", "name": "A", "assignmentmodel": "PER_SOLUTION"},
                  "users": [{"username": "ana", "email": "a@x", "surname": "Pop", "lastname": ""}],
                  "groups": [{"name": "G", "member": []}],
                  "zzz": 1
                }
                """))
        .containsExactly(
            "2:3: organisation: unknown key; did you mean 'organization'?",
            "3:44: organization.assignmentmodel: unknown key; did you mean 'assignmentModel'?",
            "4:49: users[0].surname: unknown key; did you mean 'username'?",
            "4:67: users[0].lastname: unknown key; did you mean 'lastName'?",
            "5:28: groups[0].member: unknown key; did you mean 'members'?",
            "6:3: zzz: unknown key");
  }

  @Test
  void saysWhichKeysAreMissing() {
    assertThat(
            faultsOfJson(
                """
                {
                  "roles": [{}],
                  "users": [{"username": "ana"},
                            {"email": "b@x"}],
                  "groups": [{}]
                }
                """))
        .containsExactly(
            "1:1: the key 'organization' is missing",
            "2:13: roles[0]: the key 'name' is missing",
            "3:13: users[0]: the key 'email' is missing",
            "4:13: users[1]: the key 'username' is missing",
            "5:14: groups[0]: the key 'name' is missing");
    assertThat(faultsOfJson("{\"organization\": {}}"))
        .containsExactly(
            "1:18: organization: the key 'id' is missing",
            "1:18: organization: the key 'name' is missing");
  }

  @Test
  void saysWhereATypeIsWrong() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": [],
                  "roles": {},
                  "users": [1, {"username": null, "email": ["a@x"], "roles": "r",
                             "attributes": {"k": 1, "l": ["x", 2], "m": {}}}],
                  "groups": [{"name": true, "members": [3], "attributes": []}]
                }
                """))
        .containsExactly(
            "2:19: organization: must be an object, not a list",
            "3:12: roles: must be a list, not an object",
            "4:13: users[0]: must be an object, not the number 1",
            "4:29: users[1].username: must be a text, not null",
            "4:44: users[1].email: must be a text, not a list",
            "4:62: users[1].roles: must be a list, not the text 'r'",
            "5:34: users[1].attributes.k: must be a list of texts or one text, not the number 1",
            "5:48: users[1].attributes.l[1]: must be a text, not the number 2: put it in quotes",
            "5:57: users[1].attributes.m: must be a list of texts or one text, not an object",
            "6:23: groups[0].name: must be a text, not true: put it in quotes",
            "6:41: groups[0].members[0]: must be a text, not the number 3: put it in quotes",
            "6:59: groups[0].attributes: must be an object, not a list");
  }

  @Test
  @Requirement({"DIR-2", "DIR-3", "DIR-13", "AD-8"})
  void reportsEveryValueThatTheModelRefusesAtItsPlace() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": " a", "name": "A ", "assignmentModel": "BOTH"},
                  "users": [{"username": "", "email": "no address", "firstName": "a\\u0007b",
                             "status": "active"}]
                }
                """))
        .containsExactly(
            "2:26: organization.id: organization id has white space at an end (DIR-13)",
            "2:40: organization.name: has white space at an end (DIR-13)",
            "2:65: organization.assignmentModel: must be one of PER_SOLUTION,"
                + " ORGANIZATION_WIDE, not 'BOTH'",
            "3:26: users[0].username: is empty (DIR-13)",
            "3:39: users[0].email: is not an e-mail address (DIR-2)",
            "3:66: users[0].firstName: holds a control character (DIR-2)",
            "4:24: users[0].status: must be one of INVITED, ACTIVE, DEACTIVATED, not 'active'");
  }

  @Test
  @Requirement("DIR-2")
  void findsUsersThatAreThereTwiceIgnoringCase() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A"},
                  "users": [{"username": "ana", "email": "ana@x.example"},
                            {"username": "Ana", "email": "other@x.example"},
                            {"username": "bob", "email": "ANA@x.example"},
                            {"username": "bob", "email": "bob@x.example"}],
                  "groups": [{"name": "G", "members": ["Ana", "bob", "bob"]}]
                }
                """))
        .containsExactly(
            "4:26: users[1].username: user 'Ana' is there already, as 'ana' (DIR-2)",
            "5:42: users[2].email: e-mail 'ANA@x.example' is there already, as 'ana@x.example'"
                + " (DIR-2)",
            "6:26: users[3].username: user 'bob' is there already (DIR-2)",
            "7:54: groups[0].members[2]: 'bob' is there twice");
  }

  @Test
  @Requirement({"DIR-5", "DIR-6", "DIR-7"})
  void findsRolesAndGroupsThatTheRulesRefuse() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A"},
                  "roles": [{"name": " teller "}, {"name": "TELLER"}, {"name": "anonymous"},
                            {"name": "Anonymous"}, {"name": "  "}],
                  "users": [{"username": "u", "email": "u@x", "roles": ["Anonymous"]}],
                  "groups": [{"name": "G"}, {"name": " g"}, {"name": "a/b"},
                             {"name": "H", "roles": ["teller", "Anonymous"]}]
                }
                """))
        .containsExactly(
            "3:44: roles[1].name: role 'TELLER' is there already, as 'teller' (DIR-5)",
            "3:64: roles[2].name: Anonymous is a built-in role (DIR-6)",
            "4:22: roles[3].name: role 'Anonymous' is there already, as 'anonymous' (DIR-5)",
            "4:22: roles[3].name: Anonymous is a built-in role (DIR-6)",
            "4:45: roles[4].name: is empty (DIR-5)",
            "5:56: users[0].roles: Anonymous is assigned to nobody (DIR-6)",
            "6:38: groups[1].name: group 'g' is there already, as 'G' (DIR-7)",
            "6:54: groups[2].name: may hold letters, digits, '-', '_' and spaces only (DIR-7)",
            "7:37: groups[3].roles: Anonymous cannot be put on a group (DIR-6)");
  }

  @Test
  @Requirement("DIR-13")
  void findsNamesThatReferToNothing() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A"},
                  "roles": [{"name": "teller"}],
                  "users": [{"username": "ana", "email": "a@x", "roles": ["Teller", "tellr"]}],
                  "groups": [{"name": "G", "roles": ["teller", " teller", "teller"],
                              "members": ["ANA", "bob", "ana"]}]
                }
                """))
        .containsExactly(
            "4:59: users[0].roles[0]: there is no role 'Teller'; names compare exactly: did you"
                + " mean 'teller'?",
            "4:69: users[0].roles[1]: there is no role 'tellr'; did you mean 'teller'?",
            "5:48: groups[0].roles[1]: there is no role ' teller'; names compare exactly: did you"
                + " mean 'teller'?",
            "5:59: groups[0].roles[2]: role 'teller' is there twice",
            "6:27: groups[0].members[0]: there is no user 'ANA'; names compare exactly: did you"
                + " mean 'ana'?",
            "6:34: groups[0].members[1]: there is no user 'bob'");
  }

  @Test
  @Requirement("DIR-8")
  void findsAttributesThatTheRulesRefuse() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A"},
                  "users": [{"username": "ana", "email": "a@x", "attributes": {
                    "ok": "a, b,, a", "with.dot": ["a,b"], "none": [], "blank": " , ",
                    "a,b": "x", "": "x"}}]
                }
                """))
        .containsExactly(
            "4:35: users[0].attributes['with.dot']: a value in a list holds no comma: 'a,b'"
                + " (DIR-8)",
            "4:52: users[0].attributes.none: has no value (DIR-8)",
            "4:65: users[0].attributes.blank: has no value (DIR-8)",
            "5:12: users[0].attributes['a,b']: a key holds no comma (DIR-8)",
            "5:21: users[0].attributes['']: is empty (DIR-8)");
  }

  @Test
  void quotesOnlyExcerptsOfWhatItFound() {
    String longName = "x".repeat(5000) + "\\u001B[31m";
    assertThat(
            faultsOfJson(
                "{\"organization\": {\"id\": \"a\", \"name\": \"A\"}, \"groups\": [{\"name\":"
                    + " \"G\", \"members\": [\"\\u001B[31mred\", \""
                    + longName
                    + "\"]}]}"))
        .containsExactly(
            "1:81: groups[0].members[0]: there is no user '\\u001B[31mred'",
            "1:98: groups[0].members[1]: there is no user '" + "x".repeat(60) + "...'");
  }

  @Test
  void saysWhatANameThatIsNobodysMayMean() {
    assertThat(
            faultsOfJson(
                """
                {"organization": {"id": "a", "name": "A"},
                 "roles": [{"name": "teller"}],
                 "users": [{"username": "ana.pop", "email": "a@x", "roles": ["teler"]}],
                 "groups": [{"name": "G", "members": ["ana.pob", "zoe"]}],
                 "solutions": [{"id": "s", "name": "S", "roles": [{"name": "auditor"}],
                   "versions": [{"id": "1", "roles": ["auditr", "tellr", "nothing"]}]}]}
                """))
        .containsExactly(
            "3:62: users[0].roles[0]: there is no role 'teler'; did you mean 'teller'?",
            "4:39: groups[0].members[0]: there is no user 'ana.pob'; did you mean 'ana.pop'?",
            "4:50: groups[0].members[1]: there is no user 'zoe'",
            "6:39: solutions[0].versions[0].roles[0]: there is no role 'auditr'; did you mean"
                + " 'auditor'?",
            "6:49: solutions[0].versions[0].roles[1]: there is no role 'tellr'; did you mean"
                + " 'teller'?",
            "6:58: solutions[0].versions[0].roles[2]: there is no role 'nothing'");
  }
}

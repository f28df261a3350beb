package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleScope;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadingTest {

  private static final OrganizationId ORGANIZATION = OrganizationId.of("a");
  private static final String DOCUMENT =
      """
      {
        "organization": {"id": "a", "name": "A"},
        "roles": [{"name": "teller"}],
        "users": [{"username": "ana", "email": "ana@x", "roles": ["teller"]}],
        "groups": [{"name": "G", "members": ["ana"]}],
        "solutions": [
          {"id": "s", "name": "S", "roles": [{"name": "own"}], "live": "1",
           "versions": [{"id": "1", "roles": ["own"]}]},
          {"id": "t", "name": "T", "roles": [{"name": "own"}],
           "versions": [{"id": "1", "roles": ["own", "Anonymous"]}],
           "generalAccess": "ANYONE_WITH_LINK"}
        ]
      }
      """;

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  @Test
  @Requirement("AM-3")
  void buildsTheOrganizationInOneWrite() {
    AccessFile file = Documents.json(DOCUMENT);
    file.load(store);
    assertThat(store.<Revision>read(ORGANIZATION, view -> view.revision()))
        .isEqualTo(new Revision(1));
    assertThat(file.users()).isEqualTo(1);
    assertThat(file.groups()).isEqualTo(1);
    assertThat(file.roles()).isEqualTo(3);
    assertThat(file.solutions()).isEqualTo(2);
  }

  @Test
  @Requirement({"DIR-12", "SOL-2"})
  void addsNoRoleAndKeepsOwnRolesOfTheSameNameApart() {
    Documents.json(DOCUMENT).load(store);
    PolicyRecord one = policy(SolutionRef.live("s"));
    PolicyRecord other = policy(SolutionRef.pinned("t", "1"));
    assertThat(one.listed())
        .singleElement()
        .satisfies(role -> assertThat(role.name()).isEqualTo("own"));
    assertThat(other.listed()).hasSize(2).doesNotContainAnyElementsOf(one.listed());
    boolean hasDefault =
        store.read(
            ORGANIZATION, view -> view.roleNamed(RoleScope.ORGANIZATION, "user").isPresent());
    assertThat(hasDefault).isFalse();
  }

  private PolicyRecord policy(SolutionRef ref) {
    return store.read(ORGANIZATION, view -> view.policy(ref).orElseThrow());
  }

  @Test
  void refusesAnOrganizationThatExists() {
    store.write(
        ORGANIZATION,
        tx -> {
          tx.put(Organization.of(ORGANIZATION, "Other"));
          return ORGANIZATION;
        });
    assertThatIllegalStateException()
        .isThrownBy(() -> Documents.json(DOCUMENT).load(store))
        .withMessage("the organization 'a' exists already");
    assertThat(AccessFile.export(store, ORGANIZATION).users()).isZero();
  }

  @Test
  @Requirement("AD-5")
  void leavesNothingBehindWhenItIsInterrupted() {
    Progress interrupting =
        (what, done, total) -> {
          if (what.equals("solutions")) {
            throw new IllegalCallerException("stop");
          }
        };
    assertThatThrownBy(() -> Documents.json(DOCUMENT).load(store, interrupting)).hasMessage("stop");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessFile.export(store, ORGANIZATION))
        .withMessage("there is no organization 'a'");
  }

  @Test
  void reportsHowFarItIs() {
    List<String> heard = new ArrayList<>();
    Progress progress = (what, done, total) -> heard.add(what + " " + done + "/" + total);
    Documents.json(DOCUMENT).load(store, progress);
    AccessFile.export(store, ORGANIZATION, progress);
    assertThat(heard)
        .containsExactly(
            "users 1/1",
            "groups 1/1",
            "solutions 1/2",
            "solutions 2/2",
            "roles 3/3",
            "groups 1/1",
            "users 1/1",
            "solutions 2/2");
  }
}

package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Solution;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("DIR-1")
abstract class BoundaryContract extends StoreContract {

  BoundaryContract(AccessStoreKit kit) {
    super(kit);
  }

  static Stream<Question> questions() {
    return Question.ofContents().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("what one organization holds, an organization without it does not")
  void nothingElsewhere(Question question) {
    OrganizationId other = newSample("other");
    assertThat(store.read(other, question::in)).matches(answer -> !Question.isNothing(answer));
    assertThat(read(question::in)).matches(Question::isNothing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("an organization answers the same, whatever another one holds under the same ids")
  void sameIds(Question question) {
    org = newSample("here");
    Object answer = read(question::in);
    OrganizationId other = newSample("elsewhere");
    assertThat(read(question::in)).as("beside another").isEqualTo(answer);
    write(other, BoundaryContract::deleteAll);
    assertThat(read(question::in)).as("beside one that was emptied").isEqualTo(answer);
  }

  @Test
  @DisplayName("writing to one organization changes nothing in another, step by step")
  void writes() {
    org = newSample("here");
    Contents before = contents();
    OrganizationId other = freshId("org-");
    for (Consumer<WriteTransaction> step : new Sample(other, "elsewhere").steps()) {
      write(other, step);
      assertThat(contents()).isEqualTo(before);
    }
    write(other, BoundaryContract::deleteAll);
    assertThat(contents()).isEqualTo(before);
    assertThat(contents(other).users()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.access4j.testkit.store.Refusal#all")
  @DisplayName("what another organization holds makes no reference good and no name taken")
  void references(Refusal refusal) {
    OrganizationId other = newSample("here");
    Contents before = contents(other);
    // All that the refused write lacks, the test's own organization has.
    write(new Sample(org, "here")::writeTo);
    administer(
        writer -> {
          writer.put(EndUser.builder(EndUserId.of("no such user"), "nobody", "nobody@x").build());
          writer.put(EndUserRole.of(RoleId.of("no such role"), "no role"));
          writer.put(EndUserGroup.of(GroupId.of("no such group"), "no group"));
          writer.put(Solution.of(SolutionId.of("no such solution"), "none"));
          writer.put(new Sample(org, "here").version(Sample.PLANS, Sample.V1, Sample.CLERK));
        });
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(() -> write(other, refusal.work()));
    assertThat(contents(other)).isEqualTo(before);
  }

  @Test
  @DisplayName("ids of organizations that differ in case or accent are different organizations")
  void exactIds() {
    String suffix = newOrganization().value();
    for (String prefix : List.of("a", "A", "\u00e4", "a\u0308", "%", "_")) {
      OrganizationId id = used(OrganizationId.of(prefix + suffix));
      write(id, tx -> tx.put(Organization.of(id, "called " + prefix + ".")));
      assertThat(store.read(id, ReadView::organization)).isPresent();
      assertThat(store.read(id, ReadView::revision).value()).isEqualTo(1);
      assertThat(store.read(id, ReadView::organizationId)).isEqualTo(id);
    }
  }

  private static void deleteAll(WriteTransaction tx) {
    AccessWriter writer = new AccessWriter(tx);
    Contents contents = Contents.of(tx);
    contents.solutions().forEach(each -> writer.deleteSolution(each.id()));
    contents.groups().forEach(each -> writer.deleteGroup(each.group().id()));
    contents.users().forEach(each -> writer.deleteUser(each.user().id()));
    // Own roles went with their solutions.
    contents.roles().forEach(each -> writer.deleteRole(each.id()));
  }
}

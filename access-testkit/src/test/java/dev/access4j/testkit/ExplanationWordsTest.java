package dev.access4j.testkit;

import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.INTERACT;
import static dev.access4j.solution.Operation.VIEW;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Gate;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Validity;
import dev.access4j.store.AccessWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An explanation in words")
class ExplanationWordsTest {

  private final AccessFixture bank = bank();

  private static AccessFixture bank() {
    return AccessFixture.organization("acme")
        .role("teller", "clerk", "chief", "idle")
        .group("Branch 01", "teller")
        .group("Empty")
        .ownRole("loans", "expert")
        .user("ana")
        .user("bob", "Empty")
        .user("cid")
        .user("dan")
        .user("gus")
        .user("ivy", UserStatus.INVITED)
        .attribute("ana", "region", "north", "east")
        .solution("empty", s -> {})
        .solution(
            "loans",
            s ->
                s.version("1")
                    .lists("clerk")
                    .process("p")
                    .lane("l", EXECUTE, "teller", "expert")
                    .lane("l", VIEW)
                    .draft("2"))
        .share("loans", "ana", "teller", "idle")
        .share("loans", "Empty")
        .share("loans", "cid", Validity.from(AccessFixture.START.plusSeconds(60)), "teller")
        .share("loans", "dan", Validity.until(AccessFixture.START), "teller");
  }

  @AfterEach
  void close() {
    bank.close();
  }

  private AccessRequest ana() {
    return bank.request("ana", "loans", "p", "l", EXECUTE);
  }

  private AccessRequest by(String user) {
    return bank.request(user, "loans", "p", "l", EXECUTE);
  }

  private AccessRequest on(SolutionRef ref) {
    return AccessRequest.of(ana().subject(), ref, ana().resource(), ana().operation());
  }

  private Explanation explain(AccessRequest request) {
    return bank.evaluator().explain(request);
  }

  private String detail(AccessRequest request, Gate gate) {
    return explain(request).gates().stream()
        .filter(result -> result.gate() == gate)
        .map(GateResult::detail)
        .findFirst()
        .orElseThrow();
  }

  private List<String> missing(AccessRequest request) {
    return explain(request).missing().stream().map(Missing::what).toList();
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("calls a user by the name that it has at that time, asked once or again")
  void username() {
    OrganizationId acme = ana().subject().organization();
    for (String user : List.of("ana", "gus")) {
      for (String name : List.of(user, "a-" + user, "b-" + user)) {
        bank.access().change(acme, writer -> writer.put(called(name, user, writer)));
        // What the check has cached knows no name.
        assertThat(bank.evaluator().isAllowed(by(user))).isEqualTo(user.equals("ana"));
        assertThat(detail(by(user), Gate.SUBJECT)).isEqualTo("user " + name + " is ACTIVE");
        assertThat(detail(by(user), Gate.SUBJECT)).isEqualTo("user " + name + " is ACTIVE");
      }
    }
  }

  private static EndUser called(String name, String user, AccessWriter writer) {
    EndUser before = writer.view().user(EndUserId.of(user)).orElseThrow();
    return before.toBuilder().username(name).build();
  }

  @Test
  @Requirement({"EV-1", "EV-2", "EV-8"})
  @DisplayName("says of subject and solution what they are")
  void subjectAndSolution() {
    Subject stranger = Subject.anonymous(OrganizationId.of("nowhere"));
    AccessRequest nowhere = AccessRequest.of(stranger, ana().solution(), ana().resource(), EXECUTE);
    assertThat(detail(nowhere, Gate.SUBJECT)).isEqualTo("there is no organization nowhere");
    assertThat(detail(nowhere, Gate.SOLUTION))
        .isEqualTo("not looked at, since an earlier gate failed");
    assertThat(detail(by("eve"), Gate.SUBJECT)).isEqualTo("there is no user eve");
    assertThat(detail(by("ivy"), Gate.SUBJECT)).isEqualTo("user ivy is INVITED");
    assertThat(detail(ana(), Gate.SUBJECT)).isEqualTo("user ana is ACTIVE");
    assertThat(detail(anonymous(), Gate.SUBJECT)).isEqualTo("anonymous");
    assertThat(detail(ana(), Gate.SOLUTION)).isEqualTo("version 1 of loans is published");
    assertThat(detail(on(SolutionRef.live("cards")), Gate.SOLUTION))
        .isEqualTo("there is no solution cards");
    assertThat(detail(on(SolutionRef.live("empty")), Gate.SOLUTION))
        .isEqualTo("no version of empty is live");
    assertThat(detail(on(SolutionRef.pinned("loans", "2")), Gate.SOLUTION))
        .isEqualTo("version 2 of loans is a draft");
    assertThat(detail(on(SolutionRef.pinned("loans", "9")), Gate.SOLUTION))
        .isEqualTo("loans has no version 9");
  }

  private AccessRequest anonymous() {
    return AccessRequest.of(bank.anonymous(), ana().solution(), ana().resource(), EXECUTE);
  }

  @Test
  @Requirement({"EV-3", "EV-4", "EV-8", "SH-4"})
  @DisplayName("says what reaches the subject, what does not yet or any more, and what is listed")
  void grants() {
    assertThat(detail(ana(), Gate.GRANT))
        .contains("teller by a share with the user", "idle by a share with the user");
    assertThat(detail(by("gus"), Gate.GRANT))
        .isEqualTo("no share, assignment or general access reaches the subject");
    assertThat(detail(by("bob"), Gate.GRANT))
        .isEqualTo("a share reaches the subject and yields no role");
    assertThat(detail(by("cid"), Gate.GRANT))
        .isEqualTo(
            "no share, assignment or general access reaches the subject"
                + "; a share with the user starts at 2026-01-01T00:01:00Z");
    assertThat(detail(by("dan"), Gate.GRANT))
        .endsWith("; a share with the user ended at 2026-01-01T00:00:00Z");
    assertThat(detail(ana(), Gate.LISTED_ROLE))
        .startsWith("listed: ")
        .endsWith("; held of these: teller; reached but not listed: idle");
    assertThat(detail(by("bob"), Gate.LISTED_ROLE)).endsWith("; held of these: none");
  }

  @Test
  @Requirement({"EV-5", "EV-6", "EV-7", "EV-8"})
  @DisplayName("says of resource, operation and filters what there is and what is held")
  void resourceAndFilters() {
    assertThat(detail(ana(), Gate.RESOURCE)).isEqualTo("p/l is in the version");
    assertThat(detail(bank.request("ana", "loans", "p", "m", EXECUTE), Gate.RESOURCE))
        .isEqualTo("p/m is not in the version");
    assertThat(detail(ana(), Gate.PERMISSION))
        .startsWith("EXECUTE is permitted to: ")
        .contains("teller", "expert")
        .endsWith("; held of these: teller");
    assertThat(detail(bank.request("ana", "loans", "p", "l", VIEW), Gate.PERMISSION))
        .isEqualTo("VIEW is permitted to: none; held of these: none");
    assertThat(detail(ana(), Gate.BUSINESS_FILTERS))
        .isEqualTo("the instance has no business filter");
    assertThat(detail(ana().with(BusinessFilters.of("region", "", "west")), Gate.BUSINESS_FILTERS))
        .isEqualTo("region: the instance has ['', 'west'], the user ['east', 'north']");
    assertThat(detail(ana().with(BusinessFilters.of("branch", "")), Gate.BUSINESS_FILTERS))
        .isEqualTo("branch: the instance has [''], the user []");
  }

  @Test
  @Requirement({"EV-8", "DIR-12", "AM-2"})
  @DisplayName("advises no solution's own role where roles count organization-wide")
  void ownRole() {
    assertThat(explain(by("gus"))).misses("expert").misses("teller");
    bank.model(AssignmentModel.ORGANIZATION_WIDE);
    assertThat(missing(by("gus")))
        .containsExactly(
            "one of the roles, assigned to the user or carried by one of its groups: teller");
  }

  @Test
  @Requirement({"EV-8", "AM-2"})
  @DisplayName("tells who is anonymous to sign in where roles count organization-wide")
  void anonymousOrganizationWide() {
    bank.model(AssignmentModel.ORGANIZATION_WIDE);
    assertThat(missing(anonymous()))
        .containsExactly(
            "signing in: nothing reaches who is anonymous while roles count organization-wide");
  }

  @Test
  @Requirement({"EV-3", "EV-8"})
  @DisplayName("says of what nobody may do that a share alone is not enough")
  void nobodyMay() {
    assertThat(missing(bank.request("gus", "loans", "p", "l", VIEW)))
        .isNotEmpty()
        .allMatch(what -> what.contains("; and also a version that permits VIEW on p/l"));
    assertThat(missing(bank.request("gus", "loans", "p", "m", EXECUTE)))
        .isNotEmpty()
        .allMatch(what -> what.contains("; and also a resource p/m"));
  }

  @Test
  @Requirement({"EV-3", "EV-4", "EV-8"})
  @DisplayName("says of a role that may not do it that it has to be permitted as well")
  void notPermittedEither() {
    String permit = "; and also a version that permits EXECUTE on p/l to that role";
    assertThat(missing(anonymous()))
        .containsExactly(
            "a version that lists Anonymous, with general access for anyone with the link"
                + permit);
    bank.share("loans", "gus", "idle");
    assertThat(missing(by("gus")))
        .contains("a version that lists one of the roles held: idle" + permit);
    bank.ownRole("cards", "own")
        .solution("cards", s -> s.version("1").process("p").lane("l", EXECUTE, "own"))
        .model(AssignmentModel.ORGANIZATION_WIDE);
    assertThat(missing(bank.request("ana", "cards", "p", "l", EXECUTE)))
        .singleElement()
        .asString()
        .startsWith("a version that lists a role")
        .endsWith(permit);
  }

  @Test
  @Requirement({"EV-5", "EV-6", "EV-8"})
  @DisplayName("says of a resource that is not there that it would not take the operation")
  void unknownResource() {
    assertThat(missing(bank.request("ana", "loans", "p", "m", INTERACT)))
        .singleElement()
        .asString()
        .startsWith("a resource p/m")
        .endsWith("; and also another operation: INTERACT is none of p/m");
  }

  @Test
  @Requirement({"EV-8", "AM-2", "SH-4"})
  @DisplayName("tells of shares as of now, also where they do not count")
  void sharesThatDoNotCount() {
    bank.model(AssignmentModel.ORGANIZATION_WIDE);
    assertThat(detail(by("cid"), Gate.GRANT)).contains("a share with the user starts at");
    bank.clock().advance(Duration.ofMinutes(2));
    assertThat(detail(by("cid"), Gate.GRANT)).doesNotContain("starts at");
  }

  @Test
  @Requirement({"EV-6", "EV-8"})
  @DisplayName("says that an operation is none of a swimlane's")
  void noneOfItsOperations() {
    assertThat(missing(bank.request("ana", "loans", "p", "l", INTERACT)))
        .containsExactly("another operation: INTERACT is none of p/l");
    assertThat(missing(bank.request("gus", "loans", "p", "l", INTERACT)))
        .isNotEmpty()
        .allMatch(what -> what.contains("; and also another operation: INTERACT is none of p/l"));
  }

  @Test
  @Requirement({"EV-4", "EV-8"})
  @DisplayName("has no list of no roles where a group's share yields none")
  void rolelessGroup() {
    Explanation explanation = explain(by("bob"));
    assertThat(explanation).isDeniedBecause(DenialReason.ROLE_NOT_LISTED);
    assertThat(explanation.missing()).isNotEmpty().noneMatch(each -> each.roles().isEmpty());
    assertThat(missing(by("bob"))).noneMatch(what -> what.endsWith(": "));
    assertThat(missing(by("bob"))).noneMatch(what -> what.contains("lists one of the roles held"));
  }
}

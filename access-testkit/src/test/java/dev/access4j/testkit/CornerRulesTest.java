package dev.access4j.testkit;

import static dev.access4j.testkit.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Grant;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of the rules in which somebody once found a fault. */
@DisplayName("Corners")
class CornerRulesTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final EndUserId ANA = EndUserId.of("ana");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final RoleId CLERK = RoleId.of("clerk");
  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final Resource LANE = Resource.swimlane("p", "l");

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk")
          .group("Desk", "teller")
          .user("ana", "Desk")
          .solution(
              "loans", s -> s.version("1").process("p").lane("l", Operation.EXECUTE, "teller"));

  private AccessRequest request() {
    return AccessRequest.of(
        bank.subject("ana"), SolutionRef.live("loans"), LANE, Operation.EXECUTE);
  }

  @Test
  @Requirement({"DIR-11", "SH-6"})
  @DisplayName("a group made again under a deleted one's id has no members")
  void groupMadeAgain() {
    GroupId desk = GroupId.of("Desk");
    bank.share("loans", "Desk");
    assertThat(bank.evaluator().isAllowed(request())).isTrue();
    bank.write(
        writer -> {
          writer.deleteGroup(desk);
          writer.put(EndUserGroup.of(desk, "Desk", TELLER));
          writer.share(SolutionShare.withGroup(LOANS, desk, SharedRoles.FROM_GROUP));
        });
    assertThat(bank.evaluator().isAllowed(request())).isFalse();
  }

  @Test
  @Requirement({"SH-6", "AD-5"})
  @DisplayName("a writer that is kept past its write writes nothing, and says so")
  void writerKeptTooLong() {
    bank.share("loans", "Desk");
    List<AccessWriter> kept = new ArrayList<>();
    bank.write(kept::add);
    assertThatThrownBy(() -> kept.get(0).unshare(LOANS, new Grantee.Group(GroupId.of("Desk"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    assertThat(bank.evaluator().isAllowed(request())).isTrue();
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("the revision of a change that changes nothing is one that there is")
  void revisionOfNoChange() {
    Access4j access = bank.access();
    Revision made =
        access.change(ACME, writer -> writer.share(SolutionShare.withUser(LOANS, ANA, TELLER)));
    Revision again =
        access.change(ACME, writer -> writer.share(SolutionShare.withUser(LOANS, ANA, TELLER)));
    assertThat(again).isEqualTo(made);
    assertThat(bank.evaluator().isAllowed(request().atLeast(again))).isTrue();
    assertThat(bank.evaluator().isAllowed(request().atLeast(made))).isTrue();
  }

  @Test
  @Requirement("AM-3")
  @DisplayName("in a write that makes the organization last, nothing is assigned before")
  void assignBeforeTheOrganization() {
    try (Access4j access = Access4j.builder(new InMemoryAccessStore()).build()) {
      assertThat(refuses(() -> access.write(ACME, CornerRulesTest::assignFirst)))
          .containsExactly("role AM-3");
    }
  }

  private static RoleId assignFirst(AccessWriter writer) {
    writer.put(EndUserRole.of(TELLER, "teller"));
    writer.put(EndUser.builder(ANA, "ana", "ana@acme.example").build());
    writer.assign(ANA, TELLER);
    writer.put(Organization.of(ACME, "Acme"));
    return TELLER;
  }

  @Test
  @Requirement({"SOL-2", "SOL-7"})
  @DisplayName("the order of listed roles is kept, changed in a draft, and fixed once published")
  void orderOfRoles() {
    bank.write(writer -> writer.put(version("2", VersionState.DRAFT, TELLER, CLERK)));
    bank.write(writer -> writer.put(version("2", VersionState.DRAFT, CLERK, TELLER)));
    List<RoleId> listed =
        bank.access()
            .store()
            .read(
                ACME,
                view ->
                    List.copyOf(
                        view.policy(SolutionRef.pinned("loans", "2"))
                            .orElseThrow()
                            .version()
                            .orElseThrow()
                            .roles()));
    assertThat(listed).containsExactly(CLERK, TELLER);
    bank.write(writer -> writer.publish(LOANS, VersionId.of("2")));
    assertThat(
            refuses(
                () ->
                    bank.write(
                        writer -> writer.put(version("2", VersionState.PUBLISHED, TELLER, CLERK)))))
        .containsExactly("version SOL-7");
  }

  private static SolutionVersion version(String id, VersionState state, RoleId... roles) {
    return new SolutionVersion(
        LOANS, VersionId.of(id), state, new LinkedHashSet<>(List.of(roles)), List.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana@acme.example\u00a0", "ana @acme.example", "ana\u2003@acme.example"})
  @Requirement("DIR-2")
  @DisplayName("white space of any kind is no part of an e-mail address")
  void whiteSpaceInEmail(String email) {
    assertThat(refuses(() -> EndUser.builder(ANA, "ana", email).build()))
        .containsExactly("email DIR-2");
  }

  @Test
  @Requirement("DIR-8")
  @DisplayName("a value of a line break alone is no value")
  void lineBreakAsValue() {
    assertThat(refuses(() -> Attributes.of("key", "\u0085"))).containsExactly("key DIR-8");
  }

  @Test
  @Requirement("SH-4")
  @DisplayName("a share starts and ends within the years 1 to 9999")
  void years() {
    Instant tooLate = Instant.parse("+10000-01-01T00:00:00Z");
    assertThat(refuses(() -> Validity.until(tooLate))).containsExactly("expiresAt SH-4");
    assertThat(refuses(() -> Validity.from(Instant.parse("0000-12-31T23:59:59Z"))))
        .containsExactly("startsAt SH-4");
    assertThat(refuses(() -> new Validity(Instant.MAX, Instant.MIN)))
        .containsExactly("startsAt SH-4", "expiresAt SH-4");
  }

  @Test
  @Requirement("DIR-6")
  @DisplayName("the built-in role has no other description or scope than its own")
  void anonymousAsItIs() {
    RoleScope own = new RoleScope.OfSolution(LOANS);
    assertThat(refuses(() -> new EndUserRole(RoleId.ANONYMOUS, "Anonymous", "edited", own)))
        .containsExactly(" DIR-6");
    assertThat(refuses(() -> new EndUserRole(RoleId.ANONYMOUS, "other", "", own)))
        .containsExactly("name DIR-6");
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("an id at fault is the value itself at fault, and says what it is")
  void faultOfAnId() {
    assertThat(refuses(() -> EndUserId.of(" "))).containsExactly(" DIR-13");
    assertThatThrownBy(() -> VersionId.of(""))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("version id is empty");
  }

  @Test
  @Requirement({"AD-8", "AM-3"})
  @DisplayName("an assignment that is wrong in every way is told so in every way")
  void everyFaultOfAnAssignment() {
    assertThat(
            refuses(
                () ->
                    bank.write(writer -> writer.assign(EndUserId.of("nobody"), RoleId.of("none")))))
        .containsExactly("role AM-3", "user DIR-2", "role DIR-5");
  }

  @Test
  @Requirement({"SOL-2", "DIR-12"})
  @DisplayName("where a solution's own role stands in the default role's way, a draft says so")
  void defaultRoleInTheWay() {
    RoleScope own = new RoleScope.OfSolution(LOANS);
    bank.write(writer -> writer.put(new EndUserRole(RoleId.of("own"), "User", "", own)));
    assertThat(refuses(() -> bank.write(writer -> writer.draft(LOANS, VersionId.of("2")))))
        .containsExactly("roles SOL-2");
    bank.write(writer -> writer.deleteRole(RoleId.of("own")));
    bank.write(writer -> writer.draft(LOANS, VersionId.of("2")));
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("of several grants the first by kind and id decides, in every run")
  void decidingGrantIsTheSame() {
    for (String group : List.of("e", "c", "a", "d", "b")) {
      bank.group(group, "teller").share("loans", group);
      bank.write(writer -> writer.addMember(GroupId.of(group), ANA));
    }
    assertThat(bank.evaluator().evaluate(request()))
        .isInstanceOfSatisfying(
            Decision.Allowed.class,
            allowed ->
                assertThat(allowed.grant())
                    .isInstanceOfSatisfying(
                        Grant.GroupShare.class,
                        share -> assertThat(share.group().id()).isEqualTo(GroupId.of("a"))));
  }

  @Test
  @Requirement("EV-8")
  @DisplayName(
      "of two roles of a group that would do, the one that decides does not hang on an order")
  void decidingRoleIsTheSame() {
    for (String[] given : new String[][] {{"a", "b"}, {"b", "a"}}) {
      try (AccessFixture one =
          AccessFixture.organization("acme")
              .role("a", "b")
              .group("Desk", given)
              .user("ana", "Desk")
              .solution(
                  "loans", s -> s.version("1").process("p").lane("l", Operation.EXECUTE, "a", "b"))
              .share("loans", "Desk")) {
        Decision decision = one.evaluator().evaluate(request());
        assertThat(decision)
            .isInstanceOfSatisfying(
                Decision.Allowed.class,
                allowed ->
                    assertThat(allowed.grant().role().id()).as(given[0]).isEqualTo(RoleId.of("a")));
      }
    }
  }

  @Test
  @Requirement("SH-1")
  @DisplayName("a share without roles is refused, and is not one of all roles of a group")
  @SuppressWarnings("NullAway") // what a careless mapper passes
  void shareWithoutRoles() {
    Grantee desk = new Grantee.Group(GroupId.of("Desk"));
    assertThatThrownBy(() -> new SolutionShare(LOANS, desk, null, Validity.ALWAYS))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("roles");
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("what is said to be missing would do: no advice to list a role that may do nothing")
  void missingWouldDo() {
    bank.share("loans", "ana", "clerk");
    Explanation notListed = bank.evaluator().explain(request());
    assertThat(notListed.missing()).extracting(Missing::what).anyMatch(w -> w.contains("lists"));

    bank.write(writer -> writer.put(version("2", VersionState.PUBLISHED, CLERK)));
    bank.write(writer -> writer.share(SolutionShare.withUser(LOANS, ANA, CLERK, TELLER)));
    AccessRequest pinned =
        AccessRequest.of(
            bank.subject("ana"), SolutionRef.pinned("loans", "1"), LANE, Operation.VIEW);
    assertThat(bank.evaluator().explain(pinned).missing())
        .extracting(Missing::what)
        .noneMatch(what -> what.contains("lists"));
  }

  @Test
  @Requirement({"EV-7", "EV-8"})
  @DisplayName("where no attribute can meet a filter, none is said to be missing")
  void unmeetableFilter() {
    bank.share("loans", "ana", "teller");
    BusinessFilters blank = BusinessFilters.of("region", " north", null);
    assertThat(bank.evaluator().explain(request().with(blank)).missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.attributes()).isEmpty());
    BusinessFilters north = BusinessFilters.of("region", "north", " ");
    assertThat(bank.evaluator().explain(request().with(north)).missing())
        .singleElement()
        .satisfies(
            missing -> assertThat(missing.attributes().get("region")).containsExactly("north"));
  }

  @Test
  @Requirement("EV-8")
  @DisplayName("advice names what a later gate would stop at, and then does do")
  void adviceThatDoes() {
    BusinessFilters north = BusinessFilters.of("region", "north");
    Explanation denied = bank.evaluator().explain(request().with(north));
    assertThat(denied.missing())
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.what()).contains("teller", "and also the user's attribute region");
              assertThat(missing.roles()).extracting(role -> role.id()).containsExactly(TELLER);
              assertThat(missing.attributes()).containsOnlyKeys("region");
            });
    bank.share("loans", "ana", "teller");
    bank.write(
        writer ->
            writer.put(
                writer.view().user(ANA).orElseThrow().toBuilder()
                    .attributes(Attributes.of("region", "north"))
                    .build()));
    assertThat(bank.evaluator().isAllowed(request().with(north))).isTrue();
  }

  @Test
  @Requirement("SH-2")
  @DisplayName("a group's roles lead nobody to a solution that lists them without a share")
  void groupRolesLeadNowhere() {
    assertThat(bank.evaluator().solutions(bank.subject("ana"))).isEmpty();
  }
}

package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("DIR-1")
abstract class BoundaryContract extends IdentityContract {

  BoundaryContract(IdentityProviderKit kit) {
    super(kit);
  }

  private OrganizationId other() {
    assumeTrue(kit.otherRealm().isPresent(), "there is no other realm");
    return kit.otherRealm().orElseThrow().organization();
  }

  @Test
  @DisplayName("what one organization has is not found in another")
  void find() {
    OrganizationId other = other();
    String sub = make(given("ann"));
    assertThat(provider.find(other, sub)).isEmpty();
    assertThat(provider.findByUsername(other, username("ann"))).isEmpty();
    assertThat(provider.findByEmail(other, email("ann"))).isEmpty();
  }

  @Test
  @DisplayName("what one organization has is in no list of another")
  void lists() {
    OrganizationId other = other();
    String sub = make(given("ann"));
    String group = realm.make(GivenGroup.of("group " + mark).having(List.of(sub)));
    String role = "role " + mark;
    realm.make(GivenRole.of(role).heldBy(List.of(sub)));
    assertThat(Pages.all(100, (after, limit) -> provider.accounts(other, after, limit)))
        .extracting(Account::sub)
        .doesNotContain(sub);
    assertThat(
            Pages.all(
                100, Integer.MAX_VALUE, (after, limit) -> provider.groups(other, after, limit)))
        .extracting(IdentityGroup::id)
        .doesNotContain(group);
    assertThat(Pages.all(100, (after, limit) -> provider.roles(other, after, limit)))
        .extracting(IdentityRole::name)
        .doesNotContain(role);
    requireRefused(NOT_FOUND, () -> provider.members(other, group, "", 10));
    requireRefused(NOT_FOUND, () -> provider.holders(other, role, "", 10));
  }

  @Test
  @DisplayName("nothing is done to an account by way of another organization")
  void actions() {
    OrganizationId other = other();
    GivenAccount given = given("ann");
    String sub = make(given);
    requireRefused(NOT_FOUND, () -> provider.disable(other, sub));
    requireRefused(NOT_FOUND, () -> provider.enable(other, sub));
    requireRefused(NOT_FOUND, () -> provider.resend(other, sub));
    provider.endSessions(other, sub);
    provider.delete(other, sub);
    requireSame(found(sub), given);
    requireMails(given.email(), 0);
  }

  @Test
  @DisplayName("one person that two organizations invite has an account in each")
  void invite() {
    OrganizationId other = other();
    EndUser user = invited("ann");
    String here = inviteAndMail(user);
    String there = provider.invite(other, user, account -> {}).sub();
    try {
      assertThat(there).isNotEqualTo(here);
      assertThat(provider.find(org, there)).isEmpty();
      assertThat(provider.find(other, here)).isEmpty();
      provider.delete(org, here);
      assertThat(provider.find(other, there)).isPresent();
    } finally {
      provider.delete(other, there);
    }
  }

  @Test
  @DisplayName("two organizations have a role of one name each, with holders of its own")
  void roles() {
    OrganizationId other = other();
    IdentityRealm there = kit.otherRealm().orElseThrow();
    String role = "role " + mark;
    realm.make(GivenRole.of(role).heldBy(List.of(make(given("ann")))));
    String bob = there.make(given("bob"));
    try {
      there.make(GivenRole.of(role).heldBy(List.of(bob)));
      assertThat(provider.holders(other, role, "", 10).items()).containsExactly(bob);
    } finally {
      provider.delete(other, bob);
    }
  }

  @Test
  @DisplayName(
      "an organization that the provider does not know is refused as not found by each call")
  void unknown() {
    assumeTrue(kit.unknownOrganization().isPresent(), "every organization is known");
    OrganizationId unknown = kit.unknownOrganization().orElseThrow();
    String sub = UUID.randomUUID().toString();
    Map<String, Runnable> calls =
        Map.ofEntries(
            Map.entry("invite", () -> provider.invite(unknown, invited("ann"), account -> {})),
            Map.entry("resend", () -> provider.resend(unknown, sub)),
            Map.entry("find", () -> provider.find(unknown, sub)),
            Map.entry("findByUsername", () -> provider.findByUsername(unknown, "ann")),
            Map.entry("findByEmail", () -> provider.findByEmail(unknown, email("ann"))),
            Map.entry("disable", () -> provider.disable(unknown, sub)),
            Map.entry("enable", () -> provider.enable(unknown, sub)),
            Map.entry("endSessions", () -> provider.endSessions(unknown, sub)),
            Map.entry("delete", () -> provider.delete(unknown, sub)),
            Map.entry("accounts", () -> provider.accounts(unknown, "", 10)),
            Map.entry("groups", () -> provider.groups(unknown, "", 10)),
            Map.entry("members", () -> provider.members(unknown, "group", "", 10)),
            Map.entry("roles", () -> provider.roles(unknown, "", 10)),
            Map.entry("holders", () -> provider.holders(unknown, "role", "", 10)));
    calls.forEach(
        (name, call) -> {
          try {
            requireRefused(NOT_FOUND, call);
          } catch (AssertionError e) {
            throw new AssertionError(name + " of an unknown organization", e);
          }
        });
  }
}

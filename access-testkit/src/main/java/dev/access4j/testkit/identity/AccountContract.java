package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.access4j.identity.Account;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("ID-5")
abstract class AccountContract extends IdentityContract {

  AccountContract(IdentityProviderKit kit) {
    super(kit);
  }

  /** An account with everything that could get lost. */
  private GivenAccount full(String name) {
    return given(name).named("Zo\u00eb", "O'Brien").with(Map.of("k", List.of("v", "w")));
  }

  @Test
  @DisplayName("a disabled account is disabled, and else as it was; done again, too")
  void disable() {
    GivenAccount given = full("ann");
    String sub = make(given);
    provider.disable(org, sub);
    requireSame(found(sub), given.disabled());
    provider.disable(org, sub);
    requireSame(found(sub), given.disabled());
  }

  @Test
  @DisplayName("an enabled account is enabled, and else as it was; done again, too")
  void enable() {
    GivenAccount given = full("ann").unconfirmed();
    String sub = make(given.disabled());
    provider.enable(org, sub);
    requireSame(found(sub), given);
    provider.enable(org, sub);
    requireSame(found(sub), given);
  }

  @Test
  @DisplayName("neither touches an account beside it, nor its groups and roles")
  void touchesNothingElse() {
    GivenAccount beside = full("bob");
    String other = make(beside);
    String sub = make(full("ann"));
    String group = realm.make(GivenGroup.of("group " + mark).having(List.of(sub, other)));
    realm.make(GivenRole.of("role " + mark).heldBy(List.of(sub)));
    provider.disable(org, sub);
    provider.enable(org, sub);
    requireSame(found(other), beside);
    assertThat(provider.members(org, group, "", 10).items()).containsExactlyInAnyOrder(sub, other);
    assertThat(provider.holders(org, "role " + mark, "", 10).items()).containsExactly(sub);
  }

  @Test
  @DisplayName("an account that was made by an invitation can be disabled and enabled")
  void invited() {
    String sub = inviteAndMail(invited("ann"));
    Account before = found(sub);
    provider.disable(org, sub);
    assertThat(found(sub).enabled()).isFalse();
    provider.enable(org, sub);
    assertThat(found(sub)).isEqualTo(before);
  }

  @Test
  @DisplayName("an account that is not there, or not any more, is neither disabled nor enabled")
  void missing() {
    String never = UUID.randomUUID().toString();
    requireRefused(NOT_FOUND, () -> provider.disable(org, never));
    requireRefused(NOT_FOUND, () -> provider.enable(org, never));
    String gone = make(given("ann"));
    provider.delete(org, gone);
    requireRefused(NOT_FOUND, () -> provider.disable(org, gone));
    requireRefused(NOT_FOUND, () -> provider.enable(org, gone));
  }

  @Test
  @DisplayName("a deleted account is gone by every name; done again, nothing happens")
  void delete() {
    String sub = make(full("ann"));
    provider.delete(org, sub);
    provider.delete(org, sub);
    assertThat(provider.find(org, sub)).isEmpty();
    assertThat(provider.findByUsername(org, username("ann"))).isEmpty();
    assertThat(provider.findByEmail(org, email("ann"))).isEmpty();
    assertThat(Pages.all(100, (after, limit) -> provider.accounts(org, after, limit)))
        .extracting(Account::sub)
        .doesNotContain(sub);
  }

  @Test
  @DisplayName("a deleted account is in no group and holds no role; others stay")
  void deleteLeavesNothing() {
    GivenAccount beside = full("bob");
    String sub = make(full("ann"));
    String other = make(beside);
    String group = realm.make(GivenGroup.of("group " + mark).having(List.of(sub, other)));
    realm.make(GivenRole.of("role " + mark).heldBy(List.of(sub, other)));
    provider.delete(org, sub);
    assertThat(provider.members(org, group, "", 10).items()).containsExactly(other);
    assertThat(provider.holders(org, "role " + mark, "", 10).items()).containsExactly(other);
    requireSame(found(other), beside);
  }

  @Test
  @DisplayName("what was never there can be deleted, and have its sessions ended")
  void nothingThere() {
    String never = UUID.randomUUID().toString();
    assertThatCode(() -> provider.delete(org, never)).doesNotThrowAnyException();
    assertThatCode(() -> provider.endSessions(org, never)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("ending its sessions leaves an account as it was, whether it had some or none")
  void endSessions() {
    GivenAccount given = full("ann");
    String sub = make(given);
    provider.endSessions(org, sub);
    provider.endSessions(org, sub);
    requireSame(found(sub), given);
  }
}

package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.Invitation;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An identity provider that throws what it may not: what was done is told as done")
@Requirement({"ID-3", "ID-5"})
class FailingProviderTest {

  private static final EndUserId ANA = EndUserId.of("ana");

  private static final class Failing extends DelegatingProvider {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      throw new IllegalStateException("secret");
    }

    @Override
    public void disable(OrganizationId organization, String sub) {
      throw new UnsupportedOperationException("secret");
    }
  }

  private final AccessAdmin admin =
      Access4j.builder(new InMemoryAccessStore()).identityProvider(new Failing()).build().admin();

  FailingProviderTest() {
    Revision unused =
        admin.change(
            Draw.ROOT,
            Revision.NONE,
            writer -> {
              writer.put(Organization.of(Draw.ACME, "Acme"));
              writer.put(EndUser.builder(ANA, "ana", "ana@x.example").sub("sub").build());
            });
  }

  @Test
  @DisplayName("an invited user is there")
  void invited() {
    ProvidedUser invited = admin.users().invite(Draw.ROOT, UserDetails.of("bob", "bob@x.example"));
    assertThat(invited.problem()).isEqualTo("failed with IllegalStateException");
    assertThat(admin.users().find(Draw.ROOT, invited.user().value().id())).contains(invited.user());
  }

  @Test
  @DisplayName("a deactivated user is denied")
  void deactivated() {
    ProvidedUser shutOut = admin.users().deactivate(Draw.ROOT, ANA);
    assertThat(shutOut.problem()).isEqualTo("failed with UnsupportedOperationException");
    assertThat(admin.users().find(Draw.ROOT, ANA).orElseThrow().value().status())
        .isEqualTo(UserStatus.DEACTIVATED);
  }
}

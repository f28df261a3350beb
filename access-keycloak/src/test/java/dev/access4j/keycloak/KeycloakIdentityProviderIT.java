package dev.access4j.keycloak;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.testkit.identity.IdentityProviderKit;
import dev.access4j.testkit.identity.IdentityRealm;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The identity provider on a real Keycloak")
class KeycloakIdentityProviderIT extends IdentityProviderKit {

  private static final OrganizationId BANK = OrganizationId.of("bank");
  private static final OrganizationId OTHER = OrganizationId.of("other");

  private static MailServer mail;
  private static TestRealm bank;
  private static TestRealm other;
  private static KitRealm bankRealm;
  private static KitRealm otherRealm;
  private static KeycloakIdentityProvider provider;

  @BeforeAll
  static void start() {
    mail = MailServer.start();
    KeycloakServer server = KeycloakServer.shared();
    bank = KitRealm.create(server, "kit-bank", mail);
    other = KitRealm.create(server, "kit-other", mail);
    bankRealm = new KitRealm(server, bank, BANK, mail);
    otherRealm = new KitRealm(server, other, OTHER, mail);
    provider =
        KeycloakIdentityProvider.builder(server.uri())
            .realm(BANK, bank.realm())
            .realm(OTHER, other.realm())
            .linkingUnconfirmed() // as the kit has more to say of
            .build();
  }

  @AfterAll
  static void stop() {
    bank.close();
    other.close();
    mail.close();
  }

  @Override
  protected IdentityProvider provider() {
    return provider;
  }

  @Override
  protected IdentityRealm realm() {
    return bankRealm;
  }

  @Override
  protected Optional<IdentityRealm> otherRealm() {
    return Optional.of(otherRealm);
  }
}

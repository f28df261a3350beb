package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.SignIn;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenVerifier;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The snippets of the guide to tokens, run: from a token of a real Keycloak to an end user. */
@Requirement({"DIR-3", "ID-4"})
class TokenGuideIT {

  private static TokenVerifier verifier(
      URI internal, URI publicAddress, Map<OrganizationId, String> realmOf) {
    // region verifier
    TokenVerifier verifier =
        KeycloakTokenVerifier.builder(internal)
            .publicServer(publicAddress) // if clients reach Keycloak by another address
            .realms(organization -> Optional.ofNullable(realmOf.get(organization)))
            .audience("engine")
            .build();
    // endregion
    return verifier;
  }

  // region sign-in
  /** Answers 200 with the user, or 401, 403 or 503 with none. */
  private static int signIn(
      TokenVerifier verifier, AccessAdmin admin, OrganizationId organization, String token) {
    try {
      SignIn answer = admin.users().signIn(verifier.verify(organization, token));
      if (answer instanceof SignIn.Accepted accepted) {
        return welcome(accepted.user());
      }
      return 403;
    } catch (TokenRefusedException e) {
      return 401; // with e.reason() in the log, and not in the answer
    } catch (IdentityException e) {
      return e.kind() == IdentityException.Kind.UNAVAILABLE ? 503 : 401;
    }
  }

  // endregion

  private static int welcome(EndUser user) {
    return user.status() == UserStatus.ACTIVE ? 200 : 500;
  }

  @Test
  @DisplayName("an invited user becomes active by a token, a stranger and a bad token stay outside")
  void signsIn() {
    KeycloakServer server = KeycloakServer.shared();
    OrganizationId acme = OrganizationId.of("acme");
    OrganizationId unknown = OrganizationId.of("unknown");
    try (TokenIssuer realm = TokenIssuer.create(server);
        Access4j access = Access4j.builder(new InMemoryAccessStore()).build()) {
      access.change(acme, writer -> writer.put(Organization.of(acme, "Acme Bank")));
      TokenVerifier verifier = verifier(server.uri(), server.uri(), Map.of(acme, realm.name()));
      TokenIssuer.Tokens tokens = realm.login(TokenIssuer.CLIENT);
      AccessAdmin admin = access.admin();

      assertThat(signIn(verifier, admin, acme, tokens.access())).isEqualTo(403);
      admin
          .users()
          .invite(
              Actor.designer(acme, "root", "org_admin"), UserDetails.of("ann", "ann@example.org"));
      assertThat(signIn(verifier, admin, acme, tokens.access())).isEqualTo(200);
      assertThat(signIn(verifier, admin, acme, tokens.access())).isEqualTo(200);
      assertThat(signIn(verifier, admin, acme, tokens.id())).isEqualTo(401);
      assertThat(signIn(verifier, admin, unknown, tokens.access())).isEqualTo(401);
    }
  }
}

package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

class AdminClientIT {

  private static final OrganizationId ORG = OrganizationId.of("org");

  @Test
  @Requirement("AM-5")
  @DisplayName("Keycloak's own client for its administration sees the same accounts and groups")
  void seesTheSame() {
    KeycloakServer server = KeycloakServer.shared();
    try (TestRealm realm = TestRealm.create(server, "cross-check", document -> {});
        Keycloak keycloak = admin(server)) {
      for (String name : List.of("anna", "bert", "carla")) {
        server
            .admin()
            .post(
                realm.path("/users"),
                json(
                    "{'username': '%s', 'email': '%s@example.org', 'enabled': true,"
                        + " 'firstName': 'F', 'lastName': 'Ö'}",
                    name, name));
      }
      String outer = server.admin().post(realm.path("/groups"), json("{'name': 'Outer'}"));
      server.admin().post(realm.path("/groups/" + outer + "/children"), json("{'name': 'In'}"));
      KeycloakIdentityProvider provider =
          KeycloakIdentityProvider.builder(server.uri()).realm(ORG, realm.realm()).build();
      RealmResource theirs = keycloak.realm(realm.realm().name());

      assertThat(provider.accounts(ORG, "", 100).items())
          .isEqualTo(theirs.users().list(0, 100).stream().map(AdminClientIT::account).toList());
      List<GroupRepresentation> groups = theirs.groups().groups("", 0, 100, false);
      assertThat(provider.groups(ORG, "", 100).items())
          .extracting(IdentityGroup::id)
          .containsExactly(
              groups.get(0).getId(),
              theirs.groups().group(outer).getSubGroups(0, 100, false).get(0).getId());
    }
  }

  private static Keycloak admin(KeycloakServer server) {
    return KeycloakBuilder.builder()
        .serverUrl(server.uri().toString())
        .realm("master")
        .clientId("admin-cli")
        .username(KeycloakAdmin.USERNAME)
        .password(KeycloakAdmin.PASSWORD)
        .build();
  }

  private static Account account(UserRepresentation user) {
    return new Account(
        user.getId(),
        user.getUsername(),
        user.getEmail(),
        user.isEmailVerified(),
        user.getFirstName(),
        user.getLastName(),
        user.isEnabled(),
        Map.of());
  }
}

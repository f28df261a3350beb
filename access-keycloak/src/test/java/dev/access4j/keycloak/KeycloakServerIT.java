package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeycloakServerIT {

  @Test
  @DisplayName("a killed server starts again with what it had, at the same address")
  void keepsItsData() {
    try (KeycloakServer server = KeycloakServer.start()) {
      try (TestRealm realm = TestRealm.create(server, "kept", document -> {})) {
        var uri = server.uri();
        server.kill();
        server.restart();
        assertThat(server.uri()).isEqualTo(uri);
        assertThat(server.admin().get(realm.path("")).path("displayName").asText())
            .isEqualTo("Example Organization");
      }
    }
  }
}

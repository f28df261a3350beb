package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.segment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/** A realm made from {@code docs/keycloak/realm.json}, the very file that an admin imports. */
public final class TestRealm implements AutoCloseable {

  private final KeycloakServer server;
  private final KeycloakRealm realm;

  private TestRealm(KeycloakServer server, KeycloakRealm realm) {
    this.server = server;
    this.realm = realm;
  }

  /**
   * Makes a realm whose mail goes to a server on this machine.
   *
   * @param server where
   * @param name its name
   * @param smtpPort the port of the mail server
   * @return the realm; its client's secret is a new one
   */
  public static TestRealm create(KeycloakServer server, String name, int smtpPort) {
    return create(server, name, document -> mailTo(document, smtpPort));
  }

  /**
   * Makes a realm.
   *
   * @param server where
   * @param name its name
   * @param change what to change in the document, besides name and secret
   * @return the realm; its client's secret is a new one
   */
  public static TestRealm create(KeycloakServer server, String name, Consumer<ObjectNode> change) {
    KeycloakRealm realm = new KeycloakRealm(name, "access4j", UUID.randomUUID().toString());
    ObjectNode document = document();
    document.put("realm", name);
    client(document, realm.clientId()).put("secret", realm.clientSecret());
    change.accept(document);
    server.admin().createRealm(document);
    return new TestRealm(server, realm);
  }

  /**
   * Reads the document that admins import.
   *
   * @return a copy of it
   */
  public static ObjectNode document() {
    Path folder = Path.of("").toAbsolutePath();
    Path file = folder.resolve("docs/keycloak/realm.json");
    while (!Files.exists(file) && folder.getParent() != null) {
      folder = folder.getParent();
      file = folder.resolve("docs/keycloak/realm.json");
    }
    try {
      return (ObjectNode) new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finds a client in a realm's document.
   *
   * @param document the realm
   * @param clientId which
   * @return the client, to be changed
   */
  public static ObjectNode client(ObjectNode document, String clientId) {
    for (var client : document.path("clients")) {
      if (client.path("clientId").asText().equals(clientId)) {
        return (ObjectNode) client;
      }
    }
    throw new IllegalArgumentException("no client " + clientId);
  }

  /**
   * Has mail sent to a server on this machine.
   *
   * @param document the realm
   * @param port the server's port
   */
  public static void mailTo(ObjectNode document, int port) {
    document
        .putObject("smtpServer")
        .put("host", "127.0.0.1")
        .put("port", String.valueOf(port))
        .put("from", "no-reply@example.org");
  }

  /**
   * Returns what the library needs to know of it.
   *
   * @return its name, client and secret
   */
  public KeycloakRealm realm() {
    return realm;
  }

  /**
   * Returns what its tokens name as their issuer.
   *
   * @return its address
   */
  public URI issuer() {
    return URI.create(server.uri() + "/realms/" + segment(realm.name()));
  }

  /**
   * Returns where its administration is.
   *
   * @param path what, behind the realm
   * @return the path for {@link KeycloakAdmin}
   */
  public String path(String path) {
    return "/realms/" + segment(realm.name()) + path;
  }

  @Override
  public void close() {
    server.admin().deleteRealm(realm.name());
  }
}

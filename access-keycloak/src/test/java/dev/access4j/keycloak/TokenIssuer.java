package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A realm of a real Keycloak where Ann signs in, and whose keys a test may change. */
final class TokenIssuer implements AutoCloseable {

  static final String AUDIENCE = "engine";

  /** The client whose tokens are for {@link #AUDIENCE}. */
  static final String CLIENT = "login";

  /** A client whose tokens are for the same, and say nothing of whom they belong to. */
  static final String CLIENT_WITHOUT_SCOPES = "bare";

  /** A client whose tokens are for nobody here. */
  static final String CLIENT_WITHOUT_AUDIENCE = "elsewhere";

  private static final String PASSWORD = "correct horse battery";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KeycloakServer server;
  private final TestRealm realm;

  /**
   * What Ann gets.
   *
   * @param access the token that programs take
   * @param refresh the token to get another one with
   * @param id the token that tells her app who she is
   */
  record Tokens(String access, String refresh, String id) {}

  private TokenIssuer(KeycloakServer server, TestRealm realm) {
    this.server = server;
    this.realm = realm;
  }

  /** Its tokens are good for ten hours. */
  static TokenIssuer create(KeycloakServer server) {
    return create(server, "tokens-" + UUID.randomUUID());
  }

  static TokenIssuer create(KeycloakServer server, String name) {
    return new TokenIssuer(server, TestRealm.create(server, name, TokenIssuer::extend));
  }

  private static void extend(ObjectNode realm) {
    realm.put("accessTokenLifespan", 36_000);
    ArrayNode clients = (ArrayNode) realm.path("clients");
    clients.add(withAudience(client(CLIENT)));
    clients.add(withAudience(client(CLIENT_WITHOUT_SCOPES)).set("defaultClientScopes", json("[]")));
    clients.add(client(CLIENT_WITHOUT_AUDIENCE));
    ((ArrayNode) realm.path("users"))
        .add(
            json(
                "{'username': 'ann', 'email': 'ann@example.org', 'emailVerified': true,"
                    + " 'firstName': 'Ann', 'lastName': 'Example', 'enabled': true,"
                    + " 'credentials': [{'type': 'password', 'value': '%s'}]}",
                PASSWORD));
  }

  private static ObjectNode client(String id) {
    return (ObjectNode)
        json(
            "{'clientId': '%s', 'publicClient': true, 'directAccessGrantsEnabled': true,"
                + " 'fullScopeAllowed': false}",
            id);
  }

  private static ObjectNode withAudience(ObjectNode client) {
    return client.set(
        "protocolMappers",
        json(
            "[{'name': 'audience', 'protocol': 'openid-connect',"
                + " 'protocolMapper': 'oidc-audience-mapper',"
                + " 'config': {'included.custom.audience': '%s', 'access.token.claim': 'true'}}]",
            AUDIENCE));
  }

  String name() {
    return realm.realm().name();
  }

  URI issuer() {
    return realm.issuer();
  }

  String accessToken() {
    return login(CLIENT).access();
  }

  Tokens login(String client) {
    String form =
        Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", "ann",
                "password", PASSWORD,
                "scope", "openid")
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    JsonNode answer = post(URI.create(issuer() + "/protocol/openid-connect/token"), form);
    return new Tokens(
        answer.path("access_token").asText(),
        answer.path("refresh_token").asText(),
        answer.path("id_token").asText());
  }

  private static JsonNode post(URI uri, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      String body = HTTP.send(request, BodyHandlers.ofString()).body();
      JsonNode answer = new JsonMapper().readTree(body);
      if (answer.path("access_token").asText().isEmpty()) {
        throw new IllegalStateException(body);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // --- Keys ---

  /** Has the realm sign the tokens of {@link #CLIENT} by another algorithm. */
  void signBy(TokenAlgorithm algorithm) {
    JsonNode client = server.admin().get(realm.path("/clients?clientId=" + CLIENT)).path(0);
    ((ObjectNode) client.path("attributes"))
        .put("access.token.signed.response.alg", algorithm.name());
    server.admin().put(realm.path("/clients/" + client.path("id").asText()), client);
  }

  /** Makes a new key, and has the realm sign with it from now on. */
  void rotate() {
    addKey("rsa-generated", json("{'priority': ['500'], 'algorithm': ['RS256']}"));
  }

  /** Publishes the key of a test, which the realm itself does not sign with. */
  String publish(TokenForger key, String provider, String algorithm) {
    return addKey(
        provider,
        json(
            "{'priority': ['-1'], 'algorithm': ['%s'], 'privateKey': ['%s']}",
            algorithm, key.privateText()));
  }

  private String addKey(String provider, JsonNode config) {
    String component =
        server
            .admin()
            .post(
                realm.path("/components"),
                ((ObjectNode)
                        json(
                            "{'name': '%s', 'providerId': '%s',"
                                + " 'providerType': 'org.keycloak.keys.KeyProvider'}",
                            UUID.randomUUID(), provider))
                    .set("config", config));
    return keyOf(component).path("kid").asText();
  }

  private JsonNode keyOf(String component) {
    for (JsonNode key : keys()) {
      if (key.path("providerId").asText().equals(component)) {
        return key;
      }
    }
    throw new IllegalStateException("no key of component " + component);
  }

  private JsonNode keys() {
    return server.admin().get(realm.path("/keys")).path("keys");
  }

  /** Finds the public key of a key that the realm has, in the words of a PEM file. */
  String publicText(String keyId) {
    for (JsonNode key : keys()) {
      if (key.path("kid").asText().equals(keyId)) {
        return key.path("publicKey").asText();
      }
    }
    throw new IllegalStateException("no key " + keyId);
  }

  /** Has the realm forget a key. */
  void retire(String keyId) {
    for (JsonNode key : keys()) {
      if (key.path("kid").asText().equals(keyId)) {
        String path = realm.path("/components/" + key.path("providerId").asText());
        JsonNode component = server.admin().get(path);
        ObjectNode config = (ObjectNode) component.path("config");
        config.set("enabled", json("['false']"));
        config.set("active", json("['false']"));
        server.admin().put(path, component);
      }
    }
  }

  /** Disables the whole realm. */
  void disable() {
    server.admin().put(realm.path(""), json("{'enabled': false}"));
  }

  @Override
  public void close() {
    realm.close();
  }
}

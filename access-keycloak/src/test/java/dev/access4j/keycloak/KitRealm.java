package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.json;
import static dev.access4j.keycloak.KeycloakAdmin.segment;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.OrganizationId;
import dev.access4j.testkit.identity.GivenAccount;
import dev.access4j.testkit.identity.GivenGroup;
import dev.access4j.testkit.identity.GivenRole;
import dev.access4j.testkit.identity.IdentityRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A realm of a real Keycloak, as the kit for identity providers makes and looks at things. */
final class KitRealm implements IdentityRealm, IdentityRealm.SignIns {

  private static final String CLIENT = "kit";
  private static final String PASSWORD = "kit-Password-12";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KeycloakAdmin admin;
  private final TestRealm realm;
  private final OrganizationId organization;
  private final MailServer mail;
  private final Map<String, String> usernames = new HashMap<>();
  private final Map<String, String> sessions = new HashMap<>();
  private final Map<String, JsonNode> roles = new HashMap<>();

  KitRealm(KeycloakServer server, TestRealm realm, OrganizationId organization, MailServer mail) {
    this.admin = server.admin();
    this.realm = realm;
    this.organization = organization;
    this.mail = mail;
  }

  static TestRealm create(KeycloakServer server, String name, MailServer mail) {
    TestRealm realm =
        TestRealm.create(
            server,
            name,
            document -> {
              TestRealm.mailTo(document, mail.port());
              // So that an account gets in until it is invited; and may fail twice in a second.
              document.put("verifyEmail", false).put("bruteForceProtected", false);
              ((ArrayNode) document.path("clients"))
                  .add(
                      json(
                          "{'clientId': '%s', 'publicClient': true,"
                              + " 'directAccessGrantsEnabled': true}",
                          CLIENT));
            });
    ObjectNode profile = (ObjectNode) server.admin().get(realm.path("/users/profile"));
    server
        .admin()
        .put(realm.path("/users/profile"), profile.put("unmanagedAttributePolicy", "ENABLED"));
    return realm;
  }

  @Override
  public OrganizationId organization() {
    return organization;
  }

  @Override
  public String make(GivenAccount account) {
    ObjectNode document = document(account);
    document
        .putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", PASSWORD)
        .put("temporary", false);
    return make(account, document);
  }

  /** Without passwords: to hash them takes longer than all else. */
  @Override
  public List<String> makeAll(List<GivenAccount> accounts) {
    return accounts.stream().map(account -> make(account, document(account))).toList();
  }

  private String make(GivenAccount account, ObjectNode document) {
    String sub = admin.post(realm.path("/users"), document);
    usernames.put(sub, account.username());
    return sub;
  }

  private static ObjectNode document(GivenAccount account) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("username", account.username())
            .put("emailVerified", account.emailVerified())
            .put("firstName", account.firstName())
            .put("lastName", account.lastName())
            .put("enabled", account.enabled());
    if (!account.email().isEmpty()) {
      document.put("email", account.email());
    }
    document.set("attributes", attributes(account.attributes()));
    return document;
  }

  private static ObjectNode attributes(Map<String, List<String>> attributes) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    attributes.forEach(
        (key, values) -> {
          ArrayNode list = document.putArray(key);
          values.forEach(list::add);
        });
    return document;
  }

  @Override
  public String make(GivenGroup group) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", group.name());
    document.set("attributes", attributes(group.attributes()));
    String id =
        admin.post(
            realm.path(
                group.parent().isEmpty() ? "/groups" : "/groups/" + group.parent() + "/children"),
            document);
    if (!group.roles().isEmpty()) {
      admin.post(realm.path("/groups/" + id + "/role-mappings/realm"), rolesNamed(group.roles()));
    }
    for (String sub : group.members()) {
      admin.put(realm.path("/users/" + sub + "/groups/" + id), json("{}"));
    }
    return id;
  }

  @Override
  public void make(GivenRole role) {
    admin.post(
        realm.path("/roles"),
        JsonNodeFactory.instance
            .objectNode()
            .put("name", role.name())
            .put("description", role.description()));
    // Keycloak refuses a path that encodes what need not be.
    String path = "/roles/" + segment(role.name()).replace("%7E", "~");
    JsonNode made = admin.get(realm.path(path));
    roles.put(role.name(), made);
    if (!role.includes().isEmpty()) {
      admin.post(
          realm.path("/roles-by-id/" + made.path("id").asText() + "/composites"),
          rolesNamed(role.includes()));
    }
    for (String sub : role.holders()) {
      admin.post(
          realm.path("/users/" + sub + "/role-mappings/realm"), rolesNamed(List.of(role.name())));
    }
  }

  private ArrayNode rolesNamed(Collection<String> names) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    names.forEach(name -> list.add(roles.get(name)));
    return list;
  }

  @Override
  public int mailsTo(String email) {
    return mail.to(email).size();
  }

  @Override
  public void mailWorks(boolean works) {
    mail.refuse(!works);
  }

  // --- Owners ---

  @Override
  public Optional<SignIns> signIns() {
    return Optional.of(this);
  }

  @Override
  public boolean signIn(String sub) {
    return getsIn(
        sub,
        Map.of(
            "grant_type",
            "password",
            "username",
            usernames.getOrDefault(sub, ""),
            "password",
            PASSWORD));
  }

  @Override
  public boolean isSignedIn(String sub) {
    String refresh = sessions.get(sub);
    return refresh != null
        && getsIn(sub, Map.of("grant_type", "refresh_token", "refresh_token", refresh));
  }

  /** A token to refresh with is good once, and the next one comes with the answer. */
  private boolean getsIn(String sub, Map<String, String> with) {
    String form =
        with.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm.issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&client_id=" + CLIENT))
            .build();
    try {
      JsonNode answer =
          new JsonMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
      String refresh = answer.path("refresh_token").asText();
      if (!refresh.isEmpty()) {
        sessions.put(sub, refresh);
      }
      return answer.has("access_token");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

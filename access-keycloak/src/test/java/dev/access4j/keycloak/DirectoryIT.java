package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.json;
import static dev.access4j.keycloak.KeycloakAdmin.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryIT {

  private static final OrganizationId ORG = OrganizationId.of("org");

  /** More than Keycloak lists of members and users if it is not told how many. */
  private static final int USERS = 130;

  private static final String NAME = "Über/Unter \"Süd\" ; 100% & a+b?";

  private static TestRealm realm;
  private static KeycloakAdmin admin;
  private static KeycloakIdentityProvider provider;
  private static String clerks = "";
  private static String big = "";

  @BeforeAll
  static void start() {
    KeycloakServer server = KeycloakServer.shared();
    admin = server.admin();
    realm = TestRealm.create(server, "directory-ü", DirectoryIT::users);
    provider = KeycloakIdentityProvider.builder(server.uri()).realm(ORG, realm.realm()).build();
    ObjectNode profile = (ObjectNode) admin.get(realm.path("/users/profile"));
    admin.put(realm.path("/users/profile"), profile.put("unmanagedAttributePolicy", "ENABLED"));
    roles();
    groups();
  }

  /** As a part of the realm's document: one request, and not one for each. */
  private static void users(ObjectNode document) {
    ArrayNode users = (ArrayNode) document.path("users");
    document.putArray("groups").addObject().put("name", "big");
    for (int i = 0; i < USERS; i++) {
      users.add(
          json(
              "{'username': 'user-%03d', 'email': 'user-%03d@example.org', 'enabled': true,"
                  + " 'groups': ['/big']}",
              i, i));
    }
  }

  private static void roles() {
    for (String name : List.of("clerk", "approver", "auditor", NAME, "..")) {
      ObjectNode role = JsonNodeFactory.instance.objectNode().put("name", name);
      admin.post(realm.path("/roles"), role.put("description", "about " + name));
    }
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    parts.add(role("clerk")).add(role(NAME)).add(role("offline_access"));
    admin.post(realm.path("/roles/approver/composites"), parts);
    admin.post(
        realm.path("/roles/auditor/composites"),
        JsonNodeFactory.instance.arrayNode().add(role("approver")));
    for (String username : List.of("user-001", "user-002")) {
      admin.post(
          realm.path("/users/" + sub(username) + "/role-mappings/realm"),
          JsonNodeFactory.instance.arrayNode().add(role(NAME)));
    }
  }

  private static JsonNode role(String name) {
    return admin.get(realm.path("/roles/" + segment(name)));
  }

  private static String sub(String username) {
    return provider.findByUsername(ORG, username).orElseThrow().sub();
  }

  private static void groups() {
    big = admin.get(realm.path("/groups?search=big&exact=true")).path(0).path("id").asText();
    String retail = group("", "Retail");
    String north = group(retail, "Branch / North");
    group(north, "Team 1");
    group(north, "Team 2");
    group(retail, "Branch South");
    clerks = group("", NAME);
    admin.post(
        realm.path("/groups/" + clerks + "/role-mappings/realm"),
        JsonNodeFactory.instance.arrayNode().add(role("clerk")).add(role("offline_access")));
    for (int i = 0; i < 12; i++) {
      group("", "many-" + (char) ('a' + i));
    }
  }

  private static String group(String parent, String name) {
    ObjectNode group = JsonNodeFactory.instance.objectNode().put("name", name);
    group.putObject("attributes").putArray("region").add("Nord, Süd").add(name);
    return admin.post(
        realm.path(parent.isEmpty() ? "/groups" : "/groups/" + parent + "/children"), group);
  }

  @AfterAll
  static void stop() {
    realm.close();
  }

  private static <T> List<T> all(Function<String, IdentityPage<T>> pages) {
    List<T> all = new ArrayList<>();
    String next = "";
    do {
      IdentityPage<T> page = pages.apply(next);
      all.addAll(page.items());
      next = page.next();
    } while (!next.isEmpty());
    return all;
  }

  @ParameterizedTest(name = "{0} at a time")
  @ValueSource(ints = {7, 65, 130, 131, 10_000})
  @Requirement("AM-5")
  @DisplayName("accounts come page by page, each once, without those of programs")
  void accounts(int limit) {
    List<Account> all = all(after -> provider.accounts(ORG, after, limit));
    assertThat(all).hasSize(USERS).extracting(Account::sub).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(Account::username)
        .contains("user-000", "user-129")
        .doesNotContain("service-account-access4j");
    assertThat(provider.accounts(ORG, "", USERS).next()).isEmpty();
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("groups come before those in them, with their paths, attributes and roles")
  void groupsNest() {
    List<IdentityGroup> whole = all(after -> provider.groups(ORG, after, 1000));

    assertThat(whole)
        .extracting(IdentityGroup::path)
        .containsSubsequence(
            List.of("Retail"),
            List.of("Retail", "Branch / North"),
            List.of("Retail", "Branch / North", "Team 1"),
            List.of("Retail", "Branch / North", "Team 2"),
            List.of("Retail", "Branch South"),
            List.of(NAME))
        .hasSize(19);
    IdentityGroup group =
        whole.stream().filter(g -> g.id().equals(clerks)).findFirst().orElseThrow();
    assertThat(group.attributes()).containsEntry("region", List.of("Nord, Süd", NAME));
    assertThat(group.roles()).containsExactly("clerk");
    for (int limit = 1; limit <= 20; limit++) {
      int most = limit;
      assertThat(all(after -> provider.groups(ORG, after, most))).isEqualTo(whole);
    }
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("a group that goes while it is paged through ends its part of the list")
  void groupGoes() {
    // Keycloak sorts by name, capitals first.
    String parent = group("", "AAA");
    IdentityPage<IdentityGroup> first;
    try {
      group(parent, "one");
      group(parent, "two");
      first = provider.groups(ORG, "", 2);
    } finally {
      admin.delete(realm.path("/groups/" + parent));
    }

    assertThat(first.items())
        .extracting(IdentityGroup::path)
        .containsExactly(List.of("AAA"), List.of("AAA", "one"));
    assertThat(all(after -> provider.groups(ORG, after.isEmpty() ? first.next() : after, 5)))
        .extracting(IdentityGroup::path)
        .doesNotContain(List.of("AAA", "two"))
        .contains(List.of("Retail"), List.of("many-l"));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("a group's members come page by page")
  void members() {
    for (int limit : List.of(50, 129, 1000)) {
      assertThat(all(after -> provider.members(ORG, big, after, limit)))
          .hasSize(USERS)
          .doesNotHaveDuplicates();
    }
    assertThat(provider.members(ORG, clerks, "", 10).items()).isEmpty();
    assertNotFound(() -> provider.members(ORG, "no-such-group", "", 10));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("roles come with what comes with them, without those of Keycloak")
  void roleNames() {
    List<IdentityRole> all = all(after -> provider.roles(ORG, after, 2));

    assertThat(all)
        .containsExactlyInAnyOrder(
            new IdentityRole("clerk", "about clerk", Set.of()),
            new IdentityRole("approver", "about approver", Set.of("clerk", NAME)),
            new IdentityRole("auditor", "about auditor", Set.of("approver")),
            new IdentityRole(NAME, "about " + NAME, Set.of()),
            new IdentityRole("..", "about ..", Set.of()));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("a role's direct holders are found, whatever its name")
  void holders() {
    assertThat(new TreeSet<>(all(after -> provider.holders(ORG, NAME, after, 1))))
        .containsExactlyInAnyOrder(sub("user-001"), sub("user-002"));
    assertThat(provider.holders(ORG, "clerk", "", 10).items()).isEmpty();
    assertNotFound(() -> provider.holders(ORG, "no such role", "", 10));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("a role that the realm gives by default is held by those who have the default role")
  void defaultRole() {
    admin.post(realm.path("/roles"), JsonNodeFactory.instance.objectNode().put("name", "guest"));
    ArrayNode guest = JsonNodeFactory.instance.arrayNode().add(role("guest"));
    // Unlike those of the document, it is given the default role.
    String made = admin.post(realm.path("/users"), json("{'username': 'made', 'enabled': true}"));
    assertThat(all(next -> provider.holders(ORG, "guest", next, 100))).isEmpty();
    admin.post(realm.path("/roles/default-roles-" + realm.realm().name() + "/composites"), guest);
    assertThat(all(next -> provider.holders(ORG, "guest", next, 100))).containsExactly(made);
    admin.delete(realm.path("/users/" + made));
    admin.delete(realm.path("/roles/guest"));
  }

  @Test
  @Requirement("ID-1")
  @DisplayName("accounts are found by the whole name or address, whatever its case")
  void finds() {
    Account account = provider.findByUsername(ORG, "USER-042").orElseThrow();
    assertThat(account.email()).isEqualTo("user-042@example.org");
    assertThat(provider.findByEmail(ORG, "User-042@EXAMPLE.org")).contains(account);
    assertThat(provider.find(ORG, account.sub())).contains(account);
    for (String part : List.of("user-04", "user", "*", "%", "", "user-042@example.org x", "\"")) {
      assertThat(provider.findByUsername(ORG, part)).isEmpty();
      assertThat(provider.findByEmail(ORG, part)).isEmpty();
    }
  }

  @Test
  @Requirement("ID-1")
  @DisplayName("an id that would lead a path elsewhere finds, changes and deletes nothing")
  void strangeIds() {
    for (String id : List.of("..", ".", "", "../..", "a/../..", "?max=1", "x;y", "%2e%2e")) {
      assertThat(provider.find(ORG, id)).isEmpty();
      provider.endSessions(ORG, id);
      provider.delete(ORG, id);
      assertNotFound(() -> provider.disable(ORG, id));
      assertNotFound(() -> provider.members(ORG, id, "", 10));
    }
    assertNotFound(() -> provider.holders(ORG, "..", "", 10));
    assertThat(provider.accounts(ORG, "", 1).items()).hasSize(1);
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("an end user is disabled, signs in no more, and is enabled again")
  void disables() {
    String sub = sub("user-007");
    String password = "a-good-Password-7";
    admin.put(
        realm.path("/users/" + sub),
        json("{'emailVerified': true, 'firstName': 'J', 'lastName': 'B'}"));
    admin.put(
        realm.path("/users/" + sub + "/reset-password"),
        json("{'type': 'password', 'value': '%s'}", password));
    Browser browser = new Browser(realm);
    JsonNode tokens = browser.tokens(browser.signIn("user-007", password));

    provider.disable(ORG, sub);

    assertThat(provider.find(ORG, sub).orElseThrow().enabled()).isFalse();
    assertThat(browser.refresh(tokens.path("refresh_token").asText()).has("error")).isTrue();
    assertThat(new Browser(realm).signIn("user-007", password).isApp()).isFalse();

    provider.enable(ORG, sub);

    Browser again = new Browser(realm);
    JsonNode others = again.tokens(again.signIn("user-007", password));
    assertThat(provider.find(ORG, sub).orElseThrow().email()).isEqualTo("user-007@example.org");

    provider.endSessions(ORG, sub);

    assertThat(again.refresh(others.path("refresh_token").asText()).has("error")).isTrue();
    assertThat(new Browser(realm).signIn("user-007", password).isApp()).isTrue();
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("a limit below one and a place of another list are no pages")
  void badPages() {
    assertThatIllegalArgumentException().isThrownBy(() -> provider.accounts(ORG, "", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> provider.groups(ORG, "", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> provider.roles(ORG, "x", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> provider.groups(ORG, "no place", 1));
  }

  private static void assertNotFound(Runnable call) {
    assertThatThrownBy(call::run)
        .asInstanceOf(InstanceOfAssertFactories.type(IdentityException.class))
        .returns(IdentityException.Kind.NOT_FOUND, IdentityException::kind);
  }
}

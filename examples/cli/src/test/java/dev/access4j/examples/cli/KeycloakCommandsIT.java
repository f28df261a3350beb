package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.keycloak.Browser;
import dev.access4j.keycloak.KeycloakAdmin;
import dev.access4j.keycloak.KeycloakServer;
import dev.access4j.keycloak.MailServer;
import dev.access4j.keycloak.TestRealm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access keycloak} on a real Keycloak and a database. */
class KeycloakCommandsIT {

  private static final String PASSWORD = "a-long-Password-1";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private Run keycloak(String... args) {
    List<String> all = new ArrayList<>(List.of("keycloak"));
    all.addAll(List.of(args));
    all.addAll(List.of("--db", folder.resolve("bank").toString()));
    return Run.in(environment, all.toArray(String[]::new));
  }

  @Test
  @DisplayName("a realm is imported, a user invited, a token told, and what differs settled")
  void allOfIt() {
    try (MailServer mail = MailServer.start();
        TestRealm realm = TestRealm.create(KeycloakServer.shared(), "bank", mail.port())) {
      environment.put("ACCESS_KEYCLOAK_URL", KeycloakServer.shared().uri().toString());
      environment.put("ACCESS_KEYCLOAK_REALM", "bank");
      environment.put("ACCESS_KEYCLOAK_SECRET", realm.realm().clientSecret());
      KeycloakAdmin admin = KeycloakServer.shared().admin();
      admin.post(realm.path("/groups"), KeycloakAdmin.json("{'name': 'Tellers'}"));
      assertThat(Run.access("init", "--db", folder.resolve("bank").toString()).exit()).isZero();

      Run imported = keycloak("import", "--create", "bank");
      assertThat(imported.err()).isEmpty();
      assertThat(imported.exit()).isZero();

      Run invited =
          keycloak(
              "invite",
              "ana",
              "ana@bank.example",
              "--first-name=Ana",
              "--last-name=Pop",
              "--group=Tellers");
      assertThat(invited.err()).isEmpty();
      assertThat(invited.outLines()).containsExactly("1 sent, 0 not sent, 0 unchanged, 0 refused");
      assertThat(keycloak("invite", "ana", "ana@bank.example", "--group", "Tellers").outLines())
          .containsExactly("0 sent, 0 not sent, 1 unchanged, 0 refused");

      new Browser(realm).accept(mail.await("ana@bank.example", 1), PASSWORD);
      Browser browser = new Browser(realm);
      String token = browser.tokens(browser.signIn("ana", PASSWORD)).path("access_token").asText();
      Run who = keycloak("whoami", token, "--audience", "apps-api");
      assertThat(who.out()).contains("ana@bank.example (confirmed)", "ana, INVITED");
      environment.put("ACCESS_JDBC_URL", "jdbc:h2:file:" + folder.resolve("bank"));
      Run named = Run.in(environment, "keycloak", "whoami", token, "--audience", "apps-api");
      environment.remove("ACCESS_JDBC_URL");
      assertThat(named.out()).isEqualTo(who.out());
      assertThat(named.exit()).isEqualTo(1);
      Run other = keycloak("whoami", token, "--audience", "others");
      assertThat(other.exit()).isEqualTo(1);
      assertThat(other.out()).startsWith("REFUSED:AUDIENCE").doesNotContain(token);

      assertThat(keycloak("reconcile").exit()).isZero();
      admin.post(realm.path("/users"), KeycloakAdmin.json("{'username': 'eve', 'enabled': true}"));
      Run differs = keycloak("reconcile");
      assertThat(differs.exit()).isEqualTo(1);
      assertThat(differs.out()).contains("the account eve has no user");

      environment.put("ACCESS_KEYCLOAK_SECRET", "wrong");
      Run wrong = keycloak("reconcile");
      assertThat(wrong.exit()).isEqualTo(2);
      assertThat(wrong.err()).contains("secret").contains("bank");
    }
  }

  @Test
  @DisplayName("in a wrong realm nothing is settled, and nothing done of what was left to do")
  void wrongRealm() {
    try (MailServer mail = MailServer.start();
        TestRealm realm = TestRealm.create(KeycloakServer.shared(), "right", mail.port());
        TestRealm wrong = TestRealm.create(KeycloakServer.shared(), "wrong", mail.port())) {
      environment.put("ACCESS_KEYCLOAK_URL", KeycloakServer.shared().uri().toString());
      environment.put("ACCESS_KEYCLOAK_REALM", "right");
      environment.put("ACCESS_KEYCLOAK_SECRET", realm.realm().clientSecret());
      KeycloakAdmin admin = KeycloakServer.shared().admin();
      for (String name : List.of("ana", "ben", "cid")) {
        admin.post(
            realm.path("/users"),
            KeycloakAdmin.json(
                "{'username': '%s', 'email': '%s@bank.example', 'enabled': true}", name, name));
      }
      String database = folder.resolve("bank").toString();
      assertThat(Run.access("init", "--db", database).exit()).isZero();
      assertThat(keycloak("import", "--create", "bank").exit()).isZero();
      Path more = folder.resolve("more.csv");
      Run.write(
          more,
          """
          username,email
          dan,dan@bank.example
          eve,eve@bank.example
          fay,fay@bank.example
          gus,gus@bank.example
          """);
      assertThat(Run.access("import-users", more.toString(), "--db", database).exit()).isZero();
      environment.put("ACCESS_KEYCLOAK_SECRET", "wrong");
      assertThat(keycloak("invite", "zoe", "zoe@bank.example").exit()).isNotZero();

      environment.put("ACCESS_KEYCLOAK_REALM", "wrong");
      environment.put("ACCESS_KEYCLOAK_SECRET", wrong.realm().clientSecret());
      Run settled = keycloak("reconcile", "--apply");
      assertThat(settled.exit()).isEqualTo(2);
      assertThat(settled.err()).contains("3 of 3 users are gone", "--even-if-most-are-gone");
      assertThat(admin.get(wrong.path("/users"))).isEmpty();
      assertThat(mail.to("zoe@bank.example")).isEmpty();

      environment.put("ACCESS_KEYCLOAK_REALM", "right");
      environment.put("ACCESS_KEYCLOAK_SECRET", realm.realm().clientSecret());
      Run right = keycloak("reconcile", "--apply");
      assertThat(right.out()).contains("1 tasks done, 0 still to be done");
      assertThat(mail.to("zoe@bank.example")).hasSize(1);
    }
  }
}

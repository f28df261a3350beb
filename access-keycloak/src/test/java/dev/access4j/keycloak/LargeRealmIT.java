package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityImportCounts;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.admin.ReconcileSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 500 accounts in 50 groups; with the property access4j.slow twenty times as many of each. */
@DisplayName("A large realm")
class LargeRealmIT {

  private static final int TIMES = Boolean.getBoolean("access4j.slow") ? 20 : 1;
  private static final int GROUPS = 50 * TIMES;
  private static final int ACCOUNTS = 500 * TIMES;
  private static final int MEMBERSHIPS = 2 * ACCOUNTS;

  /** Branches are in ten regions. */
  private static final int REGIONS = 10;

  private static final int AT_ONCE = 500;

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");

  @Test
  @Requirement({"AM-5", "ID-6"})
  @DisplayName("is imported whole and then compared, in requests that do not grow with the rows")
  void imported() {
    KeycloakServer server = KeycloakServer.shared();
    try (TestRealm realm = TestRealm.create(server, "large", LargeRealmIT::addGroups);
        Gateway gateway = Gateway.before(server.uri())) {
      addAccounts(server.admin(), realm);
      KeycloakIdentityProvider provider =
          KeycloakIdentityProvider.builder(gateway.uri()).realm(ACME, realm.realm()).build();
      try (Access4j access =
          Access4j.builder(new InMemoryAccessStore()).identityProvider(provider).build()) {
        Revision unused =
            access.change(
                ACME,
                writer ->
                    writer.put(new Organization(ACME, "Acme", AssignmentModel.ORGANIZATION_WIDE)));
        IdentityImportSettings settings = IdentityImportSettings.DEFAULT.withPageSize(500);
        long start = System.nanoTime();
        IdentityImportSummary summary =
            access.admin().identity().importFrom(ROOT, provider, settings, note -> {});
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int requests = gateway.count(".*");
        System.out.printf(
            "%,d accounts, %,d groups, %,d memberships: %,d requests, %,d ms%n",
            ACCOUNTS, GROUPS, MEMBERSHIPS, requests, took.toMillis());
        checkWhole(summary);
        assertThat(requests).isLessThan(bound());
        gateway.forget();
        checkAgain(access, provider, settings);
        gateway.forget();
        assertThat(access.admin().identity().reconcile(ROOT, difference -> {}))
            .isEqualTo(new ReconcileSummary(ACCOUNTS, ACCOUNTS, ACCOUNTS, 0));
        assertThat(gateway.count(".*")).isLessThan(ACCOUNTS / 500 + 5);
      }
    }
  }

  /** For each group its children and its members; pages of accounts; a few for roles and tokens. */
  private static int bound() {
    return 2 * GROUPS + REGIONS + 2 * ACCOUNTS / 500 + 20;
  }

  private static void checkWhole(IdentityImportSummary summary) {
    assertThat(summary.of(IdentityImportKind.GROUP))
        .isEqualTo(new IdentityImportCounts(GROUPS, 0, 0, 0));
    assertThat(summary.of(IdentityImportKind.USER))
        .isEqualTo(new IdentityImportCounts(ACCOUNTS, 0, 0, 0));
    assertThat(summary.of(IdentityImportKind.MEMBERSHIP))
        .isEqualTo(new IdentityImportCounts(MEMBERSHIPS, 0, 0, 0));
  }

  private static void checkAgain(
      Access4j access, KeycloakIdentityProvider provider, IdentityImportSettings settings) {
    IdentityImportSummary again =
        access.admin().identity().importFrom(ROOT, provider, settings, note -> {});
    assertThat(again.counts().values())
        .allMatch(counts -> counts.created() + counts.updated() + counts.refused() == 0);
  }

  private static void addGroups(ObjectNode document) {
    ArrayNode regions = document.putArray("groups");
    for (int r = 0; r < REGIONS; r++) {
      ObjectNode region = regions.addObject().put("name", "Region " + r);
      region.putObject("attributes").putArray("region").add("r" + r);
      ArrayNode branches = region.putArray("subGroups");
      for (int b = 1; b < GROUPS / REGIONS; b++) {
        ObjectNode branch = branches.addObject().put("name", "Branch " + b);
        branch.putObject("attributes").putArray("businessFilters").add("branch_" + r + "_" + b);
      }
    }
  }

  private static String branch(int i) {
    int branches = GROUPS / REGIONS - 1;
    return "/Region " + i % REGIONS + "/Branch " + (1 + i / REGIONS % branches);
  }

  private static void addAccounts(KeycloakAdmin admin, TestRealm realm) {
    for (int first = 0; first < ACCOUNTS; first += AT_ONCE) {
      ObjectNode document = new JsonMapper().createObjectNode().put("ifResourceExists", "FAIL");
      ArrayNode users = document.putArray("users");
      for (int i = first; i < first + AT_ONCE; i++) {
        ObjectNode user =
            users
                .addObject()
                .put("username", "user" + i)
                .put("email", "user" + i + "@acme.example")
                .put("emailVerified", true)
                .put("enabled", true);
        user.putArray("groups").add(branch(i)).add("/Region " + (i + 1) % REGIONS);
      }
      admin.post(realm.path("/partialImport"), document);
    }
  }
}

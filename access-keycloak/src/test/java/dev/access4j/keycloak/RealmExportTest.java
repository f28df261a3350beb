package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exports were written by Keycloak 26.5.6; what the reading passes over was cut out of them.
 */
@DisplayName("The export of a realm")
class RealmExportTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");

  @TempDir Path folder;

  private static Path export(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(RealmExportTest.class.getResource("/export/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> List<T> all(Function<String, IdentityPage<T>> pages) {
    List<T> all = new ArrayList<>();
    String after = "";
    do {
      IdentityPage<T> page = pages.apply(after);
      all.addAll(page.items());
      after = page.next();
    } while (!after.isEmpty());
    return all;
  }

  private static Map<String, Account> accounts(RealmExport export, int limit) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    all(after -> export.accounts(ACME, after, limit)).forEach(a -> accounts.put(a.username(), a));
    return accounts;
  }

  private static List<String> names(RealmExport export, List<String> subs) {
    Map<String, String> names = new LinkedHashMap<>();
    accounts(export, 100).values().forEach(a -> names.put(a.sub(), a.username()));
    return subs.stream().map(names::get).toList();
  }

  private static List<String> members(RealmExport export, String... path) {
    IdentityGroup group =
        all(after -> export.groups(ACME, after, 3)).stream()
            .filter(each -> each.path().equals(List.of(path)))
            .findFirst()
            .orElseThrow();
    return names(export, all(after -> export.members(ACME, group.id(), after, 1)));
  }

  private static List<String> holders(RealmExport export, String role) {
    return names(export, all(after -> export.holders(ACME, role, after, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-file", "one-file/acme-realm.json", "many-files", "escaped"})
  @Requirement("AM-5")
  @DisplayName("has the realm's people, whether they are in its file or in files of their own")
  void accounts(String name) {
    RealmExport export = RealmExport.read(ACME, export(name));
    assertThat(export.realm()).isEqualTo("acme");
    Map<String, Account> accounts = accounts(export, 2);
    assertThat(accounts).containsOnlyKeys("ana", "ben", "cid", "dee", "eva");
    assertThat(accounts).isEqualTo(accounts(export, 1)).isEqualTo(accounts(export, 100));
    Account ana = Objects.requireNonNull(accounts.get("ana"));
    assertThat(ana)
        .isEqualTo(
            new Account(
                "10216bbe-7443-40c5-83cd-08702b9e82fb",
                "ana",
                "ana@acme.example",
                true,
                "Ana",
                "Alba",
                true,
                Map.of("desk", List.of("1", "2"))));
    Account ben = Objects.requireNonNull(accounts.get("ben"));
    assertThat(ben.enabled()).isFalse();
    assertThat(ben.emailVerified()).isFalse();
    assertThat(Objects.requireNonNull(accounts.get("cid")).email()).isEmpty();
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("has the realm's roles, with what Keycloak's own bring along in their place")
  void roles() {
    RealmExport export = RealmExport.read(ACME, export("one-file"));
    assertThat(all(after -> export.roles(ACME, after, 3)))
        .containsExactlyInAnyOrder(
            new IdentityRole("clerk", "Serves at the counter", Set.of()),
            new IdentityRole("teller", "", Set.of("clerk")),
            new IdentityRole("auditor", "", Set.of("teller")),
            new IdentityRole("guest", "", Set.of()));
    assertThat(holders(export, "auditor")).containsExactly("ana");
    assertThat(holders(export, "teller")).isEmpty();
    // Everybody who has the default role has what an admin has put into it.
    assertThat(holders(export, "guest")).containsExactly("eva");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-file", "many-files", "escaped"})
  @Requirement("AM-5")
  @DisplayName("has the realm's groups, each after the one around it, with slashes in names")
  void groups(String name) {
    RealmExport export = RealmExport.read(ACME, export(name));
    List<IdentityGroup> groups = all(after -> export.groups(ACME, after, 2));
    assertThat(groups)
        .extracting(IdentityGroup::path)
        .containsExactly(
            List.of("Audit"),
            List.of("R/D"),
            List.of("R/D", "Lab ~ 1/2"),
            List.of("Retail"),
            List.of("Retail", "Branch 7"),
            List.of("Retail", "Branch 7", "Night"),
            List.of("Retail", "Branch 8"),
            List.of("a~/b"),
            List.of("end~"),
            List.of("end~", "in"));
    assertThat(groups.get(4).attributes())
        .isEqualTo(Map.of("region", List.of("north east"), "branch", List.of("7")));
    assertThat(groups.get(4).roles()).containsExactly("teller");
    assertThat(members(export, "Retail")).containsExactly("ana");
    assertThat(members(export, "Retail", "Branch 7", "Night")).containsExactly("ben");
    assertThat(members(export, "R/D")).containsExactly("dee");
    assertThat(members(export, "R/D", "Lab ~ 1/2")).containsExactly("dee");
    assertThat(members(export, "a~/b")).containsExactly("cid");
    assertThat(members(export, "end~", "in")).containsExactly("cid");
    assertThat(members(export, "end~")).isEmpty();
  }

  @Test
  @Requirement({"AM-5", "DIR-7", "DIR-9"})
  @DisplayName("is imported, and once more without a change")
  void imported() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      Revision made =
          access.change(
              ACME,
              writer ->
                  writer.put(new Organization(ACME, "Acme", AssignmentModel.ORGANIZATION_WIDE)));
      List<String> notes = new ArrayList<>();
      RealmExport export = RealmExport.read(ACME, export("many-files"));
      IdentityImportSummary done = run(access, export, notes);
      assertThat(done.revision()).isGreaterThan(made);
      assertThat(notes)
          .contains(
              "GROUP '/R/D' RENAMED: name: is called 'R_D' here (DIR-7)",
              "GROUP '/Retail/Branch 7' RENAMED: name: is called 'Retail - Branch 7' here (AM-5)",
              "GROUP '/R/D' LEFT_OUT: attributes.region: a value in a list holds no comma:"
                  + " 'south,west' (DIR-8)",
              "USER 'cid' REFUSED: email: is empty (DIR-2)",
              "MEMBERSHIP '/a~/b' REFUSED: user: 1 of its members are no users here (AM-5)");
      assertThat(groups(store))
          .contains(
              "Retail - Branch 7 [clerk, teller] {region=[north east, north], branch=[7]} [ana]",
              "Retail - Branch 7 - Night [clerk, teller] {region=[north east, north], branch=[7]}"
                  + " [ben]");
      List<String> again = new ArrayList<>();
      assertThat(run(access, export, again).revision()).isEqualTo(done.revision());
      assertThat(again).isEqualTo(notes);
    }
  }

  private static IdentityImportSummary run(
      Access4j access, RealmExport export, List<String> notes) {
    return access
        .admin()
        .identity()
        .importFrom(
            Actor.designer(ACME, "olga", "org_admin"),
            export,
            IdentityImportSettings.DEFAULT,
            (IdentityImportNote note) -> notes.add(note.toString()));
  }

  private static List<String> groups(InMemoryAccessStore store) {
    return store.read(
        ACME,
        view -> {
          List<String> words = new ArrayList<>();
          for (GroupRecord record : view.groups(PageRequest.first(100))) {
            EndUserGroup group = record.group();
            Set<String> roles = new TreeSet<>();
            view.roles(group.roles()).values().forEach(role -> roles.add(role.name()));
            Set<EndUserId> members = Set.copyOf(view.members(group.id(), PageRequest.first(100)));
            List<String> names =
                view.users(members).values().stream().map(user -> user.username()).toList();
            words.add(group.name() + " " + roles + " " + group.attributes().values() + " " + names);
          }
          return words;
        });
  }

  // --- What is no export ---

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(Path path, IdentityException.Kind kind, String message) {
    assertThatExceptionOfType(IdentityException.class)
        .isThrownBy(() -> RealmExport.read(ACME, path))
        .withMessage(message)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private void refused(String text, String message) {
    Path path = file("r.json", text);
    refused(path, IdentityException.Kind.REFUSED, path + " " + message);
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("is refused with its place, and without what stands there")
  void notAnExport() {
    refused("s3cret", "is not JSON (line 1, column 1)");
    refused("", "is no export of a realm (line 1, column 0)");
    refused("[{}]", "holds several realms: export one of them, with --realm (line 1, column 1)");
    refused("{}", "is no export of a realm: it does not name one (line 1, column 2)");
    refused(
        "{\"realm\":\"x\",\n\"users\":[{\"id\":\"1\"", "ends in the middle (line 2, column 19)");
    refused("{\"realm\":\"x\",\"users\":[]} {", "has something behind its end (line 1, column 26)");
    refused(
        "{\"realm\":\"x\",\"users\":[{\"username\":\"ana\"}]}",
        "has a user without an id, which tells whose account it is, that ends here"
            + " (line 1, column 40)");
    refused(
        "{\"realm\":\"x\",\"users\":{}}",
        "has something else where a list is expected (line 1, column 22)");
    refused(
        "{\"realm\":\"x\"}",
        "has no users: export them too, and name the folder if they are in files of their own");
    refused(
        "{\"realm\":\"x\",\"users\":[{\"id\":\"1\",\"username\":\"a\",\"groups\":[\"/g\"]}]}",
        "has users in a group '/g' that it has not got");
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("is refused if two groups have one path and somebody is a member of them")
  void ambiguous() {
    String groups =
        "{\"realm\":\"x\",\"groups\":[{\"name\":\"a/b\",\"path\":\"/a/b\"},"
            + "{\"name\":\"a\",\"path\":\"/a\",\"subGroups\":[{\"name\":\"b\",\"path\":\"/a/b\"}]}],";
    refused(
        groups + "\"users\":[{\"id\":\"1\",\"username\":\"a\",\"groups\":[\"/a/b\"]}]}",
        "has several groups whose path is '/a/b', so that their members cannot be told apart:"
            + " export with --spi-group--jpa--escape-slashes-in-group-path=true");
    RealmExport export = RealmExport.read(ACME, file("r.json", groups + "\"users\":[]}"));
    assertThat(export.groups(ACME, "", 10).items()).hasSize(3);
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("is refused if a file is missing or of another realm")
  void files() {
    Path missing = folder.resolve("none.json");
    refused(missing, IdentityException.Kind.NOT_FOUND, "there is no file " + missing);
    refused(
        folder, IdentityException.Kind.REFUSED, folder + " has 0 files *-realm.json, and not one");
    Path realm = file("x-realm.json", "{\"realm\":\"x\"}");
    Path users = file("x-users-1.json", "{\"realm\":\"y\",\"users\":[]}");
    refused(
        folder,
        IdentityException.Kind.REFUSED,
        users + " is there, but no x-users-0.json before it");
    Path first = file("x-users-0.json", "{\"realm\":\"y\",\"users\":[]}");
    refused(
        folder,
        IdentityException.Kind.REFUSED,
        first + " is of another realm than 'x' (line 1, column 10)");
    Path other = file("y-realm.json", "{\"realm\":\"y\"}");
    assertThat(List.of(realm, other)).allMatch(Files::exists);
    refused(
        folder,
        IdentityException.Kind.REFUSED,
        folder + " has 2 files *-realm.json, and not one: name the folder of one realm");
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("stops when a file is changed under it")
  void changed() throws IOException {
    String user = "{\"id\":\"%s\",\"username\":\"ana\"}";
    Path path = file("r.json", "{\"realm\":\"x\",\"users\":[" + String.format(user, "1") + "]}");
    RealmExport export = RealmExport.read(ACME, path);
    assertThat(export.accounts(ACME, "", 5).items()).hasSize(1);
    for (String text : List.of(String.format(user, "2"), "", "{\"id\"")) {
      Files.writeString(path, "{\"realm\":\"x\",\"users\":[" + text + "]}");
      assertThatExceptionOfType(IdentityException.class)
          .isThrownBy(() -> export.accounts(ACME, "", 5))
          .withMessage(path + " was changed since it was read");
    }
    Files.delete(path);
    assertThatExceptionOfType(IdentityException.class)
        .isThrownBy(() -> export.accounts(ACME, "", 5))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(IdentityException.Kind.UNAVAILABLE));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("is of one organization, and knows its groups and roles only")
  void unknown() {
    RealmExport export = RealmExport.read(ACME, export("one-file"));
    OrganizationId other = OrganizationId.of("other");
    notFound(() -> export.accounts(other, "", 5));
    notFound(() -> export.groups(other, "", 5));
    notFound(() -> export.roles(other, "", 5));
    notFound(() -> export.members(ACME, "none", "", 5));
    notFound(() -> export.holders(ACME, "offline_access", "", 5));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> export.accounts(ACME, "", 0));
  }

  private static void notFound(ThrowingCallable call) {
    assertThatExceptionOfType(IdentityException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(IdentityException.Kind.NOT_FOUND));
  }
}

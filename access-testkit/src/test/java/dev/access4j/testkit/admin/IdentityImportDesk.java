package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static dev.access4j.testkit.admin.ImportDesk.ADMIN;

import dev.access4j.Access4j;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An organization, an identity provider, and somebody who imports from the one into the other. */
final class IdentityImportDesk implements AutoCloseable {

  private final AccessStore store;
  private final Access4j access;
  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();
  private List<IdentityImportNote> notes = new ArrayList<>();

  IdentityImportDesk(AccessStore store, AssignmentModel model) {
    this.store = store;
    this.access = Access4j.builder(store).build();
    change(writer -> writer.put(new Organization(ACME, "Acme", model)));
  }

  void change(Consumer<AccessWriter> work) {
    Revision unused = access.change(ACME, work);
  }

  InMemoryIdentityProvider provider() {
    return provider;
  }

  void role(String name, Set<String> includes, String... holders) {
    provider.put(ACME, new IdentityRole(name, "", includes), List.of(holders));
  }

  void group(
      String path, Map<String, List<String>> attributes, Set<String> roles, String... members) {
    List<String> names = List.of(path.split("/"));
    provider.put(ACME, new IdentityGroup(path, names, attributes, roles), List.of(members));
  }

  void account(String username) {
    provider.put(ACME, account("sub-" + username, username));
  }

  static Account account(String sub, String username) {
    return new Account(sub, username, username + "@acme.example", true, "", "", true, Map.of());
  }

  IdentityImportSummary run(IdentityImportSettings settings) {
    return run(provider, settings);
  }

  IdentityImportSummary run(IdentityDirectory source, IdentityImportSettings settings) {
    notes = new ArrayList<>();
    return access.admin().identity().importFrom(ADMIN, source, settings, notes::add);
  }

  /** What the last run had to say. */
  List<IdentityImportNote> notes() {
    return notes;
  }

  /** What the last run had to say, such as {@code GROUP /a/b RENAMED AM-5}. */
  List<String> words() {
    return notes.stream()
        .map(
            note ->
                String.join(
                    " ",
                    note.kind().name(),
                    note.name(),
                    note.event().name(),
                    note.fault().field(),
                    note.fault().rule()))
        .toList();
  }

  EndUser user(String username) {
    return store.read(ACME, view -> view.userNamed(username).orElseThrow());
  }

  EndUserGroup group(String name) {
    return store.read(ACME, view -> view.groupNamed(name).orElseThrow().group());
  }

  Revision revision() {
    return store.read(ACME, ReadView::revision);
  }

  List<PrincipalRecord> principals() {
    return store.read(
        ACME, view -> view.principals(new PrincipalQuery.Everyone(), PageRequest.first(10_000)));
  }

  /** The names of the roles that a user has by a group or an assignment, wherever they count. */
  Set<String> rolesOf(PrincipalRecord user) {
    return store.read(
        ACME,
        view -> {
          Set<String> names = new TreeSet<>();
          user.assignments().forEach(role -> names.add(view.role(role).orElseThrow().name()));
          user.groups()
              .forEach(group -> names.addAll(names(view, view.group(group).orElseThrow().group())));
          return names;
        });
  }

  private static Set<String> names(ReadView view, EndUserGroup group) {
    Set<String> names = new TreeSet<>();
    view.roles(group.roles()).values().stream().map(EndUserRole::name).forEach(names::add);
    return names;
  }

  /** The values that a user has of itself and its groups (DIR-9). */
  Map<String, Set<String>> attributesOf(PrincipalRecord user) {
    return store.read(
        ACME,
        view -> {
          Map<String, Set<String>> union = new TreeMap<>();
          add(union, user.user().attributes().values());
          user.groups()
              .forEach(
                  group ->
                      add(union, view.group(group).orElseThrow().group().attributes().values()));
          return union;
        });
  }

  private static void add(Map<String, Set<String>> union, Map<String, List<String>> attributes) {
    attributes.forEach(
        (key, values) -> union.computeIfAbsent(key, each -> new TreeSet<>()).addAll(values));
  }

  /** All that is there, by names and without ids, which are drawn. */
  List<String> state() {
    return store.read(
        ACME,
        view -> {
          Collection<String> state = new TreeSet<>();
          view.roles(PageRequest.first(10_000))
              .forEach(role -> state.add("role " + role.name() + " '" + role.description() + "'"));
          view.groups(PageRequest.first(10_000))
              .forEach(
                  record ->
                      state.add(
                          "group "
                              + record.group().name()
                              + names(view, record.group())
                              + new TreeMap<>(record.group().attributes().values())));
          for (PrincipalRecord record :
              view.principals(new PrincipalQuery.Everyone(), PageRequest.first(10_000))) {
            state.add(words(view, record));
          }
          return List.copyOf(state);
        });
  }

  private static String words(ReadView view, PrincipalRecord record) {
    EndUser user = record.user();
    Set<String> groups = new TreeSet<>();
    view.groups(record.groups()).values().forEach(group -> groups.add(group.group().name()));
    Set<String> roles = new TreeSet<>();
    view.roles(record.assignments()).values().forEach(role -> roles.add(role.name()));
    return String.join(
        " ",
        "user",
        user.username(),
        user.email(),
        user.firstName(),
        user.lastName(),
        user.status().name(),
        user.sub().orElse("-"),
        new TreeMap<>(user.attributes().values()).toString(),
        groups.toString(),
        roles.toString());
  }

  @Override
  public void close() {
    access.close();
  }
}

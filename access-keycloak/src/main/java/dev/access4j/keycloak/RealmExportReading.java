package dev.access4j.keycloak;

import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads an export once from end to end. */
final class RealmExportReading {

  private static final Set<String> ALWAYS_OWN = Set.of("offline_access", "uma_authorization");

  private String realm = "";
  private String defaultRole = "";
  private boolean hasUsers;
  private final Map<String, IdentityRole> roles = new LinkedHashMap<>();
  private final List<IdentityGroup> groups = new ArrayList<>();
  private final Map<String, List<String>> groupsByPath = new HashMap<>();
  private final RealmExportAccounts accounts = new RealmExportAccounts();
  private final Map<String, RealmExportOrdinals> membersByPath = new LinkedHashMap<>();
  private final Map<String, RealmExportOrdinals> holders = new HashMap<>();

  private RealmExportReading() {}

  static RealmExportContent read(RealmExportFiles files) {
    RealmExportReading reading = new RealmExportReading();
    RealmExportFile.read(files.realm(), file -> reading.readRealm(files.realm(), file));
    files.users().forEach(path -> RealmExportFile.read(path, f -> reading.readUsers(path, f)));
    if (!reading.hasUsers) {
      throw new IdentityException(
          IdentityException.Kind.REFUSED,
          files.realm()
              + " has no users: export them too, and name the folder if they are in files of their"
              + " own");
    }
    return reading.content(files.realm());
  }

  // --- The files ---

  private void readRealm(Path path, RealmExportFile file) throws IOException {
    if (file.isArray()) {
      throw file.refused("holds several realms: export one of them, with --realm");
    }
    if (!file.isObject()) {
      throw file.refused("is no export of a realm");
    }
    file.fields(
        field -> {
          switch (field) {
            case "realm" -> realm = required(file);
            case "roles" -> readRoles(file);
            case "defaultRole" -> defaultRole = readRole(file).name();
            case "groups" -> file.elements(() -> add(RealmExportGroup.read(file), List.of(), ""));
            case "users" -> readUsersOf(path, file);
            default -> file.skip();
          }
        });
    if (realm.isEmpty()) {
      throw file.refused("is no export of a realm: it does not name one");
    }
  }

  private void readUsers(Path path, RealmExportFile file) throws IOException {
    file.fields(
        field -> {
          switch (field) {
            case "realm" -> {
              if (!realm.equals(file.text())) {
                throw file.refused("is of another realm than '" + realm + "'");
              }
            }
            case "users" -> readUsersOf(path, file);
            default -> file.skip();
          }
        });
  }

  private static String required(RealmExportFile file) throws IOException {
    String text = file.text();
    if (text == null || text.isEmpty()) {
      throw file.refused("has no name here");
    }
    return text;
  }

  private void readUsersOf(Path path, RealmExportFile file) throws IOException {
    hasUsers = true;
    accounts.begin(path);
    file.elements(
        () -> {
          long offset = file.offset();
          RealmExportUser user = RealmExportUser.read(file);
          if (!user.program()) {
            int ordinal = accounts.add(user.account().sub(), offset);
            new LinkedHashSet<>(user.groups()).forEach(it -> add(membersByPath, it, ordinal));
            new LinkedHashSet<>(user.roles()).forEach(it -> add(holders, it, ordinal));
          }
        });
  }

  private static void add(Map<String, RealmExportOrdinals> index, String key, int ordinal) {
    index.computeIfAbsent(key, each -> new RealmExportOrdinals()).add(ordinal);
  }

  private void readRoles(RealmExportFile file) throws IOException {
    file.fields(
        field -> {
          if (field.equals("realm")) {
            file.elements(
                () -> {
                  IdentityRole role = readRole(file);
                  roles.put(role.name(), role);
                });
          } else {
            file.skip();
          }
        });
  }

  private static IdentityRole readRole(RealmExportFile file) throws IOException {
    String[] texts = {"", ""};
    Set<String> includes = new LinkedHashSet<>();
    file.fields(
        field -> {
          switch (field) {
            case "name" -> texts[0] = required(file);
            case "description" -> {
              String text = file.text();
              texts[1] = text == null ? "" : text;
            }
            case "composites" ->
                file.fields(
                    kind -> {
                      if (kind.equals("realm")) {
                        includes.addAll(file.texts());
                      } else {
                        file.skip();
                      }
                    });
            default -> file.skip();
          }
        });
    if (texts[0].isEmpty()) {
      throw file.refused("has a role without a name that ends here");
    }
    return new IdentityRole(texts[0], texts[1], includes);
  }

  /** Takes a group over, and then those in it. */
  private void add(RealmExportGroup group, List<String> around, String pathAround) {
    List<String> names = new ArrayList<>(around);
    names.add(group.name());
    String path = group.path().isEmpty() ? pathAround + "/" + group.name() : group.path();
    String id = group.id().isEmpty() ? path : group.id();
    groups.add(
        new IdentityGroup(id, names, group.attributes(), new LinkedHashSet<>(group.roles())));
    groupsByPath.computeIfAbsent(path, key -> new ArrayList<>()).add(id);
    group.within().forEach(inner -> add(inner, names, path));
  }

  // --- What is made of it ---

  private RealmExportContent content(Path path) {
    Set<String> own = new LinkedHashSet<>(ALWAYS_OWN);
    own.add(
        defaultRole.isEmpty() ? "default-roles-" + realm.toLowerCase(Locale.ROOT) : defaultRole);
    List<IdentityRole> kept = new ArrayList<>();
    Map<String, RealmExportOrdinals> held = new HashMap<>();
    for (IdentityRole role : roles.values()) {
      if (!own.contains(role.name())) {
        kept.add(new IdentityRole(role.name(), role.description(), without(own, role.includes())));
        held.put(role.name(), holders.getOrDefault(role.name(), new RealmExportOrdinals()));
      }
    }
    for (String each : own) {
      RealmExportOrdinals more = holders.getOrDefault(each, new RealmExportOrdinals());
      without(own, Set.of(each))
          .forEach(role -> held.computeIfPresent(role, (k, v) -> v.and(more)));
    }
    List<IdentityGroup> carrying =
        groups.stream()
            .map(
                group ->
                    new IdentityGroup(
                        group.id(), group.path(), group.attributes(), without(own, group.roles())))
            .toList();
    return new RealmExportContent(realm, kept, carrying, accounts, members(path), held);
  }

  /** Roles with what Keycloak's own among them include in their place. */
  private Set<String> without(Set<String> own, Set<String> names) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(names);
    for (int i = 0; i < open.size(); i++) {
      String name = open.get(i);
      IdentityRole role = roles.get(name);
      if (!own.contains(name)) {
        found.add(name);
      } else if (role != null && seen.add(name)) {
        open.addAll(role.includes());
      }
    }
    return found;
  }

  private Map<String, RealmExportOrdinals> members(Path path) {
    Map<String, RealmExportOrdinals> members = new HashMap<>();
    groups.forEach(group -> members.put(group.id(), new RealmExportOrdinals()));
    membersByPath.forEach(
        (group, ordinals) -> {
          List<String> ids = groupsByPath.getOrDefault(group, List.of());
          if (ids.size() != 1) {
            String what =
                ids.isEmpty()
                    ? " has users in a group '" + group + "' that it has not got"
                    : " has several groups whose path is '"
                        + group
                        + "', so that their members cannot be told apart: export with"
                        + " --spi-group--jpa--escape-slashes-in-group-path=true";
            throw new IdentityException(IdentityException.Kind.REFUSED, path + what);
          }
          members.put(ids.get(0), ordinals);
        });
    return members;
  }
}

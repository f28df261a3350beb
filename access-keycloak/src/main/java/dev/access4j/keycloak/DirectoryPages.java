package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.MANAGE_USERS;
import static dev.access4j.keycloak.Call.VIEW_REALM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Pages through what one realm has, by how many come before. */
final class DirectoryPages {

  /** So that an answer has a size that fits, whatever the caller asks for. */
  static final int MOST = 500;

  /** The place behind those who hold a role directly. */
  private static final String BY_DEFAULT = "default:";

  private final RealmClient client;

  DirectoryPages(RealmClient client) {
    this.client = client;
  }

  /** Without a filter, Keycloak leaves service accounts out. */
  IdentityPage<Account> accounts(String after, int limit) {
    Call call =
        Call.get("list the accounts", MANAGE_USERS, "users").with("briefRepresentation", false);
    List<Account> items = new ArrayList<>();
    String next =
        page(
            call,
            after,
            limit,
            user -> {
              if (!Json.isProgram(user)) {
                items.add(Json.account(user));
              }
            });
    return new IdentityPage<>(items, next);
  }

  IdentityPage<String> members(String group, String after, int limit) {
    return subs(
        Call.get("list the members of the group " + group, MANAGE_USERS, "groups", group, "members")
            .with("briefRepresentation", true),
        after,
        limit);
  }

  /**
   * First those who hold it directly; then, if the realm gives it to everybody by its default role,
   * those who hold that one, which nobody else is told of. Who does both comes twice.
   */
  IdentityPage<String> holders(String role, String after, int limit) {
    if (!after.startsWith(BY_DEFAULT)) {
      IdentityPage<String> direct = subs(holdersOf(role), after, limit);
      return direct.next().isEmpty() && isGivenByDefault(role)
          ? new IdentityPage<>(direct.items(), BY_DEFAULT)
          : direct;
    }
    String place = after.substring(BY_DEFAULT.length());
    IdentityPage<String> held = subs(holdersOf(defaultRole()), place, limit);
    return new IdentityPage<>(held.items(), held.next().isEmpty() ? "" : BY_DEFAULT + held.next());
  }

  private static Call holdersOf(String role) {
    return Call.get(
            "list the holders of the role '" + role + "'",
            VIEW_REALM + " and " + MANAGE_USERS,
            "roles",
            role,
            "users")
        .with("briefRepresentation", true);
  }

  private boolean isGivenByDefault(String role) {
    Call call =
        Call.get(
            "list what comes with the default role",
            VIEW_REALM,
            "roles",
            defaultRole(),
            "composites",
            "realm");
    return client
        .listIfThere(call)
        .filter(list -> list.findValuesAsText("name").contains(role))
        .isPresent();
  }

  private String defaultRole() {
    return "default-roles-" + client.realm().name().toLowerCase(Locale.ROOT);
  }

  private IdentityPage<String> subs(Call call, String after, int limit) {
    List<String> items = new ArrayList<>();
    String next =
        page(
            call,
            after,
            limit,
            user -> {
              if (!Json.isProgram(user)) {
                items.add(Json.text(user, "id"));
              }
            });
    return new IdentityPage<>(items, next);
  }

  /** One more request for each role that others come with. */
  IdentityPage<IdentityRole> roles(String after, int limit) {
    Call call = Call.get("list the roles", VIEW_REALM, "roles").with("briefRepresentation", true);
    List<IdentityRole> items = new ArrayList<>();
    String next =
        page(
            call,
            after,
            limit,
            role -> {
              if (!Json.isOfKeycloak(Json.text(role, "name"))) {
                items.add(
                    new IdentityRole(
                        Json.text(role, "name"), Json.text(role, "description"), includes(role)));
              }
            });
    return new IdentityPage<>(items, next);
  }

  private Set<String> includes(JsonNode role) {
    if (!role.path("composite").asBoolean(false)) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    // By the id: a role's name may be one that no path can hold.
    Call call =
        Call.get(
            "list what comes with the role '" + Json.text(role, "name") + "'",
            VIEW_REALM,
            "roles-by-id",
            Json.text(role, "id"),
            "composites",
            "realm");
    client
        .listIfThere(call)
        .ifPresent(list -> list.forEach(part -> names.add(Json.text(part, "name"))));
    return Json.ownRoles(names);
  }

  /** Asks for one more than wanted, to know whether there are more. Returns where to go on. */
  private String page(Call call, String after, int limit, Consumer<JsonNode> each) {
    int first = first(after);
    int most = bounded(limit);
    ArrayNode list = client.list(call.with("first", first).with("max", most + 1));
    for (int i = 0; i < Math.min(most, list.size()); i++) {
      each.accept(list.get(i));
    }
    return list.size() > most ? String.valueOf(first + most) : "";
  }

  static int bounded(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row: " + limit);
    }
    return Math.min(limit, MOST);
  }

  private static int first(String after) {
    if (after.isEmpty()) {
      return 0;
    }
    if (!after.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("no page of this provider has given this place");
    }
    return Integer.parseInt(after);
  }
}

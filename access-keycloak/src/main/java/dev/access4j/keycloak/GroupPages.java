package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.MANAGE_USERS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Pages through the groups of one realm, depth first, a group before those in it. Keycloak lists
 * the groups of one parent at a time: that is one request for each group that has others in it. The
 * place of a page is that of its last group among its siblings, and those of the groups around it.
 */
final class GroupPages {

  private static final JsonMapper JSON = new JsonMapper();

  private final RealmClient client;

  GroupPages(RealmClient client) {
    this.client = client;
  }

  /** The groups within one parent: where it is, which of them come next, and those at hand. */
  private static final class Siblings {
    private final String parent;
    private final String name;
    private int next;
    private Iterator<JsonNode> atHand = List.<JsonNode>of().iterator();
    private boolean more = true;
    private boolean gone;

    Siblings(String parent, String name, int next) {
      this.parent = parent;
      this.name = name;
      this.next = next;
    }
  }

  IdentityPage<IdentityGroup> groups(String after, int limit) {
    int most = DirectoryPages.bounded(limit);
    Deque<Siblings> around = after.isEmpty() ? start() : read(after);
    List<IdentityGroup> items = new ArrayList<>();
    while (!around.isEmpty()) {
      Siblings siblings = around.getLast();
      if (!siblings.atHand.hasNext() && siblings.more) {
        fetch(siblings, most - items.size());
      }
      if (!siblings.atHand.hasNext()) {
        leave(around);
      } else if (items.size() == most) {
        return new IdentityPage<>(items, write(around));
      } else {
        JsonNode group = siblings.atHand.next();
        siblings.next++;
        items.add(group(group, around));
        if (group.path("subGroupCount").asInt(1) > 0) {
          around.addLast(new Siblings(Json.text(group, "id"), Json.text(group, "name"), 0));
        }
      }
    }
    return new IdentityPage<>(items, "");
  }

  private static Deque<Siblings> start() {
    Deque<Siblings> around = new ArrayDeque<>();
    around.add(new Siblings("", "", 0));
    return around;
  }

  /** One more than there is room for, to know whether there are more. */
  private void fetch(Siblings siblings, int room) {
    Call call =
        siblings.parent.isEmpty()
            ? Call.get("list the groups", MANAGE_USERS, "groups")
            : Call.get(
                "list the groups in the group '" + siblings.name + "'",
                MANAGE_USERS,
                "groups",
                siblings.parent,
                "children");
    int max = room + 1;
    Call page =
        call.with("briefRepresentation", false).with("first", siblings.next).with("max", max);
    ArrayNode list = client.listIfThere(page).orElse(null);
    if (list == null) {
      siblings.gone = true;
      siblings.more = false;
      return;
    }
    siblings.atHand = list.iterator();
    siblings.more = list.size() == max;
  }

  /** Where a parent was deleted meanwhile, what came after it has moved up by one. */
  private static void leave(Deque<Siblings> around) {
    boolean gone = around.removeLast().gone;
    if (gone && !around.isEmpty()) {
      around.getLast().next--;
    }
  }

  private static IdentityGroup group(JsonNode group, Iterable<Siblings> around) {
    List<String> path = new ArrayList<>();
    for (Siblings level : around) {
      if (!level.parent.isEmpty()) {
        path.add(level.name);
      }
    }
    // Not Keycloak's own path, in which a slash of a name looks like one between two.
    path.add(Json.text(group, "name"));
    return new IdentityGroup(
        Json.text(group, "id"),
        path,
        Json.attributes(group),
        Json.ownRoles(Json.texts(group.path("realmRoles"))));
  }

  private static String write(Iterable<Siblings> around) {
    ArrayNode place = JSON.createArrayNode();
    for (Siblings level : around) {
      place.addArray().add(level.parent).add(level.name).add(level.next);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.toString().getBytes(UTF_8));
  }

  private static Deque<Siblings> read(String after) {
    Deque<Siblings> around = new ArrayDeque<>();
    try {
      for (JsonNode level : JSON.readTree(Base64.getUrlDecoder().decode(after))) {
        around.add(
            new Siblings(
                level.path(0).asText(""), level.path(1).asText(""), level.path(2).asInt(0)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("no page of this provider has given this place", e);
    }
    if (around.isEmpty()) {
      throw new IllegalArgumentException("no page of this provider has given this place");
    }
    return around;
  }
}

package dev.access4j.file;

import dev.access4j.directory.Text;
import dev.access4j.file.PlannedChange.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document apart into things under keys, {@code THING|within|name}, where a name that is
 * unique ignoring case is in lower case. What a thing says of roles are their keys, sorted.
 */
final class DocumentParts {

  private final Map<String, Node.Fields> entries = new TreeMap<>();

  private DocumentParts() {}

  static Map<String, Node.Fields> of(Node.Fields document) {
    DocumentParts parts = new DocumentParts();
    parts.add(document);
    return parts.entries;
  }

  static String key(Thing thing, String within, String name) {
    return thing + "|" + within + "|" + name;
  }

  static String within(String key) {
    return key.substring(key.indexOf('|') + 1, key.lastIndexOf('|'));
  }

  static String name(String key) {
    return key.substring(key.lastIndexOf('|') + 1);
  }

  private static String folded(Thing thing, String within, String name) {
    return key(thing, Text.caseKey(within), Text.caseKey(name));
  }

  private void add(Node.Fields document) {
    Node.Fields organization = (Node.Fields) value(document, "organization");
    entries.put(key(Thing.ORGANIZATION, "", text(organization, "id")), organization);
    for (Node.Fields role : list(document, "roles")) {
      entries.put(folded(Thing.ROLE, "", text(role, "name")), role);
    }
    UnaryOperator<String> roles = name -> folded(Thing.ROLE, "", name);
    for (Node.Fields user : list(document, "users")) {
      String username = text(user, "username");
      entries.put(folded(Thing.USER, "", username), without(user, Set.of("roles")));
      for (String role : texts(user, "roles")) {
        entries.put(folded(Thing.ASSIGNMENT, username, role), none());
      }
    }
    for (Node.Fields group : list(document, "groups")) {
      String name = text(group, "name");
      entries.put(
          folded(Thing.GROUP, "", name),
          (Node.Fields) named(without(group, Set.of("members")), roles));
      for (String member : texts(group, "members")) {
        entries.put(folded(Thing.MEMBERSHIP, name, member), none());
      }
    }
    list(document, "solutions").forEach(this::addSolution);
  }

  private void addSolution(Node.Fields solution) {
    String id = text(solution, "id");
    entries.put(
        key(Thing.SOLUTION, "", id), without(solution, Set.of("roles", "versions", "shares")));
    for (Node.Fields role : list(solution, "roles")) {
      entries.put(key(Thing.SOLUTION_ROLE, id, Text.caseKey(text(role, "name"))), role);
    }
    UnaryOperator<String> roles =
        name -> {
          String own = key(Thing.SOLUTION_ROLE, id, Text.caseKey(name));
          return entries.containsKey(own) ? own : folded(Thing.ROLE, "", name);
        };
    for (Node.Fields version : list(solution, "versions")) {
      entries.put(key(Thing.VERSION, id, text(version, "id")), (Node.Fields) named(version, roles));
    }
    for (Node.Fields share : list(solution, "shares")) {
      boolean isUser = share.find("user") != null;
      String grantee = text(share, isUser ? "user" : "group");
      entries.put(
          key(isUser ? Thing.USER_SHARE : Thing.GROUP_SHARE, id, Text.caseKey(grantee)),
          (Node.Fields) named(without(share, Set.of("user", "group")), roles));
    }
  }

  // --- Roles within a thing ---

  /** Replaces the names of roles: they stand in lists called roles, and in permissions. */
  private static Node named(Node node, UnaryOperator<String> key) {
    return mapped(node, false, key);
  }

  private static Node mapped(Node node, boolean areRoles, UnaryOperator<String> key) {
    if (node instanceof Node.Fields fields) {
      List<Node.Member> members = new ArrayList<>();
      for (Node.Member member : fields.members()) {
        boolean below =
            areRoles || member.key().equals("roles") || member.key().equals("permissions");
        boolean isList =
            member.value() instanceof Node.Items || member.value() instanceof Node.Fields;
        members.add(
            member(member.key(), isList ? mapped(member.value(), below, key) : member.value()));
      }
      return new Node.Fields(members, 0, 0);
    } else if (node instanceof Node.Items items && areRoles) {
      return roles(
          items.nodes().stream().map(each -> key.apply(((Node.Text) each).value())).toList());
    } else if (node instanceof Node.Items items) {
      return new Node.Items(
          items.nodes().stream().map(each -> mapped(each, false, key)).toList(), 0, 0);
    }
    return node;
  }

  private static Node.Items roles(List<String> keys) {
    return new Node.Items(
        keys.stream()
            .sorted(Comparator.naturalOrder())
            .<Node>map(each -> new Node.Text(each, 0, 0))
            .toList(),
        0,
        0);
  }

  /** A version that has been taken apart, without some roles; what is empty then is left out. */
  static Node.Fields without(Set<String> gone, Node.Fields version) {
    List<Node.Member> members = new ArrayList<>();
    for (Node.Member member : version.members()) {
      Node value = rest(gone, member.value());
      boolean isEmpty =
          (value instanceof Node.Items items && items.nodes().isEmpty())
              || (value instanceof Node.Fields fields && fields.members().isEmpty());
      if (!isEmpty) {
        members.add(member(member.key(), value));
      }
    }
    return new Node.Fields(members, 0, 0);
  }

  private static Node rest(Set<String> gone, Node node) {
    if (node instanceof Node.Fields fields) {
      return without(gone, fields);
    } else if (node instanceof Node.Items items) {
      return new Node.Items(
          items.nodes().stream()
              .filter(each -> !(each instanceof Node.Text text && gone.contains(text.value())))
              .map(each -> rest(gone, each))
              .toList(),
          0,
          0);
    }
    return node;
  }

  // --- The small change ---

  private static Node.Fields none() {
    return new Node.Fields(List.of(), 0, 0);
  }

  private static Node.Member member(String key, Node value) {
    return new Node.Member(key, 0, 0, value);
  }

  private static Node.Fields without(Node.Fields fields, Set<String> keys) {
    return new Node.Fields(
        fields.members().stream().filter(each -> !keys.contains(each.key())).toList(), 0, 0);
  }

  private static @Nullable Node find(Node.Fields fields, String key) {
    Node.Member member = fields.find(key);
    return member == null ? null : member.value();
  }

  private static Node value(Node.Fields fields, String key) {
    Node value = find(fields, key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  private static String text(Node.Fields fields, String key) {
    return ((Node.Text) value(fields, key)).value();
  }

  private static List<Node.Fields> list(Node.Fields fields, String key) {
    return find(fields, key) instanceof Node.Items items
        ? items.nodes().stream().map(Node.Fields.class::cast).toList()
        : List.of();
  }

  private static List<String> texts(Node.Fields fields, String key) {
    return find(fields, key) instanceof Node.Items items
        ? items.nodes().stream().map(each -> ((Node.Text) each).value()).toList()
        : List.of();
  }
}

package dev.access4j.file;

import dev.access4j.directory.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes valid documents with names that are hard to write down; equal seeds make equal ones. */
final class RandomDocuments {

  private static final List<String> HARD =
      List.of(
          "true",
          "null",
          "~",
          "yes",
          "1",
          "1.50",
          "-",
          "- a",
          "a: b",
          "a #b",
          "#a",
          "[x]",
          "{x}",
          "&a",
          "*a",
          "!a",
          "%a",
          "@a",
          "`a",
          "'",
          "\"",
          "\\",
          "\\n",
          "a\\u0041",
          "=",
          "<<",
          "?",
          "? a",
          ":",
          "|",
          ">",
          "2026-01-01",
          "0x1F",
          ".inf",
          "é",
          "Ünï",
          "日本",
          "😀",
          "\u2028",
          "\u00A0x",
          "a/b",
          "x\u0301",
          "ﬁ",
          "İ",
          "ß");

  private final Random random;
  private int names;

  RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  Node.Fields next() {
    Build root = new Build();
    root.put("organization", organization());
    List<String> roles = some(6, "role");
    root.put("roles", each(roles, this::role));
    List<String> users = some(8, "user");
    root.put("users", each(users, name -> user(name, roles)));
    List<String> groups = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      groups.add("Group " + (char) ('A' + i) + "_" + (random.nextBoolean() ? "é日" : "-"));
    }
    root.put("groups", each(groups, name -> group(name, roles, users)));
    root.put("solutions", each(some(3, "solution"), name -> solution(name, roles, users, groups)));
    return root.build();
  }

  private Node organization() {
    Build fields = new Build().put("id", text(name("org"))).put("name", text(name("Org")));
    if (random.nextBoolean()) {
      fields.put("assignmentModel", text(pick(List.of("PER_SOLUTION", "ORGANIZATION_WIDE"))));
    }
    return fields.build();
  }

  private Node role(String name) {
    Build fields = new Build().put("name", text(name));
    if (random.nextBoolean()) {
      fields.put("description", text(pick(HARD) + "\n\t\u0001\u0085 " + pick(HARD) + " "));
    }
    return fields.build();
  }

  private Node user(String name, List<String> roles) {
    Build fields = new Build().put("username", text(name));
    fields.put("email", text("u" + ++names + "@" + pick(List.of("é.example", "x"))));
    if (random.nextBoolean()) {
      fields.put("firstName", text(pick(HARD))).put("lastName", text(" x "));
    }
    if (random.nextBoolean()) {
      fields.put("status", text(pick(List.of("ACTIVE", "INVITED", "DEACTIVATED"))));
    }
    return fields.put("attributes", attributes()).put("roles", texts(few(roles))).build();
  }

  private Node attributes() {
    Build fields = new Build();
    for (int i = random.nextInt(3); i > 0; i--) {
      String key = i + pick(HARD) + (random.nextInt(10) == 0 ? "\u0001".repeat(240) : "");
      boolean asText = random.nextBoolean();
      fields.put(
          key,
          asText ? text("a , " + pick(HARD) + ",,x") : texts(List.of("v", pick(HARD), pick(HARD))));
    }
    return fields.build();
  }

  private Node group(String name, List<String> roles, List<String> users) {
    return new Build()
        .put("name", text(name))
        .put("roles", texts(few(roles)))
        .put("attributes", attributes())
        .put("members", texts(few(users)))
        .build();
  }

  private Node solution(String name, List<String> roles, List<String> users, List<String> groups) {
    List<String> own = some(2, "own");
    List<String> all = new ArrayList<>(roles);
    all.addAll(own);
    List<String> listed = few(all);
    listed.add("Anonymous");
    Build fields = new Build().put("id", text(name)).put("name", text(name("Solution")));
    fields.put("roles", each(own, this::role));
    List<Node> versions = new ArrayList<>();
    versions.add(version("1", "PUBLISHED", listed));
    versions.add(version(name("v"), "DRAFT", few(all)));
    fields.put("versions", new Node.Items(versions, 0, 0));
    if (random.nextBoolean()) {
      fields.put("live", text("1"));
    }
    if (random.nextBoolean()) {
      fields.put("generalAccess", text(pick(List.of("INVITED_ONLY", "ANYONE_WITH_LINK"))));
    }
    List<Node> shares = new ArrayList<>();
    users.forEach(user -> share(shares, "user", user, few(all)));
    groups.forEach(group -> share(shares, "group", group, few(all)));
    return fields.put("shares", new Node.Items(shares, 0, 0)).build();
  }

  private void share(List<Node> shares, String kind, String grantee, List<String> roles) {
    boolean live = kind.equals("group") && random.nextBoolean();
    if (!live && roles.isEmpty()) {
      return;
    }
    Build fields = new Build().put(kind, text(grantee));
    fields.put("roles", live ? text("FROM_GROUP") : texts(roles));
    if (random.nextBoolean()) {
      fields.put("startsAt", text("2026-0" + (1 + random.nextInt(9)) + "-01T00:00:00.1234567Z"));
    }
    if (random.nextBoolean()) {
      fields.put("expiresAt", text("9999-12-31T23:59:59-00:00"));
    }
    shares.add(fields.build());
  }

  private Node version(String id, String state, List<String> listed) {
    Build fields = new Build().put("id", text(id)).put("state", text(state));
    fields.put("roles", texts(listed));
    fields.put("processes", each(some(2, "process"), name -> process(name, listed)));
    return fields.put("uiFlows", each(some(2, "flow"), name -> flow(name, listed))).build();
  }

  private Node process(String name, List<String> listed) {
    List<String> lanes = some(2, "lane");
    lanes.add(name("lane"));
    Build fields = new Build().put("name", text(name));
    fields.put("readOnlyAllowed", new Node.Literal(String.valueOf(random.nextBoolean()), 0, 0));
    fields.put("startSwimlane", text(pick(lanes)));
    return fields.put("swimlanes", each(lanes, lane -> lane(lane, listed))).build();
  }

  private Node lane(String name, List<String> listed) {
    Build permissions = new Build();
    for (String operation : few(List.of("VIEW", "EXECUTE", "SELF_ASSIGN", "HOLD", "UNHOLD"))) {
      permissions.put(operation, texts(few(listed)));
    }
    return new Build().put("name", text(name)).put("permissions", permissions.build()).build();
  }

  private Node flow(String name, List<String> listed) {
    Node permissions = new Build().put("INTERACT", texts(few(listed))).build();
    return new Build().put("name", text(name)).put("permissions", permissions).build();
  }

  // --- The small change ---

  private String name(String kind) {
    return Text.trim((random.nextBoolean() ? pick(HARD) : "") + kind + ++names);
  }

  private List<String> some(int most, String kind) {
    List<String> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(name(kind));
    }
    return list;
  }

  private <T> List<T> few(List<T> of) {
    List<T> list = new ArrayList<>(of);
    Collections.shuffle(list, random);
    return new ArrayList<>(list.subList(0, random.nextInt(Math.min(5, list.size()) + 1)));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Node text(String value) {
    return new Node.Text(value, 0, 0);
  }

  private static Node texts(List<String> values) {
    return each(values, RandomDocuments::text);
  }

  private static Node each(List<String> names, Function<String, Node> node) {
    return new Node.Items(names.stream().map(node).toList(), 0, 0);
  }

  private static final class Build {
    private final List<Node.Member> members = new ArrayList<>();

    Build put(String key, Node value) {
      members.add(new Node.Member(key, 0, 0, value));
      return this;
    }

    Node.Fields build() {
      return new Node.Fields(members, 0, 0);
    }
  }
}

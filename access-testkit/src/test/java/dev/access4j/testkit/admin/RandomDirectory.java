package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;

import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import dev.access4j.memory.InMemoryIdentityProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Providers drawn at random: nested, with odd names, circles, collisions and disabled accounts. */
final class RandomDirectory {

  private static final List<String> ROLES =
      List.of(
          "clerk",
          "teller",
          "Teller",
          "auditor",
          "a b",
          " lead ",
          "Anonymous",
          "ceo",
          "a\u0007",
          "\u00e9t\u00e9",
          "e\u0301te\u0301",
          "night",
          "x".repeat(256));
  private static final List<String> GROUPS =
      List.of(
          "Retail",
          "retail",
          "Branch 7",
          "a/b",
          "a_b",
          "Retail - Branch 7",
          " pad ",
          "tab\tname",
          "\u00e9t\u00e9",
          "e\u0301te\u0301",
          "y".repeat(200),
          "\ud83d\ude00",
          "Lab",
          "n\u00a0b");
  private static final List<String> VALUES =
      List.of("north", " north", "south", "so,uth", " ", "1", "2");
  private static final List<String> KEYS = List.of("region", "desk", "a,b");

  private final RandomGenerator random;

  RandomDirectory(RandomGenerator random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Set<String> some(List<String> of, int most) {
    Set<String> some = new LinkedHashSet<>();
    for (int i = below(most + 1); i > 0; i--) {
      some.add(one(of));
    }
    return some;
  }

  NaiveDirectory draw() {
    NaiveDirectory drawn = new NaiveDirectory();
    List<String> subs = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (int i = below(9); i > 0; i--) {
      subs.add("s" + i);
      String name = one(List.of("ana", "ben", "cid", "dee", "eva", "fay", "gus", "a\u0007", " h"));
      if (names.add(name)) {
        drawn.accounts.add(account("s" + i, name));
      }
    }
    subs.add("program");
    for (String role : some(ROLES, 8)) {
      Set<String> includes = some(ROLES, 2);
      drawn.roles.put(role, new IdentityRole(role, below(2) == 0 ? "" : "for " + role, includes));
      drawn.holders.put(role, some(subs, 3));
    }
    for (int i = below(8); i > 0; i--) {
      List<List<String>> around = new ArrayList<>(drawn.groups.keySet());
      around.add(List.of());
      List<String> path = new ArrayList<>(one(around));
      path.add(one(GROUPS));
      if (path.size() < 4) {
        drawn.groups.put(
            path, new IdentityGroup(path.toString(), path, attributes(), some(ROLES, 2)));
        drawn.members.put(path, some(subs, 4));
      }
    }
    return drawn;
  }

  private Account account(String sub, String name) {
    String email =
        below(8) == 0 ? one(List.of("", "nobody", "ben@x", "Ana@x")) : name.strip() + "@x";
    return new Account(
        sub,
        name,
        email,
        below(3) > 0,
        one(List.of("", "One", " Two ", "o\u0000")),
        one(List.of("", "Last")),
        below(4) > 0,
        attributes());
  }

  private Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (String key : KEYS) {
      if (below(3) == 0) {
        attributes.put(key, List.copyOf(some(VALUES, 3)));
      }
    }
    return attributes;
  }

  static void fill(InMemoryIdentityProvider provider, NaiveDirectory drawn) {
    drawn.accounts.forEach(account -> provider.put(ACME, account));
    drawn.roles.forEach(
        (name, role) -> provider.put(ACME, role, drawn.holders.getOrDefault(name, Set.of())));
    drawn.groups.forEach(
        (path, group) -> provider.put(ACME, group, drawn.members.getOrDefault(path, Set.of())));
  }
}

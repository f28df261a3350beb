package dev.access4j.testkit.admin;

import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a provider's own nesting gives its accounts, said once more and as simply as can be. */
final class NaiveDirectory {

  final Map<String, IdentityRole> roles = new LinkedHashMap<>();
  final Map<String, Set<String>> holders = new HashMap<>();
  final Map<List<String>, IdentityGroup> groups = new LinkedHashMap<>();
  final Map<List<String>, Set<String>> members = new HashMap<>();
  final List<Account> accounts = new ArrayList<>();

  static String key(String name) {
    return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static boolean isAlone(String key, List<String> keys) {
    return keys.stream().filter(key::equals).count() == 1;
  }

  /** Whether a role comes over; the organization has a solution with the own role "ceo". */
  boolean takes(String role) {
    IdentityRole found = roles.get(role);
    String name = role.strip();
    return found != null
        && !name.isEmpty()
        && name.length() <= 255
        && name.chars().noneMatch(Character::isISOControl)
        && !Set.of("anonymous", "ceo").contains(key(name))
        && isAlone(key(name), roles.keySet().stream().map(NaiveDirectory::key).toList());
  }

  static String nameOf(List<String> path) {
    String name =
        Normalizer.normalize(String.join(" - ", path), Normalizer.Form.NFC)
            .replaceAll("[\\s\\u001c-\\u001f\\u0085\\p{Z}]+", " ")
            .replaceAll("[^\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}_ -]", "_")
            .strip();
    return name.length() <= 255 ? name : name.substring(0, 255).strip();
  }

  boolean takes(IdentityGroup group) {
    String name = nameOf(group.path());
    List<String> all = groups.keySet().stream().map(path -> key(nameOf(path))).toList();
    return !name.isEmpty() && isAlone(key(name), all);
  }

  /** The group and all around it. */
  private List<IdentityGroup> line(IdentityGroup group) {
    List<IdentityGroup> line = new ArrayList<>();
    for (int i = 1; i <= group.path().size(); i++) {
      IdentityGroup each = groups.get(group.path().subList(0, i));
      if (each != null) {
        line.add(each);
      }
    }
    return line;
  }

  /** The roles that an account holds there, as far as they come over. */
  Set<String> rolesOf(Account account, boolean assignments) {
    Set<String> reached = new TreeSet<>();
    for (IdentityGroup group : groupsOf(account)) {
      line(group).forEach(each -> each.roles().forEach(role -> follow(role, reached)));
    }
    if (assignments) {
      holders.forEach(
          (role, subs) -> {
            if (subs.contains(account.sub())) {
              follow(role, reached);
            }
          });
    }
    Set<String> names = new TreeSet<>();
    reached.stream().filter(this::takes).forEach(role -> names.add(role.strip()));
    return names;
  }

  private void follow(String role, Set<String> reached) {
    if (roles.containsKey(role) && reached.add(role)) {
      roles.get(role).includes().forEach(each -> follow(each, reached));
    }
  }

  private List<IdentityGroup> groupsOf(Account account) {
    return groups.values().stream()
        .filter(this::takes)
        .filter(group -> members.getOrDefault(group.path(), Set.of()).contains(account.sub()))
        .toList();
  }

  /** All values that an account has there, of itself or of a group, as far as they come over. */
  Map<String, Set<String>> attributesOf(Account account) {
    Map<String, Set<String>> union = new TreeMap<>();
    add(account.attributes(), union);
    for (IdentityGroup group : groupsOf(account)) {
      line(group).forEach(each -> add(each.attributes(), union));
    }
    return union;
  }

  private static void add(Map<String, List<String>> given, Map<String, Set<String>> union) {
    given.forEach(
        (key, values) -> {
          boolean comma = key.contains(",") || values.stream().anyMatch(v -> v.contains(","));
          for (String value : values) {
            if (!comma && !value.isBlank()) {
              union.computeIfAbsent(key, each -> new TreeSet<>()).add(value.strip());
            }
          }
        });
  }
}

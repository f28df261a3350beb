package dev.access4j.memory;

import static dev.access4j.memory.Ranges.limited;
import static dev.access4j.memory.Ranges.mapped;
import static dev.access4j.memory.Ranges.selected;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.solution.Solution;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists by name (AD-9). All but that of users begin where their prefix does; users are looked at
 * one by one, since any of four names may begin with it.
 */
record NamedLists(Tables tables) {

  List<EndUser> users(ListFilter filter, PageRequest<NameKey> page) {
    String prefix = Text.caseKey(filter.prefix());
    return page(
        tables.usersByName,
        name -> name,
        page.after().map(NameKey::name).orElse(null),
        "",
        each -> Objects.requireNonNull(tables.users.get(each.value())),
        user -> takes(filter, prefix, user),
        page.limit());
  }

  private boolean takes(ListFilter filter, String prefix, EndUser user) {
    return filter.statuses().contains(user.status())
        && (prefix.isEmpty()
            || Stream.of(user.username(), user.email(), user.firstName(), user.lastName())
                .anyMatch(name -> Text.caseKey(name).startsWith(prefix)))
        && filter
            .group()
            .map(group -> tables.members.containsKey(new Pair<>(group, user.id())))
            .orElse(true)
        && filter.role().map(role -> has(user.id(), role)).orElse(true);
  }

  private boolean has(EndUserId user, RoleId role) {
    return tables.uses.containsKey(new Pair<>(role, Use.assignment(user)))
        || isShared(role, Use.Kind.USER_SHARE, user.value())
        || Ranges.seconds(tables.memberships, user).stream().anyMatch(group -> has(group, role));
  }

  private boolean has(GroupId group, RoleId role) {
    return tables.uses.containsKey(new Pair<>(role, Use.group(group)))
        || isShared(role, Use.Kind.GROUP_SHARE, group.value());
  }

  private boolean isShared(RoleId role, Use.Kind kind, String grantee) {
    Use before = new Use(kind, grantee, "");
    for (var each : Ranges.range(tables.uses, role, before)) {
      Use use = each.key().second();
      return use.kind() == kind && use.first().equals(grantee);
    }
    return false;
  }

  List<EndUserRole> roles(ListFilter filter, PageRequest<NameKey> page) {
    return page(
        tables.rolesByName,
        Pair::first,
        page.after().map(key -> new Pair<>(key.name(), key.tie())).orElse(null),
        Text.caseKey(filter.prefix()),
        each -> Objects.requireNonNull(tables.roles.get(each.value())),
        role -> true,
        page.limit());
  }

  List<EndUserGroup> groups(ListFilter filter, PageRequest<NameKey> page) {
    return page(
        tables.groupsByName,
        name -> name,
        page.after().map(NameKey::name).orElse(null),
        Text.caseKey(filter.prefix()),
        each -> Objects.requireNonNull(tables.groups.get(each.value())),
        group -> filter.role().map(role -> has(group.id(), role)).orElse(true),
        page.limit());
  }

  List<Solution> solutions(ListFilter filter, PageRequest<NameKey> page) {
    return page(
        tables.solutionsByName,
        Pair::first,
        page.after().map(key -> new Pair<>(key.name(), key.tie())).orElse(null),
        Text.caseKey(filter.prefix()),
        each -> Objects.requireNonNull(tables.solutions.get(SolutionId.of(each.key().second()))),
        solution -> true,
        page.limit());
  }

  /** From where the prefix begins, or after the last one seen, to where the prefix ends. */
  private static <K extends Comparable<? super K>, V, T> List<T> page(
      PersistentMap<K, V> names,
      Function<? super K, String> name,
      @Nullable K after,
      String prefix,
      Function<PersistentMap.Entry<K, V>, T> as,
      Predicate<? super T> wanted,
      int limit) {
    Comparable<K> place =
        key -> {
          boolean seen = after != null && after.compareTo(key) >= 0;
          return seen || name.apply(key).compareTo(prefix) < 0 ? 1 : -1;
        };
    Iterable<PersistentMap.Entry<K, V>> begun =
        selected(
            names.above(place), each -> name.apply(each.key()).startsWith(prefix), each -> true);
    return limited(selected(() -> mapped(begun, as), each -> true, wanted).iterator(), limit);
  }
}

package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Stores whose lists by name hold too much or too little. */
final class BrokenFilters {

  private BrokenFilters() {}

  static List<BrokenStore> all() {
    return List.of(
        prefixed("a prefix is compared with its case", "userPrefix", String::startsWith),
        prefixed("a prefix is taken for a pattern", "anyPrefix", BrokenFilters::like),
        prefixed("a prefix is taken for a regular expression", "anyPrefix", BrokenFilters::regex),
        prefixed(
            "a prefix is found anywhere in a name",
            "userPrefix",
            (name, prefix) -> Text.caseKey(name).contains(Text.caseKey(prefix))),
        prefixed(
            "a prefix is folded letter by letter",
            "anyPrefix",
            (name, prefix) -> name.regionMatches(true, 0, prefix, 0, prefix.length())),
        prefixed(
            "white space at the end of a prefix is lost",
            "userPrefix",
            (name, prefix) -> Text.caseKey(name).startsWith(Text.caseKey(prefix.trim()))),
        filtering(
            "a prefix is compared with the username only",
            "userPrefix",
            (view, filter) ->
                user -> Text.caseKey(user.username()).startsWith(Text.caseKey(filter.prefix()))),
        missing("the filter by role misses assignments", Way.ASSIGNED),
        missing("the filter by role misses what groups carry", Way.CARRIED),
        missing("the filter by role misses shares with users", Way.SHARED),
        missing("the filter by role misses shares with groups", Way.SHARED_WITH_GROUP),
        filtering(
            "the filter by role misses shares that have ended",
            "roleByShare",
            (view, filter) ->
                user ->
                    filter.role().isEmpty()
                        || record(view, user).shares().stream()
                            .noneMatch(
                                share ->
                                    share
                                        .validity()
                                        .expiresAt()
                                        .filter(Instant.now()::isAfter)
                                        .isPresent())),
        filtering(
            "the invited are left out of lists",
            "statuses",
            (view, filter) -> user -> user.status() != UserStatus.INVITED),
        BrokenLists.broken(
            "a filter by group and role takes either",
            AccessStoreKit.ListFilter.class,
            "together",
            TakesEither::new),
        BrokenLists.broken(
            "a user is listed once for each way to a role",
            AccessStoreKit.ListFilter.class,
            "roleOfUsers",
            Repeats::new),
        BrokenLists.broken(
            "a page is filtered after it was cut off",
            AccessStoreKit.ListFilter.class,
            "together",
            FiltersLate::new),
        BrokenLists.broken(
            "the filter by role misses shares in the list of groups",
            AccessStoreKit.ListFilter.class,
            "roleOfGroups",
            CarriedOnly::new),
        BrokenLists.broken(
            "a filter by group narrows the list of groups",
            AccessStoreKit.ListFilter.class,
            "notApplying",
            NarrowsGroups::new));
  }

  /** How a user has a role. */
  private enum Way {
    ASSIGNED,
    CARRIED,
    SHARED,
    SHARED_WITH_GROUP
  }

  /** What of the rows a list takes. */
  private interface Taking {
    Predicate<EndUser> by(ReadView view, ListFilter filter);
  }

  private static BrokenStore prefixed(
      String fault, String test, BiPredicate<String, String> begins) {
    return taking(
        fault,
        test,
        (view, filter) ->
            user ->
                filter.prefix().isEmpty()
                    || names(user).anyMatch(name -> begins.test(name, filter.prefix())));
  }

  private static Stream<String> names(EndUser user) {
    return Stream.of(user.username(), user.email(), user.firstName(), user.lastName());
  }

  private static BrokenStore missing(String fault, Way way) {
    return filtering(
        fault,
        "roleOfUsers",
        (view, filter) ->
            user ->
                filter.role().isEmpty()
                    || ways(view, user, filter.role().get()).stream()
                        .anyMatch(each -> each != way));
  }

  /** Takes less than it should. */
  private static BrokenStore filtering(String fault, String test, Taking taking) {
    return BrokenLists.broken(
        fault,
        AccessStoreKit.ListFilter.class,
        test,
        view ->
            new DelegatingView(view) {
              @Override
              public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
                return real.usersByName(filter, everything(page)).stream()
                    .filter(taking.by(real, filter))
                    .limit(page.limit())
                    .toList();
              }
            });
  }

  /** Takes others than it should by their names. */
  private static BrokenStore taking(String fault, String test, Taking taking) {
    return BrokenLists.broken(
        fault,
        AccessStoreKit.ListFilter.class,
        test,
        view ->
            new DelegatingView(view) {
              @Override
              public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
                return real.usersByName(filter.startingWith(""), everything(page)).stream()
                    .filter(taking.by(real, filter))
                    .limit(page.limit())
                    .toList();
              }
            });
  }

  private static PageRequest<NameKey> everything(PageRequest<NameKey> page) {
    return page.after()
        .map(key -> PageRequest.after(key, 10_000))
        .orElse(PageRequest.first(10_000));
  }

  private static boolean like(String name, String prefix) {
    String regex =
        Text.caseKey(prefix)
            .codePoints()
            .mapToObj(BrokenFilters::wildcard)
            .reduce("", String::concat);
    return Text.caseKey(name).matches("(?s)" + regex + ".*");
  }

  private static String wildcard(int c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      default -> Pattern.quote(Character.toString(c));
    };
  }

  private static boolean regex(String name, String prefix) {
    try {
      return Pattern.compile(prefix, Pattern.CASE_INSENSITIVE).matcher(name).lookingAt();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static PrincipalRecord record(ReadView view, EndUser user) {
    return view.principal(user.id()).orElseThrow();
  }

  private static Set<Way> ways(ReadView view, EndUser user, RoleId role) {
    Set<Way> found = EnumSet.noneOf(Way.class);
    PrincipalRecord row = record(view, user);
    Collection<GroupRecord> groups = view.groups(row.groups()).values();
    if (row.assignments().contains(role)) {
      found.add(Way.ASSIGNED);
    }
    if (groups.stream().anyMatch(each -> each.group().roles().contains(role))) {
      found.add(Way.CARRIED);
    }
    if (row.shares().stream().anyMatch(each -> gives(each, role))) {
      found.add(Way.SHARED);
    }
    if (groups.stream().flatMap(each -> each.shares().stream()).anyMatch(s -> gives(s, role))) {
      found.add(Way.SHARED_WITH_GROUP);
    }
    return found;
  }

  private static boolean gives(SolutionShare share, RoleId role) {
    return share.roles() instanceof SharedRoles.Explicit explicit
        && explicit.roles().contains(role);
  }

  private static final class TakesEither extends DelegatingView {
    TakesEither(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      if (filter.group().isEmpty() || filter.role().isEmpty()) {
        return real.usersByName(filter, page);
      }
      ListFilter plain =
          ListFilter.ALL
              .startingWith(filter.prefix())
              .withStatus(filter.statuses().toArray(new UserStatus[0]));
      return real.usersByName(plain, everything(page)).stream()
          .filter(
              user ->
                  real.isMember(filter.group().get(), user.id())
                      || !ways(real, user, filter.role().get()).isEmpty())
          .limit(page.limit())
          .toList();
    }
  }

  private static final class Repeats extends DelegatingView {
    Repeats(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.usersByName(filter, page).stream()
          .flatMap(
              user ->
                  filter.role().stream()
                      .flatMap(
                          role ->
                              Collections.nCopies(ways(real, user, role).size(), user).stream()))
          .limit(page.limit())
          .toList();
    }
  }

  private static final class FiltersLate extends DelegatingView {
    FiltersLate(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      List<EndUser> wanted = real.usersByName(filter, everything(page));
      return real.usersByName(ListFilter.ALL, page).stream().filter(wanted::contains).toList();
    }
  }

  private static final class CarriedOnly extends DelegatingView {
    CarriedOnly(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.groupsByName(filter, page).stream()
          .filter(group -> filter.role().isEmpty() || group.roles().contains(filter.role().get()))
          .toList();
    }
  }

  private static final class NarrowsGroups extends DelegatingView {
    NarrowsGroups(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.groupsByName(filter, page).stream()
          .filter(group -> filter.group().isEmpty() || group.id().equals(filter.group().get()))
          .toList();
    }
  }
}

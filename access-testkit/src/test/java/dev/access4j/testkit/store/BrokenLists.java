package dev.access4j.testkit.store;

import static java.util.Comparator.comparing;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Text;
import dev.access4j.solution.Solution;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores whose lists by name are in another order, and those that find things by many names. */
final class BrokenLists {

  private static final PageRequest<NameKey> EVERYTHING = PageRequest.first(10_000);

  private static final Comparator<String> CODE_POINTS =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private BrokenLists() {}

  static List<BrokenStore> all() {
    return List.of(
        ordered(
            "users by name are ordered by code points",
            comparing(user -> Text.caseKey(user.username()), CODE_POINTS)),
        ordered("users by name are ordered by the name as it is", comparing(EndUser::username)),
        ordered(
            "users by name are ordered by code points of the name as it is",
            comparing(EndUser::username, CODE_POINTS)),
        listing("a page by name loses ties", "solutionsOfOneName", LosesTies::new),
        listing("ties of names are in no order by id", "solutionsOfOneName", TiesReversed::new),
        listing("ties of roles are lost", "rolesOfOneName", LosesTiesOfRoles::new),
        listing("a page by name ends at a row that left", "anyKey", NeedsTheRow::new),
        listing("the built-in role is listed by name", "whole", ListsBuiltIn::new),
        listing("users by name come without attributes", "whole", WithoutAttributes::new),
        listing("lists by name do not see what a write renames", "renamed", SeesOldNames::new),
        naming("many usernames are answered as they are stored", "named", KeyedByStored::new),
        naming("of many spellings of a username one is answered", "named", OneSpelling::new),
        naming("many e-mails are compared with their case", "withEmails", EmailsWithCase::new),
        naming("many groups are answered as they are stored", "groupsNamed", StoredGroups::new),
        naming("of many names those beyond a thousand are forgotten", "many", First::new));
  }

  private static BrokenStore listing(
      String fault, String test, Function<ReadView, ReadView> wrong) {
    return broken(fault, AccessStoreKit.ByName.class, test, wrong);
  }

  private static BrokenStore naming(String fault, String test, Function<ReadView, ReadView> wrong) {
    return broken(fault, AccessStoreKit.ManyNames.class, test, wrong);
  }

  /** A store with one thing wrong about its views. */
  static BrokenStore broken(
      String fault, Class<?> contract, String test, Function<ReadView, ReadView> wrong) {
    return new BrokenStore(
        fault,
        contract,
        test,
        () ->
            new DelegatingStore() {
              @Override
              ReadView view(ReadView view) {
                return wrong.apply(view);
              }
            });
  }

  private static BrokenStore ordered(String fault, Comparator<EndUser> order) {
    return listing(
        fault,
        "order",
        view ->
            new DelegatingView(view) {
              @Override
              public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
                List<EndUser> rows = new ArrayList<>(real.usersByName(filter, EVERYTHING));
                rows.sort(order);
                return after(rows, NameKey::of, page);
              }
            });
  }

  /** The rows after the one of a key, wherever it is. */
  private static <T> List<T> after(
      List<T> rows, Function<T, NameKey> key, PageRequest<NameKey> page) {
    int last = page.after().map(after -> rows.stream().map(key).toList().indexOf(after)).orElse(-1);
    return rows.stream().skip(last + 1L).limit(page.limit()).toList();
  }

  private static final class LosesTies extends DelegatingView {
    LosesTies(ReadView real) {
      super(real);
    }

    @Override
    public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.solutionsByName(filter, EVERYTHING).stream()
          .filter(each -> beyond(NameKey.of(each), page))
          .limit(page.limit())
          .toList();
    }

    static boolean beyond(NameKey key, PageRequest<NameKey> page) {
      return page.after().isEmpty() || key.name().compareTo(page.after().get().name()) > 0;
    }
  }

  private static final class LosesTiesOfRoles extends DelegatingView {
    LosesTiesOfRoles(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.rolesByName(filter, EVERYTHING).stream()
          .filter(each -> LosesTies.beyond(NameKey.of(each), page))
          .limit(page.limit())
          .toList();
    }
  }

  private static final class TiesReversed extends DelegatingView {
    TiesReversed(ReadView real) {
      super(real);
    }

    @Override
    public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
      List<Solution> rows = new ArrayList<>(real.solutionsByName(filter, EVERYTHING));
      rows.sort(
          Comparator.<Solution, String>comparing(each -> NameKey.of(each).name())
              .thenComparing(each -> each.id().value(), Comparator.reverseOrder()));
      return after(rows, NameKey::of, page);
    }
  }

  private static final class NeedsTheRow extends DelegatingView {
    NeedsTheRow(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      Optional<NameKey> after = page.after();
      return after.isEmpty() || userNamed(after.get().name()).isPresent()
          ? real.usersByName(filter, page)
          : List.of();
    }
  }

  private static final class ListsBuiltIn extends DelegatingView {
    ListsBuiltIn(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page) {
      return Stream.concat(
              real.rolesByName(filter, EVERYTHING).stream(), Stream.of(EndUserRole.ANONYMOUS))
          .sorted(comparing((EndUserRole role) -> NameKey.of(role)))
          .filter(
              each -> page.after().isEmpty() || NameKey.of(each).compareTo(page.after().get()) > 0)
          .limit(page.limit())
          .toList();
    }
  }

  private static final class WithoutAttributes extends DelegatingView {
    WithoutAttributes(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      return real.usersByName(filter, page).stream()
          .map(user -> user.toBuilder().attributes(Attributes.NONE).build())
          .toList();
    }
  }

  /** Orders a row by the first name that it had, within a write. */
  private static final class SeesOldNames extends DelegatingView {
    private final List<Solution> before;

    SeesOldNames(ReadView real) {
      super(real);
      before = real.solutionsByName(ListFilter.ALL, EVERYTHING);
    }

    @Override
    public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
      return after(before, NameKey::of, page);
    }
  }

  private static final class KeyedByStored extends DelegatingView {
    KeyedByStored(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersNamed(Set<String> usernames) {
      return real.usersNamed(usernames).values().stream()
          .distinct()
          .collect(Collectors.toMap(EndUser::username, user -> user));
    }
  }

  private static final class StoredGroups extends DelegatingView {
    StoredGroups(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, GroupRecord> groupsNamed(Set<String> names) {
      return real.groupsNamed(names).values().stream()
          .distinct()
          .collect(Collectors.toMap(record -> record.group().name(), record -> record));
    }
  }

  private static final class OneSpelling extends DelegatingView {
    OneSpelling(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersNamed(Set<String> usernames) {
      Map<EndUser, String> once = new HashMap<>();
      real.usersNamed(usernames).forEach((name, user) -> once.put(user, name));
      Map<String, EndUser> found = new HashMap<>();
      once.forEach((user, name) -> found.put(name, user));
      return found;
    }
  }

  private static final class EmailsWithCase extends DelegatingView {
    EmailsWithCase(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersWithEmails(Set<String> emails) {
      Map<String, EndUser> found = new HashMap<>(real.usersWithEmails(emails));
      found.entrySet().removeIf(each -> !each.getKey().equals(each.getValue().email()));
      return found;
    }
  }

  private static final class First extends DelegatingView {
    First(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersNamed(Set<String> usernames) {
      return real.usersNamed(usernames.stream().limit(1_000).collect(Collectors.toSet()));
    }
  }
}

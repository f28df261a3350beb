package dev.access4j.testkit.store;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Stores that do not keep texts and instants as they are, or do not compare them as they must. */
final class BrokenTexts {

  private BrokenTexts() {}

  static List<BrokenStore> all() {
    return List.of(
        new BrokenStore(
            "a username is found in its own case only",
            AccessStoreKit.Uniqueness.class,
            "foundInAnyCase",
            () -> naming(String::equals)),
        new BrokenStore(
            "usernames that differ in case are kept side by side",
            AccessStoreKit.Integrity.class,
            "refused",
            KeepsBothCases::new),
        new BrokenStore(
            "a username is folded by the default locale",
            AccessStoreKit.Uniqueness.class,
            "anyDefaultLocale",
            () -> naming((name, asked) -> locally(name).equals(locally(asked)))),
        new BrokenStore(
            "a username is found without its accents",
            AccessStoreKit.Uniqueness.class,
            "moreThanCase",
            () -> naming((name, asked) -> plain(name).equals(plain(asked)))),
        new BrokenStore(
            "a username is found by a pattern",
            AccessStoreKit.Text.class,
            "patterns",
            () -> naming((name, asked) -> like(asked, name))),
        new BrokenStore(
            "a user is found by its id in any case",
            AccessStoreKit.Directory.class,
            "exactIds",
            IdsInAnyCase::new),
        new BrokenStore(
            "characters beyond the basic plane count twice",
            AccessStoreKit.Text.class,
            "directory",
            () -> keeping(user -> renamed(user, cut(user.firstName())))),
        new BrokenStore(
            "characters beyond the basic plane become question marks",
            AccessStoreKit.Text.class,
            "directory",
            () -> keeping(user -> renamed(user, user.firstName().replaceAll("[^\0-\uffff]", "?")))),
        new BrokenStore(
            "values of attributes are sorted",
            AccessStoreKit.Directory.class,
            "user",
            () -> keeping(BrokenTexts::sorted)),
        new BrokenStore(
            "instants are cut off to the millisecond",
            AccessStoreKit.Share.class,
            "instants",
            () -> sharing(each -> each.truncatedTo(ChronoUnit.MILLIS), each -> each)),
        new BrokenStore(
            "instants are kept as local times",
            AccessStoreKit.Share.class,
            "instants",
            () -> sharing(BrokenTexts::toLocal, BrokenTexts::fromLocal)));
  }

  private static String locally(String name) {
    return name.toLowerCase(Locale.getDefault());
  }

  private static String plain(String name) {
    return Normalizer.normalize(Text.caseKey(name), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static boolean like(String pattern, String name) {
    String regex = "\\Q" + pattern.replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q") + "\\E";
    return Text.caseKey(name)
        .matches("(?s)" + Text.caseKey(regex).replace("\\q", "\\Q").replace("\\e", "\\E"));
  }

  private static String cut(String name) {
    return name.length() > 255 ? name.substring(0, 254) : name;
  }

  private static EndUser renamed(EndUser user, String firstName) {
    return user.toBuilder().name(firstName, user.lastName()).build();
  }

  private static EndUser sorted(EndUser user) {
    Map<String, List<String>> values = new LinkedHashMap<>(user.attributes().values());
    values.replaceAll((key, list) -> list.stream().sorted().toList());
    return user.toBuilder().attributes(new Attributes(values)).build();
  }

  private static DelegatingStore naming(BiPredicate<String, String> same) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public Optional<EndUser> userNamed(String username) {
            return real
                .principals(new PrincipalQuery.Everyone(), PageRequest.first(10_000))
                .stream()
                .map(PrincipalRecord::user)
                .filter(user -> same.test(user.username(), username))
                .findFirst();
          }
        };
      }
    };
  }

  private static DelegatingStore keeping(UnaryOperator<EndUser> change) {
    return new DelegatingStore() {
      @Override
      WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
        return new DelegatingTransaction(reads, writes) {
          @Override
          public void put(EndUser user) {
            writes.put(change.apply(user));
          }
        };
      }
    };
  }

  /** Gives one of two users another name to hide, and shows it under its own. */
  private static final class KeepsBothCases extends DelegatingStore {

    private final Map<EndUser, EndUser> shown = new ConcurrentHashMap<>();

    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(EndUser user) {
          Optional<EndUser> other =
              real.userNamed(user.username())
                  .filter(found -> !found.id().equals(user.id()))
                  .filter(found -> !found.username().equals(user.username()));
          if (other.isPresent()) {
            EndUser hidden = user.toBuilder().username("hidden " + user.username()).build();
            shown.put(hidden, user);
            writes.put(hidden);
          } else {
            writes.put(user);
          }
        }
      };
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return real.principal(user).map(this::show);
        }

        @Override
        public List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page) {
          return real.principals(query, page).stream().map(this::show).toList();
        }

        private PrincipalRecord show(PrincipalRecord record) {
          return new PrincipalRecord(
              shown.getOrDefault(record.user(), record.user()),
              record.groups(),
              record.assignments(),
              record.shares());
        }
      };
    }
  }

  private static final class IdsInAnyCase extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return real.principals(new PrincipalQuery.Everyone(), PageRequest.first(10_000)).stream()
              .filter(
                  found ->
                      Text.caseKey(found.user().id().value()).equals(Text.caseKey(user.value())))
              .findFirst();
        }
      };
    }
  }

  private static DelegatingStore sharing(UnaryOperator<Instant> put, UnaryOperator<Instant> read) {
    return new DelegatingStore() {
      @Override
      WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
        return new DelegatingTransaction(reads, writes) {
          @Override
          public void put(SolutionShare share) {
            writes.put(changed(share, put));
          }
        };
      }

      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public Optional<PrincipalRecord> principal(EndUserId user) {
            return real.principal(user)
                .map(
                    found ->
                        new PrincipalRecord(
                            found.user(),
                            found.groups(),
                            found.assignments(),
                            found.shares().stream().map(each -> changed(each, read)).toList()));
          }

          @Override
          public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
            return real.shares(solution, page).stream().map(each -> changed(each, read)).toList();
          }
        };
      }
    };
  }

  private static SolutionShare changed(SolutionShare share, UnaryOperator<Instant> change) {
    Validity validity = share.validity();
    return share.during(
        new Validity(
            validity.startsAt().map(change).orElse(Instant.MIN),
            validity.expiresAt().map(change).orElse(Instant.MAX)));
  }

  private static Instant toLocal(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
  }

  private static Instant fromLocal(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        .atZone(ZoneId.systemDefault())
        .toInstant();
  }
}

package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Stores in which one organization leaks into another. */
final class BrokenBoundaries {

  private BrokenBoundaries() {}

  static List<BrokenStore> all() {
    return List.of(
        leaking("a user is found by its id in any organization", "nothingElsewhere", Users::new),
        leaking("a user is found by its name in any organization", "nothingElsewhere", Names::new),
        leaking("shares of all organizations are listed together", "sameIds", Shares::new),
        leaking("solutions of all organizations are found as open", "nothingElsewhere", Open::new),
        leaking("a username is taken in all organizations", "writes", NamesTaken::new),
        leaking("a user is deleted in all organizations", "writes", Deletes::new));
  }

  private static BrokenStore leaking(String fault, String test, Supplier<AccessStore> open) {
    return new BrokenStore(fault, AccessStoreKit.Boundary.class, test, open);
  }

  /** Knows all organizations that were written to. */
  private abstract static class Leaking extends DelegatingStore {

    private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();

    @Override
    void heard(Change change) {
      organizations.add(change.organization());
      tell(change);
    }

    final Stream<OrganizationId> others(OrganizationId organization) {
      return organizations.stream().filter(each -> !each.equals(organization));
    }

    final <T> Stream<T> inOthers(ReadView view, Function<ReadView, Stream<T>> query) {
      return others(view.organizationId()).flatMap(each -> real.read(each, query));
    }
  }

  private static final class Users extends Leaking {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return real.principal(user)
              .or(() -> inOthers(real, other -> other.principal(user).stream()).findFirst());
        }
      };
    }
  }

  private static final class Names extends Leaking {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<EndUser> userNamed(String username) {
          return real.userNamed(username)
              .or(() -> inOthers(real, other -> other.userNamed(username).stream()).findFirst());
        }
      };
    }
  }

  private static final class Shares extends Leaking {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
          return Stream.concat(
                  real.shares(solution, page).stream(),
                  inOthers(real, other -> other.shares(solution, page).stream()))
              .distinct()
              .limit(page.limit())
              .toList();
        }
      };
    }
  }

  private static final class Open extends Leaking {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles) {
          Set<SolutionId> found = new HashSet<>(real.solutionsOpenOrListing(roles));
          inOthers(real, other -> other.solutionsOpenOrListing(roles).stream()).forEach(found::add);
          return found;
        }
      };
    }
  }

  private static final class NamesTaken extends Leaking {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(EndUser user) {
          if (inOthers(real, other -> other.userNamed(user.username()).stream())
              .findFirst()
              .isPresent()) {
            throw new IntegrityException("taken");
          }
          writes.put(user);
        }
      };
    }
  }

  private static final class Deletes extends Leaking {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      Set<EndUserId> deleted = new HashSet<>();
      T answer =
          real.write(
              organization,
              tx ->
                  work.apply(
                      new DelegatingTransaction(tx, tx) {
                        @Override
                        public void delete(EndUserId user) {
                          deleted.add(user);
                          writes.delete(user);
                        }
                      }));
      if (!deleted.isEmpty()) {
        others(organization).forEach(other -> real.write(other, tx -> deleteAll(tx, deleted)));
      }
      return answer;
    }

    private static boolean deleteAll(WriteTransaction tx, Set<EndUserId> users) {
      users.forEach(user -> new AccessWriter(tx).deleteUser(user));
      return true;
    }
  }
}

package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccountTask;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stores that are wrong about accounts, and about what is still to be done with them. */
final class BrokenAccounts {

  private BrokenAccounts() {}

  static List<BrokenStore> all() {
    return List.of(
        tasks("a long problem is cut", "kinds", () -> putting(BrokenAccounts::putCut)),
        tasks("only users that are there have tasks", "kinds", () -> viewing(OfThoseThere::new)),
        tasks("a task stays when another is put", "replaced", () -> putting(BrokenAccounts::keep)),
        tasks("the page of tasks after one begins with it", "pages", () -> viewing(Repeats::new)),
        tasks("a task is deleted with its user", "outlives", DeletesWithTheUser::new),
        tasks("a write that only notes a task is not kept", "onlyNotes", LosesAloneNoted::new),
        tasks(
            "a write that only notes a task makes a revision",
            "onlyNotes",
            () ->
                putting(
                    (tx, task) -> {
                      tx.organization().ifPresent(tx::put);
                      tx.put(task);
                    })),
        tasks("tasks are noted at once, also by a write that fails", "failed", NotedAtOnce::new),
        tasks(
            "a task in no organization is left out in silence",
            "nowhere",
            () ->
                putting(
                    (tx, task) -> {
                      if (tx.organization().isPresent()) {
                        tx.put(task);
                      }
                    })),
        tasks("all organizations have their tasks together", "apart", NotedAtOnce::new),
        tasks("tasks are read as they are, not as they were", "isolated", ReadsTheLatest::new),
        new BrokenStore(
            "accounts are compared ignoring case",
            AccessStoreKit.Uniqueness.class,
            "exactSub",
            () -> viewing(SubsInAnyCase::new)),
        new BrokenStore(
            "of many accounts one user is found",
            AccessStoreKit.ManyNames.class,
            "withSubs",
            () -> viewing(OneOfMany::new)));
  }

  private static BrokenStore tasks(
      String fault, String test, Supplier<? extends DelegatingStore> open) {
    return new BrokenStore(fault, AccessStoreKit.AccountTasks.class, test, open::get);
  }

  private static DelegatingStore viewing(Function<ReadView, ReadView> wrong) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return wrong.apply(view);
      }
    };
  }

  private static DelegatingStore putting(BiConsumer<WriteTransaction, AccountTask> put) {
    return new DelegatingStore() {
      @Override
      WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
        return new DelegatingTransaction(reads, writes) {
          @Override
          public void put(AccountTask task) {
            put.accept(writes, task);
          }
        };
      }
    };
  }

  private static void putCut(WriteTransaction tx, AccountTask task) {
    String problem = task.problem();
    tx.put(task.failedWith(problem.substring(0, Math.min(4_000, problem.length()))));
  }

  private static void keep(WriteTransaction tx, AccountTask task) {
    if (!tx.accountTasks(Set.of(task.user())).containsKey(task.user())) {
      tx.put(task);
    }
  }

  private static final class OfThoseThere extends DelegatingView {
    OfThoseThere(ReadView real) {
      super(real);
    }

    @Override
    public Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users) {
      return real.accountTasks(real.users(users).keySet());
    }
  }

  private static final class Repeats extends DelegatingView {
    Repeats(ReadView real) {
      super(real);
    }

    @Override
    public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
      List<AccountTask> rows = new ArrayList<>();
      page.after().ifPresent(user -> rows.addAll(real.accountTasks(Set.of(user)).values()));
      rows.addAll(real.accountTasks(page));
      return rows.subList(0, Math.min(page.limit(), rows.size()));
    }
  }

  private static final class DeletesWithTheUser extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void delete(EndUserId user) {
          writes.delete(user);
          writes.deleteAccountTask(user);
        }
      };
    }
  }

  private static final class LosesAloneNoted extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      List<AccountTask> noted = new ArrayList<>();
      Revision before = real.read(organization, ReadView::revision);
      T answer =
          real.write(
              organization,
              tx ->
                  work.apply(
                      new DelegatingTransaction(tx, tx) {
                        @Override
                        public void put(AccountTask task) {
                          noted.add(task);
                          writes.put(task);
                        }
                      }));
      if (real.<Revision>read(organization, ReadView::revision).equals(before)) {
        real.<Boolean>write(
            organization,
            tx -> {
              noted.forEach(task -> tx.deleteAccountTask(task.user()));
              return true;
            });
      }
      return answer;
    }
  }

  /** Keeps tasks beside the store, and by nothing but the user. */
  private static final class NotedAtOnce extends DelegatingStore {

    private final Map<EndUserId, AccountTask> tasks = new ConcurrentHashMap<>();

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users) {
          Map<EndUserId, AccountTask> found = new HashMap<>(tasks);
          found.keySet().retainAll(users);
          return found;
        }

        @Override
        public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
          return tasks.values().stream()
              .filter(
                  task -> page.after().isEmpty() || task.user().compareTo(page.after().get()) > 0)
              .sorted(Comparator.comparing(AccountTask::user))
              .limit(page.limit())
              .toList();
        }
      };
    }

    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(AccountTask task) {
          tasks.put(task.user(), task);
        }

        @Override
        public void deleteAccountTask(EndUserId user) {
          tasks.remove(user);
        }
      };
    }
  }

  private static final class ReadsTheLatest extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      AccessStore store = real;
      return view instanceof WriteTransaction
          ? view
          : new DelegatingView(view) {
            @Override
            public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
              return store.read(organizationId(), latest -> latest.accountTasks(page));
            }
          };
    }
  }

  private static final class SubsInAnyCase extends DelegatingView {
    SubsInAnyCase(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersWithSubs(Set<String> subs) {
      Map<String, EndUser> found = new HashMap<>();
      for (String sub : subs) {
        real.userWithSub(sub)
            .or(() -> real.userWithSub(sub.toLowerCase(Locale.ROOT)))
            .ifPresent(user -> found.put(sub, user));
      }
      return found;
    }
  }

  private static final class OneOfMany extends DelegatingView {
    OneOfMany(ReadView real) {
      super(real);
    }

    @Override
    public Map<String, EndUser> usersWithSubs(Set<String> subs) {
      Map<String, EndUser> found = new HashMap<>(real.usersWithSubs(subs));
      found.keySet().retainAll(found.keySet().stream().limit(1).toList());
      return found;
    }
  }
}

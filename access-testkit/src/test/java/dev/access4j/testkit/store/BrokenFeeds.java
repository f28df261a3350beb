package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.Change.TouchedOrganization;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stores that tell wrongly what was changed. */
final class BrokenFeeds {

  private BrokenFeeds() {}

  static List<BrokenStore> all() {
    return List.of(
        touching(
            "the feed forgets what touches groups only",
            "shares",
            touched ->
                touched.stream().allMatch(Change.TouchedGroup.class::isInstance)
                    ? Set.of()
                    : touched),
        touching("a change of many things names one of them", "deletedRole", BrokenFeeds::one),
        touching(
            "the members of a deleted group are not touched",
            "deletedGroup",
            touched -> without(touched, Change.TouchedMembers.class)),
        touching(
            "the holders of a deleted role are not touched",
            "deletedRole",
            touched -> without(touched, Change.TouchedHolders.class)),
        touching(
            "the members of a deleted group are touched one by one",
            "deletedGroup",
            touched -> with(touched, new Change.TouchedUser(Sample.EVE))),
        touching(
            "each change touches the organization",
            "things",
            touched -> with(touched, new TouchedOrganization())),
        telling("the feed tells after the write has returned", "beforeReturn", TellsLate::new),
        telling("the feed tells before the write is done", "committed", TellsEarly::new),
        telling("the feed tells of failed writes", "failedWrite", TellsOfFailed::new),
        telling("writers tell on their own, in any order", "race", TellsUnordered::new),
        listening(
            "what a listener throws, its writer gets",
            "failingIsTold",
            (listener, change) -> {
              listener.changed(change);
              return true;
            }),
        listening(
            "a listener that fails is not told that it lost the thread",
            "failingIsTold",
            (listener, change) -> {
              try {
                listener.changed(change);
              } catch (RuntimeException | Error e) {
                return false;
              }
              return true;
            }),
        listening(
            "errors of a listener are not caught, exceptions are",
            "failingIsTold",
            (listener, change) -> {
              try {
                listener.changed(change);
              } catch (RuntimeException e) {
                listener.lost(change.organization());
              }
              return true;
            }),
        listening(
            "that a listener cannot even be told that it lost the thread is kept quiet",
            "failingAtEverything",
            (listener, change) -> {
              try {
                listener.changed(change);
              } catch (RuntimeException | Error e) {
                try {
                  listener.lost(change.organization());
                } catch (RuntimeException | Error again) {
                  return false;
                }
              }
              return true;
            }),
        telling("a closed subscription goes on", "subscriptions", NeverEnds::new),
        telling(
            "changes after a revision are the last three", "changesAfter", RemembersThree::new));
  }

  private static Set<Touched> one(Set<Touched> touched) {
    return Set.of(touched.iterator().next());
  }

  private static Set<Touched> without(Set<Touched> touched, Class<? extends Touched> kind) {
    return touched.stream().filter(each -> !kind.isInstance(each)).collect(Collectors.toSet());
  }

  private static Set<Touched> with(Set<Touched> touched, Touched another) {
    Set<Touched> more = new HashSet<>(touched);
    more.add(another);
    return more;
  }

  private static BrokenStore telling(String fault, String test, Supplier<AccessStore> open) {
    return new BrokenStore(fault, AccessStoreKit.Feed.class, test, open);
  }

  private static BrokenStore listening(
      String fault, String test, BiPredicate<ChangeListener, Change> tell) {
    return new BrokenStore(
        fault,
        AccessStoreKit.FailingListener.class,
        test,
        () ->
            new DelegatingStore() {
              @Override
              void tell(ChangeListener listener, Change change) {
                boolean unused = tell.test(listener, change);
              }
            });
  }

  private static BrokenStore touching(
      String fault, String test, UnaryOperator<Set<Touched>> change) {
    return new BrokenStore(
        fault,
        AccessStoreKit.Touch.class,
        test,
        () ->
            new DelegatingStore() {
              @Override
              void heard(Change right) {
                Set<Touched> touched = change.apply(right.touched());
                if (!touched.isEmpty()) {
                  tell(new Change(right.organization(), right.revision(), touched));
                }
              }
            });
  }

  /** Tells what there is to tell at the next call. */
  private static final class TellsLate extends DelegatingStore {

    private final Queue<Change> untold = new ConcurrentLinkedQueue<>();

    @Override
    void heard(Change change) {
      untold.add(change);
    }

    private void tellUntold() {
      for (Change next = untold.poll(); next != null; next = untold.poll()) {
        tell(next);
      }
    }

    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      tellUntold();
      return super.read(organization, query);
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      tellUntold();
      return super.write(organization, work);
    }
  }

  /** Tells of users at the end of the work, when the write may still fail. */
  private static final class TellsEarly extends DelegatingStore {

    private final Set<Change> told = ConcurrentHashMap.newKeySet();

    @Override
    void heard(Change change) {
      if (!told.contains(change)) {
        tell(change);
      }
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      return real.write(
          organization,
          tx -> {
            Set<Touched> users = new HashSet<>();
            T answer =
                work.apply(
                    new DelegatingTransaction(tx, tx) {
                      @Override
                      public void put(EndUser user) {
                        users.add(new Change.TouchedUser(user.id()));
                        writes.put(user);
                      }
                    });
            if (!users.isEmpty()) {
              Change change = new Change(organization, tx.revision(), users);
              told.add(change);
              tell(change);
            }
            return answer;
          });
    }
  }

  private static final class TellsOfFailed extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      try {
        return super.write(organization, work);
      } catch (RuntimeException e) {
        Revision next = real.read(organization, ReadView::revision).next();
        tell(new Change(organization, next, Set.of(new TouchedOrganization())));
        throw e;
      }
    }
  }

  /** Tells when the write has let others in, and gives them a moment to be told first. */
  private static final class TellsUnordered extends DelegatingStore {

    private final Moment moment = new Moment();
    private final ThreadLocal<Queue<Change>> mine =
        ThreadLocal.withInitial(ConcurrentLinkedQueue::new);

    @Override
    void heard(Change change) {
      mine.get().add(change);
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      T answer = super.write(organization, work);
      for (Change next = mine.get().poll(); next != null; next = mine.get().poll()) {
        moment.come();
        moment.letAnotherComeFirst();
        tell(next);
      }
      return answer;
    }
  }

  private static final class NeverEnds extends DelegatingStore {
    @Override
    public ChangeFeed changes() {
      ChangeFeed right = super.changes();
      return new ChangeFeed() {
        @Override
        public Subscription subscribe(ChangeListener listener) {
          Subscription unused = right.subscribe(listener);
          return () -> {};
        }

        @Override
        public boolean immediate() {
          return true;
        }
      };
    }
  }

  private static final class RemembersThree extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<List<Change>> changesAfter(Revision revision) {
          return real.changesAfter(revision)
              .map(all -> all.subList(Math.max(0, all.size() - 3), all.size()));
        }
      };
    }
  }
}

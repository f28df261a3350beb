package dev.access4j.testkit.store;

import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Does as the store in memory does; what is to be wrong about it, a subclass overrides. */
class DelegatingStore implements AccessStore {

  final AccessStore real = new InMemoryAccessStore();
  private final ChangeFeed feed = new DelegatingFeed();
  private final List<Place> listeners = new CopyOnWriteArrayList<>();

  DelegatingStore() {
    Object unused =
        real.changes()
            .subscribe(
                new ChangeListener() {
                  @Override
                  public void changed(Change change) {
                    heard(change);
                  }

                  @Override
                  public void lost(OrganizationId organization) {
                    // It loses nothing, and says so only because this feed could not tell somebody.
                    throw new IllegalStateException("not told: " + organization);
                  }

                  @Override
                  public void current(long nanoTime) {
                    throw new AssertionError("the store in memory needs not say so");
                  }
                });
  }

  /** Hears of each change of the store in memory, within its write. */
  void heard(Change change) {
    tell(change);
  }

  /** Tells all who listen to this store. */
  final void tell(Change change) {
    Throwable failure = null;
    for (Place place : listeners) {
      try {
        tell(place.listener, change);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  void tell(ChangeListener listener, Change change) {
    try {
      listener.changed(change);
    } catch (RuntimeException | Error e) {
      listener.lost(change.organization());
    }
  }

  /** What the query of a read gets, and the work of a write for its reads. */
  ReadView view(ReadView view) {
    return view;
  }

  /** What the work of a write gets. */
  WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
    return new DelegatingTransaction(reads, writes);
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    return real.read(organization, view -> query.apply(view(view)));
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    return real.write(organization, tx -> work.apply(transaction(view(tx), tx)));
  }

  @Override
  public ChangeFeed changes() {
    return feed;
  }

  /** Equal to no other place: one listener may have several. */
  private static final class Place {
    private final ChangeListener listener;

    Place(ChangeListener listener) {
      this.listener = listener;
    }
  }

  private final class DelegatingFeed implements ChangeFeed {

    @Override
    public Subscription subscribe(ChangeListener listener) {
      Place place = new Place(listener);
      listeners.add(place);
      return () -> listeners.remove(place);
    }

    @Override
    public boolean immediate() {
      return real.changes().immediate();
    }
  }
}

package dev.access4j.testkit.freshness;

import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A store as another node sees it: what is written arrives when the test says so, and the line to
 * it can be cut.
 */
final class RemoteStore implements AccessStore {

  private final AccessStore store = new InMemoryAccessStore();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final Queue<Change> underWay = new ArrayDeque<>();
  private final AccessStore replica = new InMemoryAccessStore();
  private boolean lagging;
  private boolean cut;
  private int reads;
  private Runnable duringRead = () -> {};

  RemoteStore() {
    store
        .changes()
        .subscribe(
            new ChangeListener() {
              @Override
              public void changed(Change change) {
                underWay.add(change);
              }

              @Override
              public void lost(OrganizationId organization) {}

              @Override
              public void current(long nanoTime) {}
            });
  }

  /** Passes on the changes that are under way, in order. */
  void deliver() {
    while (!underWay.isEmpty()) {
      Change change = underWay.remove();
      listeners.forEach(listener -> listener.changed(change));
    }
    confirm();
  }

  /** Passes on a change that is not under way. */
  void tell(Change change) {
    listeners.forEach(listener -> listener.changed(change));
  }

  /** Says that all has been passed on. */
  void confirm() {
    listeners.forEach(listener -> listener.current(System.nanoTime()));
  }

  /** Passes on the next change that is under way in the middle of the next read. */
  void deliverDuringRead() {
    duringRead = () -> tell(underWay.remove());
  }

  /** Drops the next change that is under way, as no feed should. */
  void dropOne() {
    underWay.remove();
  }

  /** Drops all that is under way and says so. */
  void lose(OrganizationId organization) {
    underWay.clear();
    listeners.forEach(listener -> listener.lost(organization));
  }

  /** From now on reads show what is there now, as a replica that lags behind. */
  void lag() {
    lagging = true;
  }

  void cut(boolean value) {
    cut = value;
  }

  /** How often it was read since the last time that this was asked. */
  int reads() {
    int count = reads;
    reads = 0;
    return count;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    reads++;
    requireLine();
    Runnable now = duringRead;
    duringRead = () -> {};
    return (lagging ? replica : store)
        .read(
            organization,
            view -> {
              now.run();
              return query.apply(view);
            });
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    if (!lagging) {
      T unused = replica.write(organization, work);
    }
    return store.write(organization, work);
  }

  private void requireLine() {
    if (cut) {
      throw new StoreException("the line is cut");
    }
  }

  @Override
  public ChangeFeed changes() {
    return new ChangeFeed() {
      @Override
      public Subscription subscribe(ChangeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
      }

      @Override
      public boolean immediate() {
        return false;
      }
    };
  }
}

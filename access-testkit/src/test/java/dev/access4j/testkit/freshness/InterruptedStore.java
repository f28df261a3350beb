package dev.access4j.testkit.freshness;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.reference.ReferenceModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that does something else at a step of a read: before the view is opened, or before or
 * after one of the view's queries.
 */
final class InterruptedStore implements AccessStore {

  private final OrganizationId organization;
  private final AccessStore real = new InMemoryAccessStore();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private boolean losing;
  private int countdown;
  private @Nullable Runnable interruption;

  InterruptedStore(OrganizationId organization) {
    this.organization = organization;
    ChangeFeed.Subscription unused =
        real.changes()
            .subscribe(
                new ChangeListener() {
                  @Override
                  public void changed(Change change) {
                    listeners.forEach(each -> tell(each, change));
                  }

                  @Override
                  public void lost(OrganizationId lost) {
                    listeners.forEach(each -> each.lost(lost));
                  }

                  @Override
                  public void current(long nanoTime) {}
                });
  }

  private void tell(ChangeListener listener, Change change) {
    if (losing) {
      listener.lost(change.organization());
    } else {
      listener.changed(change);
    }
  }

  /** Writes, and tells of it, or that it was lost. */
  void write(Consumer<AccessWriter> work, boolean lost) {
    losing = lost;
    OrganizationId unused =
        real.write(
            organization,
            tx -> {
              work.accept(new AccessWriter(tx));
              return organization;
            });
    losing = false;
  }

  ReferenceModel model() {
    return real.read(organization, ReferenceModel::of);
  }

  /** Does something at a step of the reads to come. */
  void interruptAt(int step, Runnable what) {
    countdown = step;
    interruption = what;
  }

  /** Does it now, if there were not so many steps. */
  void interruptNow() {
    countdown = 0;
    step();
  }

  private void step() {
    if (interruption != null && countdown-- == 0) {
      Runnable now = requireNonNull(interruption);
      interruption = null;
      now.run();
    }
  }

  @Override
  public <T> T read(OrganizationId id, Function<? super ReadView, T> query) {
    step();
    return real.read(id, view -> query.apply(stepping(view)));
  }

  private ReadView stepping(ReadView view) {
    return (ReadView)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ReadView.class},
            (proxy, method, arguments) -> ask(view, method, arguments));
  }

  private Object ask(ReadView view, Method method, Object[] arguments) throws Throwable {
    step();
    try {
      Object answer = method.invoke(view, arguments);
      step();
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public <T> T write(OrganizationId id, Function<? super WriteTransaction, T> work) {
    return real.write(id, work);
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
        return true;
      }
    };
  }
}

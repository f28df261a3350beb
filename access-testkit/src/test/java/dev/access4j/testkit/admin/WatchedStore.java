package dev.access4j.testkit.admin;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The store in memory, noting what is asked of it, and failing at a user when told so. */
final class WatchedStore implements AccessStore {

  /** What a store knows without a query of its own. */
  private static final Set<String> FREE = Set.of("organizationId", "revision");

  private final AccessStore real = new InMemoryAccessStore();
  private final List<String> asked = new ArrayList<>();
  private Consumer<EndUser> onPut = user -> {};
  private int writes;

  /** What happens before a user is put. */
  void onPut(Consumer<EndUser> action) {
    onPut = action;
  }

  /** The methods of views and transactions since the last time that this was asked, in order. */
  List<String> asked() {
    List<String> copy = List.copyOf(asked);
    asked.clear();
    return copy;
  }

  int writes() {
    return writes;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    return real.read(organization, view -> query.apply(noting(ReadView.class, view)));
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    writes++;
    return real.write(organization, tx -> work.apply(noting(WriteTransaction.class, tx)));
  }

  private <V> V noting(Class<V> type, V view) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> ask(view, method, arguments)));
  }

  private Object ask(Object view, Method method, Object[] arguments) throws Throwable {
    if (!FREE.contains(method.getName())) {
      asked.add(method.getName());
    }
    if (method.getName().equals("put") && arguments[0] instanceof EndUser user) {
      onPut.accept(user);
    }
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public ChangeFeed changes() {
    return real.changes();
  }
}

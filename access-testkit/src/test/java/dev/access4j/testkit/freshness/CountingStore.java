package dev.access4j.testkit.freshness;

import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The store in memory, noting what readers ask of its views. */
final class CountingStore implements AccessStore {

  /** What a store knows of a view without a query of its own. */
  private static final Set<String> FREE = Set.of("organizationId", "revision");

  private final AccessStore store = new InMemoryAccessStore();
  private final List<String> queries = new ArrayList<>();
  private int reads;
  private boolean broken;

  /** From now on a view can be opened, and answers nothing. */
  void breakQueries() {
    broken = true;
  }

  /** The queries since the last time that this was asked, in order. */
  List<String> queries() {
    List<String> asked = List.copyOf(queries);
    queries.clear();
    return asked;
  }

  void forget() {
    queries.clear();
  }

  /** How often a view was opened. */
  int reads() {
    return reads;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    reads++;
    return store.read(organization, view -> query.apply(noting(view)));
  }

  private ReadView noting(ReadView view) {
    return (ReadView)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ReadView.class},
            (proxy, method, arguments) -> ask(view, method, arguments));
  }

  private Object ask(ReadView view, Method method, Object[] arguments) throws Throwable {
    if (broken) {
      throw new StoreException("the query fails");
    }
    if (!FREE.contains(method.getName())) {
      queries.add(method.getName());
    }
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    return store.write(organization, work);
  }

  @Override
  public ChangeFeed changes() {
    return store.changes();
  }
}

package dev.access4j.testkit;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.util.function.Function;

/** A store that can be made to fail. */
final class BrokenOnDemand implements AccessStore {

  private final AccessStore store;
  private volatile boolean broken;

  BrokenOnDemand(AccessStore store) {
    this.store = store;
  }

  void breakDown() {
    broken = true;
  }

  void repair() {
    broken = false;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    check();
    return store.read(organization, query);
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    check();
    return store.write(organization, work);
  }

  @Override
  public ChangeFeed changes() {
    return store.changes();
  }

  private void check() {
    if (broken) {
      throw new StoreException("the store is down");
    }
  }
}

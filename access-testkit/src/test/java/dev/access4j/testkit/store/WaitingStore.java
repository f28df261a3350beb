package dev.access4j.testkit.store;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Sound too: writers wait for readers and readers for writers, as in a database with locks. */
final class WaitingStore extends DelegatingStore {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    lock.readLock().lock();
    try {
      return super.read(organization, query);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    lock.writeLock().lock();
    try {
      return super.write(organization, work);
    } finally {
      lock.writeLock().unlock();
    }
  }
}

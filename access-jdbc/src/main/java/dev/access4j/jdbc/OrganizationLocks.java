package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the writers of this process to one organization come one after the other. The database would
 * do that too, but here those that wait hold no connection, and listeners hear in order.
 */
final class OrganizationLocks {

  private final ConcurrentMap<OrganizationId, Counted> locks = new ConcurrentHashMap<>();

  /** Kept as long as somebody holds it or waits for it. */
  private static final class Counted {
    private final ReentrantLock lock = new ReentrantLock();
    private int users;
  }

  void lock(OrganizationId organization) {
    Counted counted =
        requireNonNull(
            locks.compute(
                organization,
                (key, found) -> {
                  Counted used = found == null ? new Counted() : found;
                  used.users++;
                  return used;
                }));
    counted.lock.lock();
  }

  void unlock(OrganizationId organization) {
    locks.computeIfPresent(
        organization,
        (key, counted) -> {
          counted.lock.unlock();
          counted.users--;
          return counted.users == 0 ? null : counted;
        });
  }
}

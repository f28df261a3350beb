package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Positions of some organizations, and the lock under which they move. */
final class Stripe {

  final Lock lock = new ReentrantLock();
  final Map<OrganizationId, Long> positions;

  Stripe(int most) {
    this.positions = new Positions(most);
  }

  /** Forgets the one that was not asked for longest. */
  private static final class Positions extends LinkedHashMap<OrganizationId, Long> {
    private final int most;

    Positions(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<OrganizationId, Long> eldest) {
      return size() > most;
    }
  }
}

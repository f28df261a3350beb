package dev.access4j.memory;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ChangeListeners;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store that keeps everything in memory and forgets it with the process. Thread-safe.
 *
 * <p>A read takes no lock: it sees one immutable state, whatever writers do meanwhile. Writes to
 * one organization wait for each other; a write costs the logarithm of what is stored for each
 * thing that it changes. A listener hears of a change while the next write to that organization
 * waits.
 */
public final class InMemoryAccessStore implements AccessStore {

  private final ConcurrentMap<OrganizationId, Published> organizations = new ConcurrentHashMap<>();
  private final ChangeListeners listeners = new ChangeListeners();
  private final ChangeFeed feed = new Feed();

  /** Where a thread is writing: two that wrote within each other's writes would wait for ever. */
  private final ConcurrentMap<Thread, OrganizationId> writing = new ConcurrentHashMap<>();

  private final long auditKept;

  /** Creates an empty store that keeps the whole audit log. */
  public InMemoryAccessStore() {
    this(Long.MAX_VALUE);
  }

  /**
   * Creates an empty store that keeps the latest part of the audit log, for those who forward it
   * elsewhere.
   *
   * @param auditKept how many entries to keep of each organization, at least 1
   * @throws IllegalArgumentException if it is below 1
   */
  public InMemoryAccessStore(long auditKept) {
    if (auditKept < 1) {
      throw new IllegalArgumentException("at least one entry is kept: " + auditKept);
    }
    this.auditKept = auditKept;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    Published published = organizations.get(requireNonNull(organization, "organization"));
    Tables tables = published == null ? new Tables() : published.tables;
    MemoryView view = new MemoryView(organization, tables);
    try {
      return query.apply(view);
    } finally {
      view.end();
    }
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    requireNonNull(organization, "organization");
    OrganizationId within = writing.putIfAbsent(Thread.currentThread(), organization);
    if (within != null) {
      throw new IllegalStateException("a write to " + within + " is under way in this thread");
    }
    try {
      while (true) {
        Published published = organizations.computeIfAbsent(organization, key -> new Published());
        published.writer.lock();
        try {
          // The writer before may have taken it away: what is written there would be lost.
          if (organizations.get(organization) == published) {
            return write(organization, published, work);
          }
        } finally {
          if (!published.written) {
            // Whoever asks for organizations that there are not must not fill the memory.
            organizations.remove(organization, published);
          }
          published.writer.unlock();
        }
      }
    } finally {
      writing.remove(Thread.currentThread());
    }
  }

  private <T> T write(
      OrganizationId organization,
      Published published,
      Function<? super WriteTransaction, T> work) {
    MemoryTransaction transaction =
        new MemoryTransaction(organization, published.tables, auditKept);
    try {
      T answer = work.apply(transaction);
      Optional<Change> change = transaction.finish();
      if (change.isPresent() || transaction.notes()) {
        published.tables = transaction.written();
        published.written = true;
      }
      change.ifPresent(listeners::tell);
      return answer;
    } finally {
      transaction.end();
    }
  }

  @Override
  public ChangeFeed changes() {
    return feed;
  }

  private static final class Published {
    private final ReentrantLock writer = new ReentrantLock();
    private volatile Tables tables = new Tables();
    // Guarded by the lock.
    private boolean written;
  }

  private final class Feed implements ChangeFeed {
    @Override
    public Subscription subscribe(ChangeListener listener) {
      return listeners.subscribe(listener);
    }

    @Override
    public boolean immediate() {
      return true;
    }
  }
}

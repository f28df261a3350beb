package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** How a write is done: again if others were in its way, and told to those who listen. */
final class Writing {

  static final int ATTEMPTS = 10;

  private final Connections connections;
  private final Dialect dialect;
  private final JdbcChangeFeed feed;
  private final OrganizationLocks locks = new OrganizationLocks();

  /** Where a thread is writing: two that wrote within each other's writes would wait for ever. */
  private final ConcurrentMap<Thread, OrganizationId> writing = new ConcurrentHashMap<>();

  Writing(Connections connections, Dialect dialect, JdbcChangeFeed feed) {
    this.connections = connections;
    this.dialect = dialect;
    this.feed = feed;
  }

  /** Another transaction was in the way: all can be done again. */
  private static final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictException(Throwable cause) {
      super("do it again", cause, false, false);
    }
  }

  /** What a transaction came to. */
  private record Done<T>(T answer, List<Change> changes, boolean wentBack) {}

  <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    OrganizationId within = writing.putIfAbsent(Thread.currentThread(), organization);
    if (within != null) {
      throw new IllegalStateException("a write to " + within + " is under way in this thread");
    }
    try {
      locks.lock(organization);
      try {
        // Before a connection is held: listeners that are being told may need one.
        OptionalLong position = feed.position(organization);
        return tell(organization, again(organization, work, position));
      } finally {
        locks.unlock(organization);
      }
    } finally {
      writing.remove(Thread.currentThread());
    }
  }

  private <T> T tell(OrganizationId organization, Done<T> done) {
    if (!done.changes().isEmpty()) {
      try {
        if (done.wentBack()) {
          feed.forget(organization);
        }
        feed.written(organization, done.changes());
      } finally {
        feed.announce();
      }
    }
    return done.answer();
  }

  private <T> Done<T> again(
      OrganizationId organization,
      Function<? super WriteTransaction, T> work,
      OptionalLong position) {
    for (int attempt = 1; ; attempt++) {
      boolean[] uncertain = {false};
      try {
        return connections.with(handle -> once(handle, organization, work, position, uncertain));
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw new StoreException("others were in the way " + ATTEMPTS + " times", e);
        }
      } finally {
        if (uncertain[0]) {
          // It may be there. Whoever listens reads anew, which shows what has become of it.
          feed.uncertain(organization);
        }
      }
    }
  }

  private <T> Done<T> once(
      Handle handle,
      OrganizationId organization,
      Function<? super WriteTransaction, T> work,
      OptionalLong position,
      boolean[] uncertain) {
    WriteSession session = new WriteSession(handle, dialect, organization);
    boolean committing = false;
    try {
      session.begin();
      JdbcTransaction transaction = new JdbcTransaction(session);
      T answer = work.apply(transaction);
      Optional<Change> change = transaction.finish();
      List<Change> changes = new ArrayList<>();
      long started = session.head().revision().value();
      if (transaction.wrote()) {
        change.ifPresent(made -> changes.addAll(unheard(transaction, position, started)));
        change.ifPresent(changes::add);
        committing = true;
        session.guarded(handle::commit);
      }
      // Nobody writes beyond it under the lock: what was heard of beyond it is of another history,
      // as when a standby took over that had not got the last commits.
      return new Done<>(answer, changes, position.orElse(0) > started);
    } catch (RuntimeException | Error e) {
      Failure failure = session.failure();
      if (failure != null && failure.conflict()) {
        throw new ConflictException(failure.exception());
      }
      // The database has said no, or nothing is known.
      uncertain[0] = committing && !(failure != null && failure.refused());
      throw e;
    } finally {
      session.end();
      Connections.rollBack(handle);
    }
  }

  /** The changes of other nodes that the listeners here have not heard of yet. */
  private static List<Change> unheard(
      JdbcTransaction transaction, OptionalLong position, long started) {
    if (position.isEmpty() || position.getAsLong() >= started) {
      return List.of();
    }
    return transaction.changesAfter(new Revision(position.getAsLong())).orElse(List.of());
  }
}

package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.ReadView;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads without a transaction: each statement sees the latest revision, and they have to agree on
 * it. Two round trips for two queries, where a transaction would take three or more.
 */
final class LooseSession extends Session {

  private boolean moved;

  /** What was read is of two revisions, or needs a transaction to be of one. */
  static final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedException() {
      super("read again", null, false, false);
    }
  }

  LooseSession(Handle handle, Dialect dialect, OrganizationId organization) {
    super(handle, dialect, organization);
  }

  /**
   * Asks a view of such a session.
   *
   * @throws MovedException if all has to be read again, whatever the query made of it
   */
  static <T> T ask(
      Handle handle,
      Dialect dialect,
      OrganizationId organization,
      Function<? super ReadView, T> query) {
    LooseSession session = new LooseSession(handle, dialect, organization);
    try {
      T answer = query.apply(new JdbcView(session));
      if (session.moved) {
        throw new MovedException();
      }
      return answer;
    } catch (RuntimeException e) {
      throw session.moved ? new MovedException() : e;
    } finally {
      session.end();
    }
  }

  @Override
  void each(String sql, Consumer<Query> bind, Row rows) {
    requireOpen();
    throw move();
  }

  @Override
  void saw(Head seen) {
    super.saw(seen);
    // Also where the revision was asked for before the first of these queries.
    if (!seen.revision().equals(head().revision())) {
      throw move();
    }
  }

  private MovedException move() {
    moved = true;
    return new MovedException();
  }
}

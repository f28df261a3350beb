package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads without a transaction: each statement sees the latest revision, and they have to agree on
 * it. Two round trips for two queries, where a transaction would take three or more.
 */
final class LooseSession extends Session {

  private boolean first = true;
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

  /** Whether all has to be read again, whatever the work made of the exception. */
  boolean moved() {
    return moved;
  }

  @Override
  void each(String sql, Consumer<Query> bind, Row rows) {
    requireOpen();
    throw move();
  }

  @Override
  void saw(Head seen) {
    if (first) {
      first = false;
      super.saw(seen);
    } else if (!seen.revision().equals(head().revision())) {
      throw move();
    }
  }

  private MovedException move() {
    moved = true;
    return new MovedException();
  }
}

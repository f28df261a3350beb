package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes under the lock on the organization's row, which is made if it is not there. */
final class WriteSession extends Session {

  private static final int ROWS_OF_A_BATCH = 1_000;

  private Head started = Head.NONE;
  private Runnable flush = () -> {};
  private @Nullable Failure failure;

  WriteSession(Handle handle, Dialect dialect, OrganizationId organization) {
    super(handle, dialect, organization);
  }

  /** Begins, and waits for the lock; from now on nobody else writes to the organization. */
  void begin() {
    guarded(handle::begin);
    Head found = readHead(dialect.firstOfWriting(), " FOR UPDATE");
    if (found.number() < 0) {
      makeRow();
      found = readHead("", " FOR UPDATE");
    }
    started = found;
  }

  private void makeRow() {
    try {
      guarded(
          () ->
              handle
                  .createUpdate("INSERT INTO access_organization (id) VALUES (:id)")
                  .bind("id", organization.value())
                  .execute());
    } catch (IntegrityException e) {
      // Another node has just made it: when all is done again it will be there.
      failure = new Failure(e, true, true);
      throw e;
    }
    guarded(
        () ->
            handle
                .createUpdate(
                    """
                    INSERT INTO access_role
                      (organization_no, id, name, name_key, description, scope_key, put_at)
                    SELECT o.organization_no, :id, :name, :key, '', :scope, 0
                    FROM access_organization o WHERE o.id = :organization
                    """)
                .bind("id", RoleId.ANONYMOUS.value())
                .bind("name", "Anonymous")
                .bind("key", Keys.name("Anonymous"))
                .bind("scope", Keys.FIRST)
                .bind("organization", organization.value())
                .execute());
  }

  /** What has to be written before anything is read. */
  void beforeQueries(Runnable pending) {
    flush = pending;
  }

  @Override
  void beforeQuery() {
    flush.run();
  }

  /** The row as it was when the lock was got. */
  @Override
  Head head() {
    return started;
  }

  long number() {
    return started.number();
  }

  /** The revision that this write makes, if it makes one. */
  Revision next() {
    return started.revision().next();
  }

  @Override
  RuntimeException failed(Failure what) {
    if (failure == null) {
      failure = what;
    }
    return what.exception();
  }

  /** The first statement that failed; the work may have gone on as if it had not been. */
  @Nullable Failure failure() {
    return failure;
  }

  /** Notes that this write must not be done, and returns what says so. */
  RuntimeException refused(String message) {
    return failed(new Failure(new IntegrityException(message), true, false));
  }

  /** Notes that something was lost on its way, whatever the work makes of it. */
  void broken(Throwable cause) {
    if (failure == null) {
      failure =
          new Failure(new StoreException("what was put cannot be written", cause), false, false);
    }
  }

  void requireUnfailed() {
    requireOpen();
    if (failure != null) {
      throw failure.exception();
    }
  }

  /** Tells those whose ids are there (true) from the others. */
  <T> Map<Boolean, List<T>> present(String select, Collection<T> things, Function<T, String> id) {
    Set<String> there = new HashSet<>();
    each(
        select + " WHERE organization_no = :no AND id = ANY(<ids>)",
        query -> Bound.ids(query, "ids", things, id),
        row -> there.add(row.getString(1)));
    return things.stream()
        .collect(Collectors.partitioningBy(thing -> there.contains(id.apply(thing))));
  }

  /** Runs a statement for each thing; {@code :no} is the organization's number. */
  <T> void batch(String sql, Iterable<T> things, BiConsumer<PreparedBatch, T> bind) {
    guarded(
        () -> {
          try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (T thing : things) {
              batch.bind("no", started.number());
              bind.accept(batch, thing);
              batch.add();
              if (batch.size() == ROWS_OF_A_BATCH) {
                batch.execute();
              }
            }
            if (batch.size() > 0) {
              batch.execute();
            }
          }
          return true;
        });
  }
}

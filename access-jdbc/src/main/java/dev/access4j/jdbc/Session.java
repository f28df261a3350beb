package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Revision;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A connection for the length of one call, and the organization that the call is about. */
class Session {

  final Handle handle;
  final Dialect dialect;
  final OrganizationId organization;
  private @Nullable Head head;
  private boolean ended;

  /** An organization's row, or what stands for one that is not there. */
  record Head(long number, Revision revision, long lastEntry) {
    static final Head NONE = new Head(-1, Revision.NONE, 0);
  }

  private static final String HEAD =
      "SELECT organization_no, revision, last_entry_no FROM access_organization WHERE id = ?";

  /** What may fail. */
  interface Statement<T> {
    T run() throws SQLException;
  }

  /** Takes one row of an answer. */
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  /** Makes something of one row. */
  interface Mapper<T> {
    T of(ResultSet row) throws SQLException;
  }

  Session(Handle handle, Dialect dialect, OrganizationId organization) {
    this.handle = handle;
    this.dialect = dialect;
    this.organization = organization;
  }

  final void requireOpen() {
    if (ended) {
      throw new IllegalStateException(
          "the call that this view of " + organization + " was for has ended");
    }
  }

  final void end() {
    ended = true;
  }

  /** The organization's row as it is at the revision that is read; a query the first time. */
  Head head() {
    Head known = head;
    if (known == null) {
      known = readHead("", "");
      head = known;
    }
    return known;
  }

  /** Begins a transaction, and fixes the moment that all is read at. */
  final void beginReading() {
    guarded(
        () -> {
          dialect.beginReading(handle);
          return true;
        });
    head = readHead(dialect.firstOfReading(), "");
  }

  final Head readHead(String before, String suffix) {
    return guarded(
        () -> {
          try (PreparedStatement statement =
              handle.getConnection().prepareStatement(before + HEAD + suffix)) {
            statement.setString(1, organization.value());
            boolean rows = statement.execute();
            for (long left = answersOf(before); left > 0; left--) {
              rows = statement.getMoreResults();
            }
            if (!rows) {
              throw new SQLException("the last statement has no rows");
            }
            try (ResultSet found = statement.getResultSet()) {
              return found.next()
                  ? new Head(found.getLong(1), new Revision(found.getLong(2)), found.getLong(3))
                  : Head.NONE;
            }
          }
        });
  }

  private static long answersOf(String statements) {
    return statements.chars().filter(letter -> letter == ';').count();
  }

  /**
   * Runs a query that finds the organization itself, by its last parameter, and has its number and
   * revision in the columns {@code organization_no} and {@code revision} of each row. Every load
   * runs it, hence by JDBC itself.
   *
   * @param parameters those before the last: texts, and lists of texts, which are arrays there
   */
  final void eachWithHead(String sql, List<?> parameters, Row rows) {
    requireOpen();
    beforeQuery();
    saw(
        guarded(
            () -> {
              try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
                int position = 0;
                for (Object parameter : parameters) {
                  bind(statement, ++position, parameter);
                }
                statement.setString(++position, organization.value());
                Head seen = Head.NONE;
                try (ResultSet row = statement.executeQuery()) {
                  while (row.next()) {
                    seen =
                        new Head(
                            row.getLong("organization_no"),
                            new Revision(row.getLong("revision")),
                            0);
                    rows.take(row);
                  }
                }
                return seen;
              }
            }));
  }

  private void bind(PreparedStatement statement, int position, Object parameter)
      throws SQLException {
    if (parameter instanceof List<?> list) {
      // Of strings, as in ScopeCondition.
      String[] texts = list.toArray(String[]::new);
      statement.setArray(
          position, statement.getConnection().createArrayOf(dialect.textType(), texts));
    } else {
      statement.setString(position, (String) parameter);
    }
  }

  /** Runs a query within the organization, whose number is {@code :no}. */
  void each(String sql, Consumer<Query> bind, Row rows) {
    requireOpen();
    beforeQuery();
    long number = head().number();
    run(
        sql,
        query -> {
          query.bind("no", number);
          bind.accept(query);
        },
        rows);
  }

  final <T> List<T> list(String sql, Consumer<Query> bind, Mapper<T> mapper) {
    List<T> found = new ArrayList<>();
    each(sql, bind, row -> found.add(mapper.of(row)));
    return found;
  }

  final <T> Optional<T> first(String sql, Consumer<Query> bind, Mapper<T> mapper) {
    return list(sql, bind, mapper).stream().findFirst();
  }

  private void run(String sql, Consumer<Query> bind, Row rows) {
    guarded(
        () -> {
          try (Query query = handle.createQuery(sql)) {
            bind.accept(query);
            return query.scanResultSet(
                (supplier, context) -> {
                  try (ResultSet result = supplier.get()) {
                    while (result.next()) {
                      rows.take(result);
                    }
                  }
                  return true;
                });
          }
        });
  }

  /** Runs something on the connection, and says what went wrong in the words of the SPI. */
  final <T> T guarded(Statement<T> statement) {
    try {
      return statement.run();
    } catch (SQLException | RuntimeException e) {
      throw failed(Failure.of(e));
    }
  }

  /** Told of a failure; returns what to throw. */
  RuntimeException failed(Failure failure) {
    return failure.exception();
  }

  /** The revision of the last change that is there. */
  Revision lastChange() {
    return head().revision();
  }

  /** Called before each query. */
  void beforeQuery() {}

  /** Told of the organization's row as a query has seen it. */
  void saw(Head seen) {
    if (head == null) {
      head = seen;
    }
  }
}

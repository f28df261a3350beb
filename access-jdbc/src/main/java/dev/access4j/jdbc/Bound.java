package dev.access4j.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Values that take more than a word to bind. */
final class Bound {

  // H2 ends at 65,536.
  private static final int MOST_ELEMENTS = 50_000;

  private Bound() {}

  /** Passes on as many at a time as an array may hold: all of them, nearly always. */
  static <T> void parts(Collection<T> things, Consumer<List<T>> part) {
    List<T> all = List.copyOf(things);
    for (int from = 0; from < all.size(); from += MOST_ELEMENTS) {
      part.accept(all.subList(from, Math.min(all.size(), from + MOST_ELEMENTS)));
    }
  }

  /** Binds ids, however many, as one array. */
  static <T> void ids(
      SqlStatement<?> statement, String name, Collection<T> ids, Function<T, String> value) {
    List<String> values = new ArrayList<>(ids.size());
    for (T id : ids) {
      values.add(value.apply(id));
    }
    statement.bindArray(name, String.class, values);
  }

  /** Binds keys, however many, as one array. */
  static void keys(
      SqlStatement<?> statement, Dialect dialect, String name, Collection<byte[]> keys) {
    // As byte[][]: PostgreSQL's driver takes no bytes within an Object[], which is Jdbi's way.
    byte[][] elements = keys.toArray(byte[][]::new);
    statement.bind(
        name,
        (position, prepared, context) ->
            prepared.setArray(
                position, prepared.getConnection().createArrayOf(dialect.keyType(), elements)));
  }
}

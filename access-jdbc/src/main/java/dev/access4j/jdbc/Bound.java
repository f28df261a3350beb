package dev.access4j.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

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

  /** Returns the texts of some things, which go along as one array. */
  static <T> List<@Nullable String> texts(
      Collection<T> things, Function<T, @Nullable String> text) {
    List<@Nullable String> texts = new ArrayList<>(things.size());
    for (T thing : things) {
      texts.add(text.apply(thing));
    }
    return texts;
  }

  /** Binds ids, however many, as one array. */
  static <T> void ids(
      SqlStatement<?> statement, String name, Collection<T> ids, Function<T, String> value) {
    statement.bindArray(name, String.class, ids.stream().map(value).toList());
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

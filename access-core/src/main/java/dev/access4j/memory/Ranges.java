package dev.access4j.memory;

import dev.access4j.store.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Parts of persistent maps, read in order without visiting the rest. */
final class Ranges {

  private Ranges() {}

  /** The entries with a first part, those after a second part if there is one. */
  static <A extends Comparable<? super A>, B extends Comparable<? super B>, V>
      Iterable<PersistentMap.Entry<Pair<A, B>, V>> range(
          PersistentMap<Pair<A, B>, V> map, A first, @Nullable B after) {
    Comparable<Pair<A, B>> place =
        key -> {
          int order = first.compareTo(key.first());
          if (order != 0) {
            return order;
          }
          return after == null ? -1 : after.compareTo(key.second());
        };
    return () -> new WithFirst<>(map.above(place).iterator(), first);
  }

  /** The entries with a first part, beyond a second part in one of both directions. */
  static <A extends Comparable<? super A>, B extends Comparable<? super B>, V>
      Iterable<PersistentMap.Entry<Pair<A, B>, V>> beyond(
          PersistentMap<Pair<A, B>, V> map, A first, B second, boolean ascending) {
    Pair<A, B> place = new Pair<>(first, second);
    Iterable<PersistentMap.Entry<Pair<A, B>, V>> rest =
        ascending ? map.above(place) : map.below(place);
    return () -> new WithFirst<>(rest.iterator(), first);
  }

  /** The values of those keys that are there. */
  static <K extends Comparable<? super K>, V> Map<K, V> those(
      PersistentMap<K, V> map, Set<K> keys) {
    Map<K, V> found = new HashMap<>();
    for (K key : keys) {
      V value = map.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  /** The second parts of all keys with a first part. */
  static <A extends Comparable<? super A>, B extends Comparable<? super B>, V> List<B> seconds(
      PersistentMap<Pair<A, B>, V> map, A first) {
    List<B> found = new ArrayList<>();
    for (PersistentMap.Entry<Pair<A, B>, V> each : range(map, first, null)) {
      found.add(each.key().second());
    }
    return found;
  }

  static <K extends Comparable<? super K>, V, T> List<T> page(
      PersistentMap<K, V> map, PageRequest<K> page, Function<PersistentMap.Entry<K, V>, T> as) {
    Iterable<PersistentMap.Entry<K, V>> rest =
        page.after().map(key -> map.above(key)).orElseGet(map::entries);
    return limited(mapped(rest, as), page.limit());
  }

  static <E, T> Iterator<T> mapped(Iterable<E> entries, Function<? super E, T> as) {
    Iterator<E> source = entries.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public T next() {
        return as.apply(source.next());
      }
    };
  }

  /** Those entries, up to the first that is out of reach, that are wanted; looked at one by one. */
  static <E> Iterable<E> selected(
      Iterable<E> entries, Predicate<? super E> inReach, Predicate<? super E> wanted) {
    return () ->
        StreamSupport.stream(entries.spliterator(), false)
            .takeWhile(inReach)
            .filter(wanted)
            .iterator();
  }

  static <T> List<T> limited(Iterator<T> source, int limit) {
    List<T> found = new ArrayList<>();
    while (found.size() < limit && source.hasNext()) {
      found.add(source.next());
    }
    return found;
  }

  /** Ends where the first part changes. */
  private static final class WithFirst<
          A extends Comparable<? super A>, B extends Comparable<? super B>, V>
      implements Iterator<PersistentMap.Entry<Pair<A, B>, V>> {

    private final Iterator<PersistentMap.Entry<Pair<A, B>, V>> source;
    private final A first;
    private PersistentMap.@Nullable Entry<Pair<A, B>, V> next;

    WithFirst(Iterator<PersistentMap.Entry<Pair<A, B>, V>> source, A first) {
      this.source = source;
      this.first = first;
      advance();
    }

    private void advance() {
      next = source.hasNext() ? source.next() : null;
      if (next != null && !next.key().first().equals(first)) {
        next = null;
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public PersistentMap.Entry<Pair<A, B>, V> next() {
      PersistentMap.Entry<Pair<A, B>, V> found = next;
      if (found == null) {
        throw new NoSuchElementException();
      }
      advance();
      return found;
    }
  }
}

package dev.access4j.internal.evaluation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.access4j.decision.CacheStatistics;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One bounded cache and what it has done. */
final class Table<K, E extends Entry> {
  final Cache<K, E> cache;
  private final long maximumSize;
  private final LongAdder loads = new LongAdder();
  private final LongAdder invalidations = new LongAdder();
  private final LongAdder evictions = new LongAdder();

  private final Runnable evicted;
  private final Consumer<E> gone;

  /**
   * Creates an empty cache.
   *
   * @param evicted hears when room was made, one time after the other
   * @param gone hears of each entry that is there no more
   */
  Table(int maximumSize, Runnable evicted, Consumer<E> gone) {
    this.evicted = evicted;
    this.gone = gone;
    this.maximumSize = maximumSize;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(maximumSize)
            // Handing the housekeeping to a pool would allocate on each read.
            .executor(Runnable::run)
            .evictionListener(
                (@Nullable K key, @Nullable E entry, RemovalCause cause) -> evict(entry))
            .build();
  }

  private void evict(@Nullable E entry) {
    evictions.increment();
    evicted.run();
    if (entry != null) {
      gone.accept(entry);
    }
  }

  void put(K key, E entry) {
    loads.increment();
    Home home = entry.home();
    synchronized (home) {
      if (home.accepts(entry.asOf())) {
        E replaced = cache.asMap().put(key, entry);
        if (replaced != null) {
          gone.accept(replaced);
        }
      }
    }
  }

  void invalidate(K key) {
    E removed = cache.asMap().remove(key);
    if (removed != null) {
      invalidations.increment();
      gone.accept(removed);
    }
  }

  void invalidateIf(BiPredicate<K, E> condition) {
    cache
        .asMap()
        .forEach(
            (key, entry) -> {
              if (condition.test(key, entry)) {
                invalidate(key);
              }
            });
  }

  CacheStatistics statistics() {
    return new CacheStatistics(
        cache.estimatedSize(), maximumSize, loads.sum(), invalidations.sum(), evictions.sum());
  }
}

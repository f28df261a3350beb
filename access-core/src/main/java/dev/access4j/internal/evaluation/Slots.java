package dev.access4j.internal.evaluation;

import dev.access4j.solution.SolutionRef;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several masks of one principal. A small hash table: an entry stands within a few places of where
 * its hash points, and may be overwritten when all of them are taken and the table has its full
 * size. Entries are immutable, so that threads may race.
 */
final class Slots implements Kept {

  private static final int PROBES = 8;
  private static final int MOST = 4096;

  private final long revision;
  private final @Nullable Compiled[] entries;
  // Threads that race may miscount; who counts, counts again.
  private int size;
  private @Nullable Map<String, Set<String>> united;

  private Slots(long revision, int length) {
    this.revision = revision;
    this.entries = new Compiled[length];
  }

  /** Slots with what is kept, and room for more. */
  static Slots of(Kept present) {
    return filled(present, 2);
  }

  private static Slots filled(Kept present, int length) {
    Slots slots = new Slots(present.revision(), length);
    slots.united = present.united();
    present.forEach(slots::put);
    return slots;
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public void forEach(Consumer<Compiled> action) {
    for (Compiled each : entries) {
      if (each != null) {
        action.accept(each);
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable Compiled find(SolutionRef ref) {
    int hash = spread(ref);
    int probes = Math.min(PROBES, entries.length);
    for (int i = 0; i < probes; i++) {
      Compiled found = entries[(hash + i) & (entries.length - 1)];
      if (found == null) {
        return null;
      }
      if (found.ref.equals(ref)) {
        return found;
      }
    }
    return null;
  }

  @Override
  public @Nullable Map<String, Set<String>> united() {
    return united;
  }

  @Override
  public void unite(Map<String, Set<String>> values) {
    united = values;
  }

  /** These slots with one more entry, or larger ones where they are too small. */
  Slots with(Compiled compiled) {
    Slots slots = this;
    while (!slots.put(compiled)) {
      slots = filled(slots, slots.entries.length * 2);
    }
    return slots;
  }

  /** Whether there was a place for it, or there will never be a better one. */
  private boolean put(Compiled compiled) {
    int hash = spread(compiled.ref);
    int probes = Math.min(PROBES, entries.length);
    for (int i = 0; i < probes; i++) {
      int place = (hash + i) & (entries.length - 1);
      Compiled present = entries[place];
      if (present == null || present.ref.equals(compiled.ref)) {
        entries[place] = compiled;
        size += present == null ? 1 : 0;
        return true;
      }
    }
    if (entries.length < MOST) {
      return false;
    }
    entries[hash & (entries.length - 1)] = compiled;
    return true;
  }

  private static int spread(SolutionRef ref) {
    int hash = ref.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }
}

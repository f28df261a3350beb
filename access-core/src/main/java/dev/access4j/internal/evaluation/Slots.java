package dev.access4j.internal.evaluation;

import dev.access4j.solution.SolutionRef;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled for one principal, by the version asked for; all of one revision, since what is
 * older is of no use and would keep policies alive that the caches have dropped. A small hash
 * table: an entry stands within a few places of where its hash points, and may be overwritten when
 * all of them are taken and the table has its full size. Entries are immutable, so that threads may
 * race.
 */
final class Slots {

  private static final int PROBES = 8;
  private static final int MOST = 4096;

  private final long revision;
  private final @Nullable Compiled[] entries;
  // Threads that race may miscount; who counts, counts again.
  private int size;

  /** The principal's values and those of its groups; null until a filter first asks for them. */
  @Nullable Map<String, Set<String>> united;

  private Slots(long revision, int length) {
    this.revision = revision;
    this.entries = new Compiled[length];
  }

  long revision() {
    return revision;
  }

  void forEach(Consumer<Compiled> action) {
    for (Compiled each : entries) {
      if (each != null) {
        action.accept(each);
      }
    }
  }

  int size() {
    return size;
  }

  @Nullable Compiled find(SolutionRef ref) {
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

  /** These slots with one more entry, or new ones where these are none, too small, or older. */
  static Slots with(Compiled compiled, @Nullable Slots present) {
    long revision = compiled.revision;
    if (present == null || present.revision < revision) {
      present = new Slots(revision, 1);
    }
    if (present.revision > revision) {
      return present;
    }
    Slots slots = present;
    while (!slots.put(compiled)) {
      Slots larger = new Slots(revision, slots.entries.length * 2);
      larger.united = slots.united;
      for (Compiled each : slots.entries) {
        if (each != null) {
          larger.put(each);
        }
      }
      slots = larger;
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

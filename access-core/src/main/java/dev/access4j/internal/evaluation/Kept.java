package dev.access4j.internal.evaluation;

import dev.access4j.solution.SolutionRef;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled for one principal, by the version asked for: one mask, or {@link Slots} with
 * several. All of one revision, since what is older is of no use and would keep policies alive that
 * the caches have dropped.
 */
interface Kept {

  long revision();

  /** How many there are, about. */
  int size();

  void forEach(Consumer<Compiled> action);

  @Nullable Compiled find(SolutionRef asked);

  /** The principal's values and those of its groups; null until a filter first asks for them. */
  @Nullable Map<String, Set<String>> united();

  /** Keeps the same; threads that race put in equal ones. */
  void unite(Map<String, Set<String>> values);

  /** What is kept with one more, or that alone where what is present is older. */
  static Kept with(Compiled compiled, @Nullable Kept present) {
    if (present == null || present.revision() < compiled.revision) {
      return compiled;
    }
    if (present.revision() > compiled.revision) {
      return present;
    }
    if (present instanceof Slots slots) {
      return slots.with(compiled);
    }
    return present.find(compiled.ref) == null ? Slots.of(present).with(compiled) : compiled;
  }
}

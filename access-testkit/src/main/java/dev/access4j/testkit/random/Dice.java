package dev.access4j.testkit.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Choices, all drawn from one seeded source. */
final class Dice {

  private final RandomGenerator random;

  Dice(RandomGenerator random) {
    this.random = random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> T one(Collection<T> of) {
    return one(List.copyOf(of));
  }

  /** Each with the same probability, in their order. */
  <T> Set<T> some(Collection<T> of, double probability) {
    Set<T> chosen = new LinkedHashSet<>();
    for (T each : of) {
      if (chance(probability)) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  /** So many of them, each once, in any order. */
  <T> List<T> pick(List<T> of, int count) {
    List<T> shuffled = new ArrayList<>(of);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}

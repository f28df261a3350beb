package dev.access4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

  private static final int SEEDS = 200;
  private static final int STEPS = 300;

  @Test
  @DisplayName("holds what a TreeMap holds after any history, in the same order")
  void agreesWithTreeMap() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TreeMap<Integer, Integer> expected = new TreeMap<>();
      PersistentMap<Integer, Integer> map = PersistentMap.empty();
      Object owner = new Object();
      PersistentMap<Integer, Integer> seen = map;
      List<Integer> seenKeys = List.of();
      for (int step = 0; step < STEPS; step++) {
        int key = random.nextInt(100);
        if (random.nextInt(3) == 0) {
          expected.remove(key);
          map = map.without(key, owner);
        } else {
          expected.put(key, step);
          map = map.with(key, step, owner);
        }
        int place = random.nextInt(100);
        assertThat(keys(map.entries()))
            .as("seed %d", seed)
            .containsExactlyElementsOf(expected.keySet());
        assertThat(keys(map.above(place)))
            .as("seed %d above %d", seed, place)
            .containsExactlyElementsOf(expected.tailMap(place, false).keySet());
        assertThat(map.get(place)).as("seed %d", seed).isEqualTo(expected.get(place));
        assertThat(keys(seen.entries()))
            .as("seed %d, what was seen before", seed)
            .containsExactlyElementsOf(seenKeys);
        if (random.nextInt(10) == 0) {
          // Somebody sees the map, so that what was made so far must stay.
          seen = map;
          seenKeys = List.copyOf(expected.keySet());
          owner = new Object();
        }
      }
    }
  }

  @Test
  @DisplayName("shows what a TreeMap shows from its end, whole and below any place")
  void agreesBackwards() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TreeMap<Integer, Integer> expected = new TreeMap<>();
      PersistentMap<Integer, Integer> map = PersistentMap.empty();
      assertThat(map.descending()).isEmpty();
      assertThat(map.below(0)).isEmpty();
      Object owner = new Object();
      for (int step = 0; step < STEPS / 3; step++) {
        int key = random.nextInt(50);
        if (random.nextInt(3) == 0) {
          expected.remove(key);
          map = map.without(key, owner);
        } else {
          expected.put(key, step);
          map = map.with(key, step, owner);
        }
        int place = random.nextInt(-1, 51);
        assertThat(keys(map.descending()))
            .as("seed %d", seed)
            .containsExactlyElementsOf(expected.descendingMap().keySet());
        assertThat(map.below(place))
            .as("seed %d below %d", seed, place)
            .extracting(PersistentMap.Entry::key, PersistentMap.Entry::value)
            .containsExactlyElementsOf(
                expected.headMap(place, false).descendingMap().entrySet().stream()
                    .map(each -> tuple(each.getKey(), each.getValue()))
                    .toList());
      }
    }
  }

  @Test
  @DisplayName("ends with an exception when it is asked for more than there is, in both directions")
  void ends() {
    PersistentMap<Integer, Integer> map =
        PersistentMap.<Integer, Integer>empty().with(1, 1, new Object());
    for (Iterable<PersistentMap.Entry<Integer, Integer>> entries :
        List.of(map.entries(), map.descending())) {
      Iterator<PersistentMap.Entry<Integer, Integer>> iterator = entries.iterator();
      assertThat(iterator.next().key()).isEqualTo(1);
      assertThat(iterator.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }
  }

  @Test
  @DisplayName("an older map is untouched by what is made from it")
  void isPersistent() {
    PersistentMap<Integer, Integer> map = PersistentMap.empty();
    List<PersistentMap<Integer, Integer>> versions = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      versions.add(map);
      map = map.with(i * 7919 % 500, i, new Object());
    }
    for (int i = 0; i < 500; i++) {
      map = map.without(i, new Object());
    }
    for (int size = 0; size < versions.size(); size++) {
      assertThat(keys(versions.get(size).entries())).hasSize(size);
    }
    assertThat(keys(map.entries())).isEmpty();
  }

  @Test
  @DisplayName(
      "stays balanced when keys come in order: a million entries are 30 steps deep at most")
  void staysBalanced() {
    PersistentMap<Integer, Integer> map = PersistentMap.empty();
    Object owner = new Object();
    for (int i = 0; i < 1_000_000; i++) {
      map = map.with(i, i, owner);
    }
    assertThat(map.height()).isLessThanOrEqualTo(30);
  }

  @Test
  @DisplayName("stays balanced, too, while every other entry goes")
  void staysBalancedWhenRemoving() {
    PersistentMap<Integer, Integer> map = PersistentMap.empty();
    Object owner = new Object();
    for (int i = 0; i < 100_000; i++) {
      map = map.with(i, i, owner);
    }
    for (int i = 0; i < 99_000; i++) {
      map = map.without(i, owner);
    }
    assertThat(map.height()).isLessThanOrEqualTo(15);
  }

  private static List<Integer> keys(Iterable<PersistentMap.Entry<Integer, Integer>> entries) {
    List<Integer> keys = new ArrayList<>();
    entries.forEach(entry -> keys.add(entry.key()));
    return keys;
  }
}

package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A map and a set of texts")
class StringMapTest {

  private static final int MODELS = 500;
  private static final int LARGEST = 200;

  @Test
  @DisplayName("are what the JDK's are, of any size")
  void sameAsTheJdk() {
    for (int seed = 0; seed < MODELS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, Integer> expected = new HashMap<>();
      int size = random.nextInt(LARGEST);
      for (int i = 0; i < size; i++) {
        expected.put(text(random), i);
      }
      StringMap<Integer> map = new StringMap<>(expected);
      StringSet set = new StringSet(expected.keySet());
      assertThat(map).as("seed %d", seed).isEqualTo(expected).hasSameHashCodeAs(expected);
      assertThat(set).as("seed %d", seed).isEqualTo(expected.keySet());
      for (int i = 0; i < LARGEST; i++) {
        String asked = text(random);
        assertThat(map.get(asked)).as("seed %d", seed).isEqualTo(expected.get(asked));
        assertThat(map.containsKey(asked)).isEqualTo(expected.containsKey(asked));
        assertThat(set.contains(asked)).isEqualTo(expected.containsKey(asked));
      }
    }
  }

  /** Few letters, of which two pairs have the same hash: many texts collide, and many are equal. */
  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      text.append(random.nextBoolean() ? "Aa" : "BB");
    }
    return text.append(random.nextInt(4)).toString();
  }

  @Test
  @DisplayName("know nothing of what is no text")
  void noText() {
    Map<String, Integer> map = new StringMap<>(Map.of("1", 1));
    Object number = 1;
    assertThat(map.get(number)).isNull();
    assertThat(new StringSet(map.keySet()).contains(number)).isFalse();
    assertThat(new StringMap<>(Map.of()).get("")).isNull();
    Map<String, String> texts = Map.of("a", "b", "b", "a", "c", "c");
    assertThat(new StringMap<>(texts)).isEqualTo(texts).containsExactlyInAnyOrderEntriesOf(texts);
  }
}

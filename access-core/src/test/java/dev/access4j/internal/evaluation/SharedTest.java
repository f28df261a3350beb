package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is shared")
class SharedTest {

  private static final int PRINCIPALS = 100;
  private static final int TEXTS_LONG = 300;

  private final Shared shared = Shared.by(PRINCIPALS);

  @Test
  @DisplayName("is one object where values are equal")
  void sharesEqualValues() {
    GroupId first = shared.of(GroupId.of("a"));
    assertThat(shared.of(GroupId.of("a"))).isSameAs(first);
    GroupId[] groups = shared.ofArray(new GroupId[] {first, GroupId.of("b")});
    assertThat(shared.ofArray(new GroupId[] {GroupId.of("a"), GroupId.of("b")})).isSameAs(groups);
    Map<String, Set<String>> attributes = shared.of(new StringMap<>(Map.of("k", set("v", "w"))));
    assertThat(shared.of(new StringMap<>(Map.of("k", set("w", "v"))))).isSameAs(attributes);
  }

  @Test
  @DisplayName("is of one class: neither an id of another kind, nor an array of other things")
  void sharesWithinAClass() {
    shared.of(GroupId.of("a"));
    assertThat(shared.of(RoleId.of("a"))).isEqualTo(RoleId.of("a"));
    shared.ofArray(new GroupId[0]);
    RoleId[] roles = shared.ofArray(new RoleId[0]);
    assertThat(roles).isEmpty();
  }

  @Test
  @DisplayName("stays what is often met, whatever else comes by once")
  void keepsWhatIsMetOften() {
    GroupId often = shared.of(GroupId.of("often"));
    for (int i = 0; i < 100 * PRINCIPALS; i++) {
      shared.of(GroupId.of("once-" + i));
      assertThat(shared.of(GroupId.of("often"))).isSameAs(often);
    }
  }

  @Test
  @DisplayName("is forgotten, and neither much nor long")
  void isBounded() {
    GroupId once = shared.of(GroupId.of("once"));
    for (int i = 0; i < 200 * PRINCIPALS; i++) {
      shared.of(GroupId.of("twice-" + i / 2));
    }
    assertThat(shared.of(GroupId.of("once"))).isEqualTo(once).isNotSameAs(once);
    GroupId[] many = groups();
    assertThat(shared.ofArray(many)).isSameAs(many);
    assertThat(shared.ofArray(groups())).isNotSameAs(many);
    assertThat(shared.ifFew(List.of(many))).isSameAs(Shared.NOTHING);
    assertThat(shared.ifShort(List.of("x".repeat(TEXTS_LONG)))).isSameAs(Shared.NOTHING);
    assertThat(shared.ifShort(List.of("x"))).isSameAs(shared);
    assertThat(Shared.NOTHING.of(once)).isSameAs(once);
  }

  private static GroupId[] groups() {
    return IntStream.range(0, 2 * PRINCIPALS)
        .mapToObj(i -> GroupId.of("g" + i))
        .toArray(GroupId[]::new);
  }

  @Test
  @DisplayName("is equal to what was asked for, from whichever thread")
  void racesBreakNothing() throws Exception {
    Shared small = Shared.by(1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int seed = 0; seed < 4; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        tasks.add(() -> wrong(small, random));
      }
      for (Future<Integer> wrong : threads.invokeAll(tasks)) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrong(Shared small, SplittableRandom random) {
    int wrong = 0;
    for (int i = 0; i < 1_000 * PRINCIPALS; i++) {
      String text = "v" + random.nextInt(20);
      Set<String> values = set(text);
      wrong += small.of(GroupId.of(text)).value().equals(text) ? 0 : 1;
      wrong += small.of(values).contains(text) ? 0 : 1;
      wrong += small.ofArray(new RoleId[] {RoleId.of(text)})[0].value().equals(text) ? 0 : 1;
    }
    return wrong;
  }

  private static Set<String> set(String... texts) {
    return new StringSet(List.of(texts));
  }
}

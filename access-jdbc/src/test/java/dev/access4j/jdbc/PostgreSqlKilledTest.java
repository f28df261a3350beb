package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement({"EV-9", "EV-10", "EV-11"})
@DisplayName("A server that is killed under writers")
class PostgreSqlKilledTest {

  private static final int KILLS = Boolean.getBoolean("access4j.slow") ? 20 : 1;
  private static final int WRITES = 40;
  private static final Duration FRESHNESS = Duration.ofMillis(400);
  private static final Duration POLL = Duration.ofMillis(50);

  private static final List<Toggled> ORGANIZATIONS =
      List.of(Toggled.of("killed1"), Toggled.of("killed2"));

  @TempDir Path directory;

  private final Map<Toggled, Set<Long>> acknowledged = new ConcurrentHashMap<>();
  private final LongAdder uncertain = new LongAdder();

  /** Since when there has been no server. */
  private volatile OptionalLong down = OptionalLong.empty();

  @Test
  @DisplayName("has lost nothing that it acknowledged, and nobody is allowed what it cannot say")
  void killed() throws Exception {
    try (OwnServer server = new OwnServer(directory)) {
      AccessSchema.migrate(server.pool(2));
      try (EvaluatorNode a = node(server);
          EvaluatorNode b = node(server);
          Crew crew = new Crew()) {
        assertThat(Sql.of(a.database()).list(String.class, "SHOW fsync")).containsExactly("on");
        assertThat(Sql.of(a.database()).list(String.class, "SHOW synchronous_commit"))
            .containsExactly("on");
        for (Toggled each : ORGANIZATIONS) {
          each.found(a.store());
          acknowledged.put(each, ConcurrentHashMap.newKeySet());
          for (EvaluatorNode node : List.of(a, a, b, b)) {
            crew.again(() -> write(node, each));
          }
        }
        for (EvaluatorNode node : List.of(a, b)) {
          crew.again(() -> ORGANIZATIONS.forEach(each -> ask(node, each)));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
          awaitWrites(crew, WRITES);
          server.kill();
          requireNoAnswers(List.of(a, b));
          server.restart();
        }
        awaitWrites(crew, WRITES);
        crew.stop();
        for (Toggled each : ORGANIZATIONS) {
          requireAllThere(each, each.check(a.store(), a.evaluator()));
          each.check(b.store(), b.evaluator());
        }
      }
    }
  }

  private static EvaluatorNode node(OwnServer server) {
    return EvaluatorNode.on(server.pool(6), FRESHNESS, builder -> builder.pollEvery(POLL));
  }

  private void write(EvaluatorNode node, Toggled each) {
    try {
      Set<Long> there = acknowledged.get(each);
      if (there != null && !there.add(each.toggle(node.store()))) {
        throw new AssertionError("the same revision of " + each.id() + " was acknowledged twice");
      }
    } catch (StoreException e) {
      uncertain.increment();
    }
  }

  private void ask(EvaluatorNode node, Toggled each) {
    OptionalLong since = down;
    long asked = System.nanoTime();
    try {
      each.judgeAll(node.evaluator(), Revision.NONE);
      if (since.isPresent() && asked - since.getAsLong() > FRESHNESS.toNanos()) {
        throw new AssertionError("answered, with nobody there to know it for too long");
      }
    } catch (StoreException e) {
      // Fail closed: no answer is an answer.
    }
  }

  private void awaitWrites(Crew crew, int more) throws Exception {
    for (Set<Long> there : acknowledged.values()) {
      int before = there.size();
      Until.isTrue(
          "writers go on",
          () -> {
            crew.requireWell();
            return there.size() >= before + more;
          });
    }
  }

  /** Beyond the bound, while nobody can know what is true. */
  private void requireNoAnswers(List<EvaluatorNode> nodes) throws Exception {
    long since = System.nanoTime();
    down = OptionalLong.of(since);
    Until.isTrue("the bound is over", () -> System.nanoTime() - since > FRESHNESS.toNanos());
    try (Crew crew = new Crew()) {
      int user = 0;
      for (EvaluatorNode node : nodes) {
        for (Toggled each : ORGANIZATIONS) {
          int asked = user++;
          crew.once(
              () -> {
                Questions.requireNoAnswer(node.evaluator(), each, asked);
                assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> each.toggle(node.store()));
              });
        }
      }
      crew.stop();
    }
    down = OptionalLong.empty();
  }

  /** All that was acknowledged, and no more than what it is not known of. */
  private void requireAllThere(Toggled each, long revision) {
    Set<Long> there = acknowledged.getOrDefault(each, Set.of());
    assertThat(there).allMatch(known -> known <= revision);
    long unknown = revision - 1 - there.size();
    assertThat(unknown).as("revisions that nobody has acknowledged").isNotNegative();
    assertThat(unknown).isLessThanOrEqualTo(uncertain.sum());
  }
}

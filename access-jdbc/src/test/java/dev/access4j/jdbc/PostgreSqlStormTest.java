package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.testkit.Requirement;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement({"EV-9", "EV-10", "EV-11"})
@DisplayName("Two processes on one PostgreSQL, in a storm of writes,")
class PostgreSqlStormTest {

  private static final boolean SLOW = Boolean.getBoolean("access4j.slow");
  private static final Duration LENGTH = Duration.ofSeconds(SLOW ? 60 : 5);

  /** The least load that there is: what is measured then is the feed. */
  private static final Duration CALM = Duration.ofSeconds(SLOW ? 60 : 3);

  private static final Duration FRESHNESS = Duration.ofSeconds(1);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("answer by what is true, never older than the bound, and never go back")
  void storm(boolean listens) throws Exception {
    Path board = directory.resolve("board");
    Path logged = directory.resolve("log");
    try (HikariDataSource database = Database.POSTGRESQL.create()) {
      AccessSchema.migrate(database);
      String url = database.getJdbcUrl();
      try (StormNode a = new StormNode("a", url, board, FRESHNESS, listens)) {
        a.found();
        try (OtherProcess b =
            new OtherProcess(
                StormNode.class,
                "b",
                url,
                board.toString(),
                String.valueOf(FRESHNESS.toMillis()),
                String.valueOf(listens),
                logged.toString())) {
          requireSameClock(b);
          b.writeLine();
          a.startCalm();
          a.goOn(CALM);
          StormLog calm = a.stop();
          b.writeLine();
          a.start();
          a.goOn(LENGTH);
          b.writeLine();
          StormLog mine = a.stop();
          assertThat(b.readLine()).isEqualTo("done");
          a.check();
          try (DataInputStream in = new DataInputStream(Files.newInputStream(logged))) {
            judge(listens, "Calm", calm, StormLog.read(in));
            judge(listens, "Storm", mine, StormLog.read(in));
          }
        }
      }
    }
  }

  /** Both count from the same moment: the other's time lies between two of this process. */
  private static void requireSameClock(OtherProcess other) throws Exception {
    long before = System.nanoTime();
    String[] words = other.readLine().split(" ", -1);
    assertThat(words[0]).isEqualTo("ready");
    assertThat(Long.parseLong(words[1])).isBetween(before, System.nanoTime());
  }

  private static void judge(boolean listens, String phase, StormLog a, StormLog b) {
    List<StormLog> both = List.of(a, b);
    assertThat(a.commits()).isNotEmpty();
    assertThat(b.sightings()).isNotEmpty();
    StormJudge.requireFresh(both, FRESHNESS);
    System.out.printf(
        "%s %s: %d + %d writes, %d + %d answers.%n  a revokes, b denies after: %s%n"
            + "  b revokes, a denies after: %s%n",
        phase,
        listens ? "with NOTIFY" : "with polling only, each 250 ms",
        a.commits().size(),
        b.commits().size(),
        a.answers(),
        b.answers(),
        StormJudge.delays(a, b),
        StormJudge.delays(b, a));
  }

  @Test
  @DisplayName("would be caught if one of them were stale")
  void caught() {
    long second = Duration.ofSeconds(1).toNanos();
    StormLog a = new StormLog("a");
    StormLog b = new StormLog("b");
    a.commits().add(new StormLog.Commit(0, 2, 10 * second));
    a.commits().add(new StormLog.Commit(0, 3, 20 * second));
    b.sightings().add(new StormLog.Sighting(0, 2, 11 * second, 21 * second));
    StormJudge.requireFresh(List.of(a, b), FRESHNESS);
    b.sightings().add(new StormLog.Sighting(0, 1, 5 * second, 11 * second + 1));
    assertThatThrownBy(() -> StormJudge.requireFresh(List.of(a, b), FRESHNESS))
        .hasMessageContaining("1000000001 ns");
    a.sightings().add(new StormLog.Sighting(0, 2, 11 * second, 20 * second + 1));
    assertThatThrownBy(() -> StormJudge.requireFresh(List.of(a), FRESHNESS))
        .hasMessageContaining("1 ns");
  }
}

package dev.access4j.examples.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.CacheSettings;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.benchmarks.scale.SoakBoard.Cell;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A soak")
class SoakTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("checks, changes and watches on two nodes without an error, and tells of it")
  void twoNodes() throws Exception {
    List<SoakRow> written = Collections.synchronizedList(new ArrayList<>());
    SoakSettings small = new SoakSettings(500, 200, Duration.ofSeconds(1));
    SoakRun run = new SoakRun(small, progress -> {}, written::add);

    String failure = run.run(Duration.ofSeconds(6));

    assertThat(failure).isNull();
    assertThat(written).hasSameElementsAs(run.rows());
    for (int number = 0; number < 2; number++) {
      int node = number;
      List<SoakRow> rows = written.stream().filter(row -> row.node() == node).toList();
      assertThat(rows).hasSizeGreaterThan(1);
      assertThat(rows).allMatch(row -> row.errors() == 0);
      assertThat(rows).anyMatch(row -> row.checks() > 0 && row.checkP50Us() > 0);
      assertThat(rows).anyMatch(row -> row.coldLoads() > 0);
      assertThat(rows).anyMatch(row -> row.changes() > 0);
      assertThat(rows).anyMatch(row -> row.revokes() > 0 && row.deniedMaxMs() > 0);
      assertThat(rows).allMatch(row -> row.heapCommittedBytes() > 0);
    }
  }

  @Test
  @DisplayName("finds a node that hears of no revoke")
  void deafNode() throws Exception {
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      AccessSchema.migrate(database.dataSource());
      try (Node writer = Node.open(database.url());
          Node deaf = deafNode(database.url())) {
        BankLoad load = new BankLoad(writer.access());
        load.found();
        load.growAround(0, 100);
        Revocable.found(writer.access());
        SoakBoard board = new SoakBoard(folder.resolve("board"));
        SoakCounters counters = new SoakCounters(1, deaf.evaluator().statistics());
        int watched = SoakRevokes.watched(0, 1);
        Revocable.grant(writer.access(), watched);
        board.set(0, Cell.GRANTED, 1);
        Thread watching = new Thread(() -> watch(new SoakWatch(deaf, board, counters, 0)));
        watching.start();
        while (board.get(0, Cell.SEEN) == 0) {
          Thread.onSpinWait();
        }

        Revocable.revoke(writer.access(), watched);
        board.set(0, Cell.RETURNED_AT, System.nanoTime() - SoakNode.FRESHNESS.toNanos());
        board.set(0, Cell.RETURNED, 1);

        while (counters.errors() == 0 && board.get(0, Cell.DENIED) == 0) {
          Thread.onSpinWait();
        }
        watching.interrupt();
        watching.join();
        assertThat(board.get(0, Cell.DENIED)).isZero();
        assertThat(counters.row(deaf.evaluator().statistics()).errors()).isEqualTo(1);
      }
    }
  }

  private static void watch(SoakWatch watch) {
    try {
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It trusts for an hour what it has read. */
  private static Node deafNode(String url) {
    HikariDataSource connections = new HikariDataSource(Database.postgreSql(url, 2));
    JdbcAccessStore store =
        JdbcAccessStore.builder(connections)
            .withoutListening()
            .pollEvery(Duration.ofHours(1))
            .build();
    CacheSettings trusting = CacheSettings.DEFAULT.withFreshness(Duration.ofHours(2));
    return new Node(connections, store, Access4j.builder(store).caches(trusting).build());
  }

  @Test
  @DisplayName("has rows that can be read again, and are summed up by their beginning and end")
  void rows() {
    List<SoakRow> rows = new ArrayList<>();
    for (int minute = 1; minute <= 60; minute++) {
      rows.add(row(minute * 60, (100L + minute) << 20));
    }

    assertThat(SoakRow.parse(rows.get(7).line())).isEqualTo(rows.get(7));
    assertThat(SoakRow.header().split(",")).hasSameSizeAs(rows.get(7).line().split(","));
    // A megabyte each minute.
    assertThat(new SoakSummary(rows).heapSlope()).isEqualTo(60);
    assertThat(new SoakSummary(rows).lines()).anyMatch(line -> line.contains("6,000 checks"));
    assertThat(new SoakSummary(List.of()).lines()).anyMatch(line -> line.contains("0 checks"));
  }

  private static SoakRow row(int seconds, long heap) {
    return new SoakRow(
        1, seconds, heap, 2 * heap, 3, 4, 100, 5.5, 6.5, 7.5, 8.5, 9, 10, 11, 12.5, 13.5, 14.5, 0);
  }
}

package dev.access4j.examples.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A soak")
class SoakTest {

  @Test
  @DisplayName("checks, changes and watches on two nodes without an error, and tells of it")
  void twoNodes() throws Exception {
    List<SoakRow> written = Collections.synchronizedList(new ArrayList<>());
    SoakSettings small = new SoakSettings(500, 200, Duration.ofSeconds(1));
    SoakRun run = new SoakRun(small, progress -> {}, written::add);

    String failure = run.run(Duration.ofSeconds(8));

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

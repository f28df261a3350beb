package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.solution.Resource.SwimlaneOf;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Swimlanes by process and lane together, however their names run into each other. */
class LaneRowsTest {

  @Test
  void eachLaneHasItsOwnRow() {
    Map<SwimlaneOf, long[]> rows = new HashMap<>();
    String[] names = {"", "a", "b", "ab", "ba", "Aa", "BB", "AaBB", "BBAa", "BBBB"};
    for (String process : names) {
      for (String lane : names) {
        rows.put(new SwimlaneOf(process, lane), new long[1]);
      }
    }
    SwimlaneOf missing = new SwimlaneOf("AaBB", "BBBB");
    rows.remove(missing);

    LaneRows found = new LaneRows(rows);

    rows.forEach(
        (lane, row) -> assertThat(found.get(lane.process(), lane.swimlane())).isSameAs(row));
    assertThat(found.get(missing.process(), missing.swimlane())).isNull();
  }

  @Test
  void aVersionWithoutLanesHasNone() {
    assertThat(new LaneRows(Map.of()).get("process", "lane")).isNull();
  }
}

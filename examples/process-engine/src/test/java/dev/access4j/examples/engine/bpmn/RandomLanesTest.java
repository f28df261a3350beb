package dev.access4j.examples.engine.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes drawn at random, against the slow and obvious reading of the same rules. */
class RandomLanesTest {

  private static final int ROUNDS = 2_000;
  private static final List<String> PREFIXES = List.of("", "bpmn", "bpmn2", "semantic", "model");

  @Test
  @DisplayName("what is read of a random process is what the rules say of it, order included")
  @Timeout(120)
  void agrees() {
    int nested = 0;
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Drawing drawing = Drawing.random(new Random(seed));
      String file = drawing.file(PREFIXES.get(seed % PREFIXES.size()));
      Optional<ProcessLanes> expected = ReferenceLanes.of(drawing);
      if (expected.isPresent()) {
        ProcessLanes read = Corpus.readOne(file);
        assertThat(read).as("seed %s: %s", seed, file).isEqualTo(expected.get());
        assertThat(read.swimlanes()).as("seed %s", seed).isEqualTo(expected.get().swimlanes());
        assertThat(new ArrayList<>(read.swimlaneOf().keySet()))
            .isEqualTo(new ArrayList<>(expected.get().swimlaneOf().keySet()));
        nested += read.swimlanes().stream().anyMatch(name -> name.contains(" / ")) ? 1 : 0;
      } else {
        assertThat(Corpus.faults(file))
            .as("seed %s: %s", seed, file)
            .isNotEmpty()
            .allMatch(fault -> fault.endsWith("neither of which is inside the other (NODE)"));
        refused++;
      }
    }
    // Or the processes drawn prove little.
    assertThat(nested).isGreaterThan(ROUNDS / 4);
    assertThat(refused).isBetween(ROUNDS / 100, ROUNDS / 4);
  }
}

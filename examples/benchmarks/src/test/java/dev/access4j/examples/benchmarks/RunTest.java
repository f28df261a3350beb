package dev.access4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTest {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-29T15:30:12.345+05:30");

  @TempDir private Path directory = Path.of("");

  private final List<String> progress = new ArrayList<>();
  private final List<Results> kept = new ArrayList<>();

  @Test
  void aPartThatFailsKeepsWhatItHadAndTheOthersRun() throws IOException {
    Results results =
        new Run(Form.SHORT, progress::add)
            .measure(
                List.of(new Fixed("first", "the disk is full"), new Fixed("second", "")),
                NOW,
                directory,
                kept::add);
    assertThat(results.figures()).containsExactly(figure("first"), figure("second"));
    assertThat(kept).hasSize(2);
    assertThat(kept.get(0).figures()).containsExactly(figure("first"));
    assertThat(kept.get(1)).isEqualTo(results);
    assertThat(results.parts()).extracting(Results.Part::name).containsExactly("first", "second");
    assertThat(results.parts().get(0).failure()).isEqualTo("the disk is full");
    assertThat(results.parts().get(1).failure()).isNull();
    assertThat(results.parts().get(0).notes()).containsExactly("noted");
    assertThat(progress)
        .contains("about 6 min on two processors", "first: about 3 min", "  first: half")
        .anyMatch(line -> line.startsWith("first: FAILED after"))
        .anyMatch(line -> line.startsWith("second: done after"));
  }

  @Test
  void aRunSaysWhenAndInWhatItWasMade() throws IOException {
    Results results =
        new Run(Form.FULL, progress::add).measure(List.of(), NOW, directory, kept::add);
    assertThat(results.started()).isEqualTo("2026-11-29T15:30:12+05:30");
    assertThat(results.form()).isEqualTo(Form.FULL);
    assertThat(results.commit()).isEqualTo("unknown");
    assertThat(results.changed()).isFalse();
    assertThat(results.machine().processors()).isPositive();
    assertThat(results.machine().memory()).isGreaterThan(100_000_000);
    assertThat(results.jdk().version()).isEqualTo(Runtime.version().toString());
  }

  @Test
  void aPartOfThisJvmKnowsTheFormAndTellsHowFarItIs() throws IOException {
    OwnPart part =
        new OwnPart(
            "own",
            Duration.ofMinutes(1),
            Duration.ofHours(3),
            (form, told) -> {
              told.accept("half");
              return List.of(figure(form.name()));
            });
    Results results =
        new Run(Form.FULL, progress::add).measure(List.of(part), NOW, directory, kept::add);
    assertThat(results.figures()).containsExactly(figure("FULL"));
    assertThat(progress).contains("about 3 h on two processors", "  own: half");
  }

  @Test
  void theFileIsNamedByMinuteAndCommit() {
    assertThat(RunCommand.fileName(NOW, "0123456789abcdef"))
        .isEqualTo("2026-11-29T1530-012345678.json");
    assertThat(RunCommand.fileName(NOW, "unknown")).isEqualTo("2026-11-29T1530-unknown.json");
  }

  @Test
  void theShortFormOfAllPartsFitsIntoTenMinutes() {
    assertThat(
            Parts.all(directory, Integer.MAX_VALUE).stream()
                .map(part -> part.expected(Form.SHORT))
                .reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofMinutes(10));
  }

  @Test
  void whatDoesNotFitIntoTheMemoryIsSkippedAndSaysSo() throws IOException {
    JmhPart.Extent huge =
        new JmhPart.Extent(
            Duration.ZERO, List.of(new JmhPart.Batch("a planet", 900_000_000, List.of())));
    Results results =
        new Run(Form.SHORT, progress::add)
            .measure(
                List.of(new JmhPart("part", Optional.empty(), huge, huge)),
                NOW,
                directory,
                kept::add);
    assertThat(results.parts().get(0).failure()).isNull();
    assertThat(results.parts().get(0).notes())
        .singleElement()
        .asString()
        .startsWith("skipped a planet: it needs 900,001,500 MB of memory, and ");
  }

  private static Figure figure(String name) {
    return new Figure(name, Map.of(), "s", 1, 1, 1, 1, null);
  }

  private record Fixed(String name, String failure) implements Part {
    @Override
    public Duration expected(Form form) {
      return Duration.ofMinutes(3);
    }

    @Override
    public void measure(Form form, Measured measured) {
      measured.figures(List.of(figure(name)));
      measured.note("noted");
      measured.progress("half");
      if (!failure.isEmpty()) {
        throw new IllegalStateException(failure);
      }
    }
  }
}

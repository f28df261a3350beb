package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.report.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part that JMH measures.
 *
 * @param name its name
 * @param jar where the benchmarks are, if not in this program
 * @param inShort what the short form is
 * @param inFull what the full form is
 */
record JmhPart(String name, Optional<Path> jar, Extent inShort, Extent inFull) implements Part {

  /** What the system and JMH's own JVM need beside a heap. */
  private static final long BESIDE_MEGABYTES = 1_500;

  /**
   * How much is measured.
   *
   * @param expected about how long it takes
   * @param batches what is run, in order
   */
  record Extent(Duration expected, List<Batch> batches) {}

  /**
   * What is run with one heap.
   *
   * @param what in words
   * @param heapMegabytes the heap
   * @param runs what JMH is asked for; those without forks share a JVM
   */
  record Batch(String what, long heapMegabytes, List<JmhRun> runs) {}

  @Override
  public Duration expected(Form form) {
    return extent(form).expected();
  }

  private Extent extent(Form form) {
    return form == Form.SHORT ? inShort : inFull;
  }

  @Override
  public void measure(Form form, Measured measured) throws Exception {
    List<String> failures = new ArrayList<>();
    for (Batch batch : extent(form).batches()) {
      long available = Surroundings.availableMemory() / 1_000_000;
      long needed = batch.heapMegabytes() + BESIDE_MEGABYTES;
      if (available < needed) {
        measured.note(
            String.format(
                Locale.ROOT,
                "skipped %s: it needs %,d MB of memory, and %,d are available",
                batch.what(),
                needed,
                available));
        continue;
      }
      measured.note(
          batch.what()
              + " in a heap of "
              + String.format(Locale.ROOT, "%,d MB", batch.heapMegabytes()));
      try {
        process(batch).run(batch.runs(), measured);
      } catch (IOException e) {
        failures.add(batch.what() + ": " + e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new IOException(String.join("\n", failures));
    }
  }

  private JmhProcess process(Batch batch) {
    return jar.map(file -> JmhProcess.of(file, batch.heapMegabytes()))
        .orElseGet(() -> JmhProcess.here(batch.heapMegabytes()));
  }
}

package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.report.Results;
import dev.access4j.examples.benchmarks.report.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures part by part; one that fails does not keep the others from being measured. */
final class Run {

  private final Form form;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Results.Part> done = new ArrayList<>();

  Run(Form form, Consumer<String> progress) {
    this.form = form;
    this.progress = progress;
  }

  /** Keeps what has been measured so far, in place of what it had before. */
  @FunctionalInterface
  interface Keeper {
    void keep(Results results) throws IOException;
  }

  /**
   * Measures, and says by which commit of the working tree that a directory is in. What there is
   * after each part is kept: a run of hours may not come to its end.
   */
  Results measure(List<Part> parts, ZonedDateTime now, Path workingTree, Keeper keeper)
      throws IOException {
    // Before the first part: nothing that is committed meanwhile is what is measured.
    String commit = Surroundings.commit(workingTree);
    boolean changed = Surroundings.changed(workingTree);
    Duration expected =
        parts.stream().map(part -> part.expected(form)).reduce(Duration.ZERO, Duration::plus);
    progress.accept("about " + said(expected) + " on two processors");
    Results results = results(now, commit, changed);
    for (Part part : parts) {
      progress.accept(part.name() + ": about " + said(part.expected(form)));
      measure(part);
      results = results(now, commit, changed);
      keeper.keep(results);
    }
    return results;
  }

  private Results results(ZonedDateTime now, String commit, boolean changed) {
    return new Results(
        now.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
        commit,
        changed,
        form,
        Surroundings.machine(),
        Surroundings.jdk(),
        done,
        figures);
  }

  private void measure(Part part) {
    List<String> notes = new ArrayList<>();
    long from = System.nanoTime();
    String failure = null;
    try {
      part.measure(form, measured(part, notes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (Exception | Error e) {
      // An error too, such as no memory left: the parts that follow are not to be lost by it.
      failure = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    long seconds = Duration.ofNanos(System.nanoTime() - from).toSeconds();
    end(part, seconds, failure, notes);
  }

  private void end(Part part, long seconds, @Nullable String failure, List<String> notes) {
    done.add(new Results.Part(part.name(), seconds, failure, notes));
    progress.accept(
        part.name()
            + ": "
            + (failure == null ? "done" : "FAILED")
            + " after "
            + seconds
            + " s"
            + (failure == null ? "" : ": " + failure));
  }

  private Part.Measured measured(Part part, List<String> notes) {
    return new Part.Measured() {
      @Override
      public void figures(List<Figure> some) {
        figures.addAll(some);
      }

      @Override
      public void note(String text) {
        notes.add(text);
        progress(text);
      }

      @Override
      public void progress(String text) {
        progress.accept("  " + part.name() + ": " + text);
      }
    };
  }

  private static String said(Duration duration) {
    return duration.toMinutes() < 120 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }
}

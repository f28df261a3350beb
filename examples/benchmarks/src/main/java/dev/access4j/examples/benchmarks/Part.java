package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.examples.benchmarks.report.Form;
import java.time.Duration;
import java.util.List;

/** A part of a run, which can be asked for by its name. */
interface Part {

  /** What a part tells while it measures; what it has told stays if it fails later. */
  interface Measured {

    /** Some figures. */
    void figures(List<Figure> figures);

    /** What was skipped and why, or how something was measured; it is kept with the figures. */
    void note(String text);

    /** How far it is, for who waits. */
    void progress(String text);
  }

  /** Its name. */
  String name();

  /** About how long it takes on two processors. */
  Duration expected(Form form);

  /** Measures. Throws if not all could be measured. */
  void measure(Form form, Measured measured) throws Exception;
}

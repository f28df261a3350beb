package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.examples.benchmarks.report.Form;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A part that is measured in this JVM, and not by JMH.
 *
 * @param name its name
 * @param inShort about how long the short form takes
 * @param inFull about how long the full form takes
 * @param measurement what is done
 */
record OwnPart(String name, Duration inShort, Duration inFull, Measurement measurement)
    implements Part {

  /** Measures in a form, and tells how far it is. */
  @FunctionalInterface
  interface Measurement {
    List<Figure> figures(Form form, Consumer<String> progress) throws Exception;
  }

  @Override
  public Duration expected(Form form) {
    return form == Form.SHORT ? inShort : inFull;
  }

  @Override
  public void measure(Form form, Measured measured) throws Exception {
    measured.figures(measurement.figures(form, measured::progress));
  }
}

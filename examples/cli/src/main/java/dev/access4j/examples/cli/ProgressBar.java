package dev.access4j.examples.cli;

import dev.access4j.file.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Draws how far a long work is on one line of a terminal, and wipes it out at the end. */
final class ProgressBar implements Progress, AutoCloseable {

  private static final long PAUSE_NANOS = 80_000_000;
  private static final int CELLS = 30;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final long start;
  private long drawn;
  private boolean visible;

  /**
   * A bar that shows itself once the work has taken a moment.
   *
   * @param err where to draw
   * @param nanos a clock for durations
   */
  ProgressBar(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.drawn = start;
  }

  /** A bar that nobody sees. */
  static ProgressBar hidden() {
    return new ProgressBar(new PrintWriter(Writer.nullWriter()), () -> 0);
  }

  @Override
  public void at(String what, long done, long total) {
    long now = nanos.getAsLong();
    // The end of a phase is drawn at once: what comes next may not tell how far it is.
    if (now - drawn >= PAUSE_NANOS || (visible && done == total)) {
      drawn = now;
      visible = true;
      err.print(WIPE + text(what, done, total, (now - start) / 1e9));
      err.flush();
    }
  }

  private static String text(String what, long done, long total, double seconds) {
    String label = String.format(Locale.ROOT, "%-10s", what);
    String elapsed = String.format(Locale.ROOT, "%.1f s", seconds);
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s %,d  %s", label, done, elapsed);
    }
    int filled = (int) Math.min(CELLS, done * CELLS / total);
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %3d%%  %s",
        label,
        "#".repeat(filled),
        "-".repeat(CELLS - filled),
        Math.min(100, done * 100 / total),
        elapsed);
  }

  @Override
  public void close() {
    if (visible) {
      visible = false;
      err.print(WIPE);
      err.flush();
    }
  }
}

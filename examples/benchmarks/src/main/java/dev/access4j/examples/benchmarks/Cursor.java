package dev.access4j.examples.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is among the requests; each begins at its own place. */
@State(Scope.Thread)
public class Cursor {

  private int last;
  private int next;

  /** For JMH. */
  public Cursor() {}

  /**
   * Goes to the thread's place.
   *
   * @param requests what there is to ask
   * @param thread which thread of how many
   */
  @Setup(Level.Trial)
  public void start(Requests requests, ThreadParams thread) {
    last = requests.count() - 1;
    next = (int) ((long) requests.count() * thread.getThreadIndex() / thread.getThreadCount());
  }

  int next() {
    next = (next + 1) & last;
    return next;
  }
}

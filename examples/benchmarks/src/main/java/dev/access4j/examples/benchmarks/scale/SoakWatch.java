package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AccessRequest;
import dev.access4j.examples.benchmarks.scale.SoakBoard.Cell;
import java.util.concurrent.TimeUnit;

/**
 * Asks each tenth of a millisecond for what the other node revokes next: it has to be denied within
 * the freshness bound, and to stay so.
 */
final class SoakWatch implements SoakNode.Step {

  private static final long BETWEEN_ASKS_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final int ASKED_AFTERWARDS = 20;

  private final Node node;
  private final SoakBoard board;
  private final SoakCounters counters;
  private final int writer;
  private long round;

  SoakWatch(Node node, SoakBoard board, SoakCounters counters, int writer) {
    this.node = node;
    this.board = board;
    this.counters = counters;
    this.writer = writer;
  }

  @Override
  public void run() throws InterruptedException {
    if (board.get(writer, Cell.GRANTED) == round) {
      TimeUnit.MILLISECONDS.sleep(1);
      return;
    }
    round++;
    AccessRequest request = GrowingBank.watchedRequest(SoakRevokes.watched(writer, round));
    while (!node.evaluator().isAllowed(request)) {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ASKS_NANOS);
    }
    board.set(writer, Cell.SEEN, round);
    long denied = awaitDenied(request);
    while (board.get(writer, Cell.RETURNED) < round) {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ASKS_NANOS);
    }
    counters.denied(Math.max(0, denied - board.get(writer, Cell.RETURNED_AT)));
    for (int i = 0; i < ASKED_AFTERWARDS; i++) {
      if (node.evaluator().isAllowed(request)) {
        counters.failed("allowed after it was denied: " + request);
      }
    }
    board.set(writer, Cell.DENIED, round);
  }

  /** Returns when it was. */
  private long awaitDenied(AccessRequest request) throws InterruptedException {
    boolean stale = false;
    while (true) {
      long asked = System.nanoTime();
      // Looked up before: what returns meanwhile may be too late for the answer.
      boolean returned = board.get(writer, Cell.RETURNED) >= round;
      if (!node.evaluator().isAllowed(request)) {
        return System.nanoTime();
      }
      if (returned && !stale && isPast(asked)) {
        stale = true;
        counters.failed("allowed past the freshness bound: " + request);
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ASKS_NANOS);
    }
  }

  private boolean isPast(long asked) {
    return asked - board.get(writer, Cell.RETURNED_AT) > SoakNode.FRESHNESS.toNanos();
  }
}

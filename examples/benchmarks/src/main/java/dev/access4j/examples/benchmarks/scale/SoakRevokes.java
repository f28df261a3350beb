package dev.access4j.examples.benchmarks.scale;

import dev.access4j.examples.benchmarks.scale.SoakBoard.Cell;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Grants a right, and revokes it when the other node has seen it; the next one when that has denied
 * it. Half a second in between, more or less.
 */
final class SoakRevokes implements SoakNode.Step {

  private static final int MOST_PAUSE_MILLIS = 1_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Node node;
  private final SoakBoard board;
  private final SoakCounters counters;
  private final int number;
  private final SplittableRandom random;
  private long round;

  SoakRevokes(Node node, SoakBoard board, SoakCounters counters, int number) {
    this.node = node;
    this.board = board;
    this.counters = counters;
    this.number = number;
    this.random = new SplittableRandom(2_000L + number);
  }

  /** Whose right a node's revoke is about. */
  static int watched(int writer, long round) {
    int ofNode = GrowingBank.WATCHED / 2;
    return writer * ofNode + (int) (round % ofNode);
  }

  @Override
  public void run() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_PAUSE_MILLIS));
    round++;
    int watched = watched(number, round);
    Revocable.grant(node.access(), watched);
    board.set(number, Cell.GRANTED, round);
    await(Cell.SEEN);
    Revocable.revoke(node.access(), watched);
    board.set(number, Cell.RETURNED_AT, System.nanoTime());
    board.set(number, Cell.RETURNED, round);
    counters.changed();
    counters.changed();
    await(Cell.DENIED);
  }

  private void await(Cell cell) throws InterruptedException {
    long begun = System.nanoTime();
    while (board.get(number, cell) < round) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new IllegalStateException("the other node has not " + cell + " " + round);
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}

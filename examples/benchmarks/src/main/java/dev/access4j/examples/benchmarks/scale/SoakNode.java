package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.CacheSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One node of a soak, in a process of its own: says {@code ready}, begins when it is told a line,
 * prints a row for each interval, and ends when its input does.
 */
final class SoakNode implements AutoCloseable {

  static final Duration FRESHNESS = Duration.ofSeconds(1);

  private static final int CHECKERS = 2;

  private final int number;
  private final SoakSettings settings;
  private final Node node;
  private final SoakBoard board;
  private final List<Thread> threads = new ArrayList<>();

  private SoakNode(int number, String url, Path board, SoakSettings settings) {
    this.number = number;
    this.settings = settings;
    this.node =
        Node.open(
            url, CacheSettings.DEFAULT.withPrincipals(settings.cached()).withFreshness(FRESHNESS));
    this.board = new SoakBoard(board);
  }

  /** Fills the caches, so that the heap is as full in the beginning as in the end. */
  private void warmUp() {
    SplittableRandom random = new SplittableRandom(number);
    for (int i = 0; i < 2 * settings.cached(); i++) {
      node.evaluator().isAllowed(GrowingBank.request(random.nextInt(settings.users())));
    }
  }

  private void run(BufferedReader in) throws IOException, InterruptedException {
    SoakCounters counters = new SoakCounters(number, node.evaluator().statistics());
    for (int i = 0; i < CHECKERS; i++) {
      start(
          counters,
          new SoakChecks(node, settings, counters, new SplittableRandom(100L * number + i)));
    }
    start(counters, new SoakChanges(node, settings, counters, number));
    start(counters, new SoakRevokes(node, board, counters, number));
    start(counters, new SoakWatch(node, board, counters, 1 - number));
    Thread rows =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  TimeUnit.MILLISECONDS.sleep(settings.interval().toMillis());
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                System.out.println(counters.row(node.evaluator().statistics()).line());
              }
            },
            "rows");
    rows.start();
    while (in.readLine() != null) {
      // Until it ends.
    }
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    rows.interrupt();
    rows.join();
    if (counters.errors() > 0) {
      throw new IllegalStateException(counters.errors() + " errors");
    }
  }

  /** One step of a thread's work. */
  interface Step {
    /** Does it, and waits for as long as its pace wants. */
    void run() throws InterruptedException;
  }

  private void start(SoakCounters counters, Step step) {
    Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  step.run();
                } catch (InterruptedException e) {
                  return;
                } catch (RuntimeException e) {
                  counters.failed(step.getClass().getSimpleName() + ": " + e);
                }
              }
            },
            step.getClass().getSimpleName());
    threads.add(thread);
    thread.start();
  }

  @Override
  public void close() {
    node.close();
  }

  /**
   * Runs.
   *
   * @param args number, address of the database, board, and the settings
   */
  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    SoakSettings settings = SoakSettings.parse(List.of(args).subList(3, args.length));
    try (SoakNode node =
        new SoakNode(Integer.parseInt(args[0]), args[1], Path.of(args[2]), settings)) {
      node.warmUp();
      System.out.println("ready");
      if (in.readLine() != null) {
        node.run(in);
      }
    }
  }
}

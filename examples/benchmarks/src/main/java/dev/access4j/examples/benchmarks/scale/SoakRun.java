package dev.access4j.examples.benchmarks.scale;

import dev.access4j.examples.benchmarks.Database;
import dev.access4j.jdbc.AccessSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two nodes in processes of their own, on a PostgreSQL of this run's own, and what they tell. */
final class SoakRun {

  private static final int NODES = 2;

  private final SoakSettings settings;
  private final Consumer<String> progress;
  private final Consumer<SoakRow> output;
  private final List<SoakRow> rows = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable String failure;
  private volatile boolean stopping;
  private volatile boolean stopped;

  SoakRun(SoakSettings settings, Consumer<String> progress, Consumer<SoakRow> output) {
    this.settings = settings;
    this.progress = progress;
    this.output = output;
  }

  /** All rows so far. */
  List<SoakRow> rows() {
    synchronized (rows) {
      return List.copyOf(rows);
    }
  }

  /** Ends the run before its time. Any thread may call it. */
  void stop() {
    stopped = true;
    stopping = true;
    stop.countDown();
  }

  /** Runs; returns what went wrong, or null. */
  @Nullable String run(Duration length) throws IOException, SQLException, InterruptedException {
    Path board = Files.createTempFile("soak", "board");
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      load(database);
      runNodes(database.url(), board, length);
    } finally {
      Files.delete(board);
    }
    return failure;
  }

  private void load(Database database) throws SQLException {
    progress.accept(String.format(Locale.ROOT, "loading %,d users", settings.users()));
    AccessSchema.migrate(database.dataSource());
    BankCopy copy = new BankCopy(database.dataSource());
    try (Node node = Node.open(database.url())) {
      BankLoad load = new BankLoad(node.access());
      load.found();
      load.growAround(0, settings.users());
      copy.users(0, settings.users());
      copy.shares(0, settings.users());
      Revocable.found(node.access());
    }
    copy.analyze();
  }

  private void runNodes(String url, Path board, Duration length)
      throws IOException, InterruptedException {
    List<ChildProcess> nodes = new ArrayList<>();
    List<Thread> readers = new ArrayList<>();
    try {
      for (int number = 0; number < NODES; number++) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(String.valueOf(number), url, board.toString()));
        arguments.addAll(settings.arguments());
        nodes.add(ChildProcess.start(SoakNode.class, arguments));
      }
      progress.accept("the nodes fill their caches");
      for (ChildProcess node : nodes) {
        if (!"ready".equals(node.readLine())) {
          throw new IllegalStateException("a node has not come up");
        }
      }
      for (ChildProcess node : nodes) {
        node.writeLine();
        Thread reader = new Thread(() -> read(node), "reader");
        reader.start();
        readers.add(reader);
      }
      report(length);
      stopping = true;
      for (ChildProcess node : nodes) {
        node.stop();
      }
      for (ChildProcess node : nodes) {
        // Ctrl-C has ended the nodes as it has this process.
        if (node.await() != 0 && !stopped) {
          fail("a node has ended with an error");
        }
      }
      for (Thread reader : readers) {
        reader.join();
      }
    } finally {
      nodes.forEach(ChildProcess::close);
    }
  }

  private void read(ChildProcess node) {
    try {
      String line = node.readLine();
      while (line != null) {
        SoakRow row = SoakRow.parse(line);
        rows.add(row);
        output.accept(row);
        if (row.errors() > 0) {
          fail("node " + row.node() + " tells of " + row.errors() + " errors");
        }
        line = node.readLine();
      }
      if (!stopping) {
        fail("a node has ended before its time");
      }
    } catch (IOException | RuntimeException e) {
      fail("a node cannot be read: " + e);
    }
  }

  private void fail(String what) {
    if (failure == null) {
      failure = what;
    }
    stop.countDown();
  }

  /** Tells each minute how it goes, until the time is over or something is wrong. */
  private void report(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    boolean over = false;
    for (long left = length.toNanos(); left > 0 && !over; left = end - System.nanoTime()) {
      over = stop.await(Math.min(left, TimeUnit.MINUTES.toNanos(1)), TimeUnit.NANOSECONDS);
      List<SoakRow> all = rows();
      if (!all.isEmpty()) {
        SoakRow row = all.get(all.size() - 1);
        progress.accept(
            String.format(
                Locale.ROOT,
                "%.1f minutes: heap %d MB, check p99 %.1f us, denied after %.1f ms at most",
                row.seconds() / TimeUnit.MINUTES.toSeconds(1),
                row.heapAfterGcBytes() >> 20,
                row.checkP99Us(),
                row.deniedMaxMs()));
      }
    }
  }
}

package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.jdbc.StormLog.Commit;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/**
 * One node of a storm: writers to the organizations of its name and to those of both, and readers
 * of all. It is also what the second process runs: it says {@code ready} and its time, and goes on
 * to the calm, to the storm and to its end when it is told a line.
 */
final class StormNode implements AutoCloseable {

  /** The name's first letter says who writes: a, b, or both. */
  static final List<Toggled> ORGANIZATIONS =
      List.of(
          Toggled.of("a1"),
          Toggled.of("a2"),
          Toggled.of("b1"),
          Toggled.of("b2"),
          Toggled.of("all"));

  private static final int SHARED = ORGANIZATIONS.size() - 1;

  /** Where the reader of the calm shows what it has seen. */
  private static final int SEEN = ORGANIZATIONS.size();

  private static final int MOST_PAUSE_MILLIS = 250;
  private static final int READERS = 2;
  private static final int SHARED_WRITERS = 2;

  private final StormBoard board;
  private final LongAdder answers = new LongAdder();
  private final EvaluatorNode node;
  private StormLog log;
  private Crew crew = new Crew();
  private final List<StormReader> readers = new ArrayList<>();

  StormNode(String name, String url, Path board, Duration freshness, boolean listens)
      throws IOException {
    this.board = new StormBoard(board);
    this.log = new StormLog(name);
    HikariDataSource database = OwnServer.pool(url, 10, Duration.ofSeconds(30));
    this.node =
        EvaluatorNode.on(
            database, freshness, builder -> listens ? builder : builder.withoutListening());
  }

  static boolean isAlone(int organization) {
    return organization != SHARED;
  }

  void found() {
    for (int number = 0; number < ORGANIZATIONS.size(); number++) {
      ORGANIZATIONS.get(number).found(node.store());
      board.show(number, 1);
    }
    // What comes next in the organization of the calm is to be revokes.
    for (int user = 0; user < Toggled.USERS; user++) {
      write(0);
    }
  }

  /** One write after the other by {@code a}, at any time after {@code b} has seen the last. */
  void startCalm() {
    if (log.node().equals("a")) {
      Random random = new Random(1);
      crew.again(
          () -> {
            if (board.shown(SEEN) >= board.shown(0)) {
              crew.awaitFailure(Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS)));
              write(0);
            } else {
              crew.awaitFailure(Duration.ofMillis(1));
            }
          });
    } else {
      StormReader asks = new StormReader(node.evaluator(), board, log, answers);
      readers.add(asks);
      crew.again(() -> board.show(SEEN, asks.watch(0)));
    }
  }

  void start() {
    for (int reader = 0; reader < READERS; reader++) {
      StormReader asks = new StormReader(node.evaluator(), board, log, answers);
      readers.add(asks);
      crew.again(asks::turn);
    }
    for (int number = 0; number < ORGANIZATIONS.size(); number++) {
      int written = number;
      String id = ORGANIZATIONS.get(number).id().value();
      int writers = number == SHARED ? SHARED_WRITERS : id.startsWith(log.node()) ? 1 : 0;
      for (int writer = 0; writer < writers; writer++) {
        crew.again(() -> write(written));
      }
    }
  }

  private void write(int number) {
    long revision = ORGANIZATIONS.get(number).toggle(node.store());
    log.commits().add(new Commit(number, revision, System.nanoTime()));
    board.show(number, revision);
  }

  /** Lets it go on for a time, or until something is wrong. */
  void goOn(Duration time) throws InterruptedException {
    crew.awaitFailure(time);
  }

  StormLog stop() throws InterruptedException {
    crew.stop();
    crew.close();
    readers.forEach(StormReader::end);
    StormLog done = log.withAnswers(answers.sumThenReset());
    log = new StormLog(done.node());
    crew = new Crew();
    readers.clear();
    return done;
  }

  /** Looks at all that is there, when nobody writes any more. */
  void check() {
    ORGANIZATIONS.forEach(each -> each.check(node.store(), node.evaluator()));
  }

  @Override
  public void close() {
    crew.close();
    node.close();
  }

  /** Name, address, board, freshness in milliseconds, whether to listen, where to write the log. */
  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (StormNode node =
        new StormNode(
            args[0],
            args[1],
            Path.of(args[2]),
            Duration.ofMillis(Long.parseLong(args[3])),
            Boolean.parseBoolean(args[4]))) {
      System.out.println("ready " + System.nanoTime());
      in.readLine();
      node.startCalm();
      in.readLine();
      StormLog calm = node.stop();
      node.start();
      in.readLine();
      StormLog storm = node.stop();
      node.check();
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(args[5])))) {
        calm.write(out);
        storm.write(out);
      }
      System.out.println("done");
    }
  }
}

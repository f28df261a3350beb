package dev.access4j.examples.benchmarks.scale;

import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.jdbc.AccessSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;

/**
 * What a bank costs as it grows: one database on a PostgreSQL of this run's own is filled from one
 * size to the next, and measured at each.
 */
public final class Growth {

  private static final int SMALLEST = 100;

  private final Database database;
  private final GrowthSettings settings;
  private final Consumer<String> progress;

  private Growth(Database database, GrowthSettings settings, Consumer<String> progress) {
    this.database = database;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Measures at some sizes. Those above a million users are loaded by {@code COPY}.
   *
   * @param sizes how many users, each size greater than the one before
   * @param progress is told what is done
   * @return the figures, each with the parameter {@code users}
   * @throws IllegalArgumentException if a size is below 100, or not greater than the one before
   */
  public static List<Figure> measure(List<Integer> sizes, Consumer<String> progress) {
    return measure(sizes, GrowthSettings.DEFAULT, progress);
  }

  static List<Figure> measure(
      List<Integer> sizes, GrowthSettings settings, Consumer<String> progress) {
    requireSizes(sizes);
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      AccessSchema.migrate(database.dataSource());
      Growth growth = new Growth(database, settings, progress);
      List<Figure> figures = new ArrayList<>();
      int users = 0;
      if (settings.discarded() > 0 && settings.discarded() < sizes.get(0)) {
        growth.grow(0, settings.discarded());
        growth.measure(settings.discarded());
        users = settings.discarded();
      }
      for (int size : sizes) {
        figures.addAll(growth.grow(users, size));
        figures.addAll(growth.measure(size));
        users = size;
      }
      return figures;
    } catch (SQLException e) {
      throw new IllegalStateException("the database refuses", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void requireSizes(List<Integer> sizes) {
    int before = SMALLEST - 1;
    for (int size : sizes) {
      if (size <= before) {
        throw new IllegalArgumentException(
            "sizes are " + SMALLEST + " users or more, each greater than the one before: " + sizes);
      }
      before = size;
    }
  }

  private List<Figure> grow(int from, int to) throws SQLException {
    boolean copies = to > settings.copyAbove();
    progress.accept(
        String.format(
            Locale.ROOT, "%,d users, loaded by %s", to, copies ? "COPY" : "AccessWriter"));
    BankCopy copy = new BankCopy(database.dataSource());
    Sample nanos = new Sample();
    try (Node node = Node.open(database.url())) {
      BankLoad load = new BankLoad(node.access());
      if (from == 0) {
        load.found();
      }
      load.growAround(from, to);
      nanos.addAll(copies ? copy.users(from, to) : load.users(from, to));
    }
    copy.shares(from, to);
    copy.analyze();
    Map<String, String> parameters =
        Map.of("users", Integer.toString(to), "by", copies ? "copy" : "writer");
    return List.of(nanos.figure("growth.bulkLoad", parameters, "us/user", 1e3));
  }

  private List<Figure> measure(int users) throws SQLException, InterruptedException {
    String url = database.url();
    List<Figure> figures = new ArrayList<>();
    progress.accept("start-up");
    figures.addAll(StartUp.measure(url, users, settings.samples() / 4));
    progress.accept("cold loads");
    ColdLoad cold = new ColdLoad(url, users, settings.coldLoads());
    figures.addAll(cold.measure(false));
    figures.addAll(cold.measure(true));
    progress.accept("memory");
    figures.addAll(new PrincipalMemory(url, users, settings.principals()).measure(progress));
    try (Node node = Node.open(url);
        Node other = Node.open(url)) {
      progress.accept("task lists");
      figures.addAll(
          new TaskPages(node, users).measure(url, settings.tasks(), settings.samples(), progress));
      progress.accept("changes");
      figures.addAll(new AdminWrites(node, users).measure(settings.samples()));
      progress.accept("propagation");
      figures.addAll(new Propagation(node, other).measure(users, settings.revokes()));
    }
    return figures;
  }

  /**
   * Measures, and prints the figures.
   *
   * @param args sizes, and options: {@code --help} tells
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new GrowthCommand()).execute(args));
  }
}

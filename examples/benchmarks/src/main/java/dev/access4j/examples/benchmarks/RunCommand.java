package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.report.ResultFile;
import dev.access4j.examples.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmarks run}: measures, and writes a result file. */
@Command(
    name = "run",
    description = {
      "Measures, and writes a result file.",
      "",
      "The file is named by date and commit, and written anew after each part. A part",
      "that fails is recorded with what it had measured, and the others are measured all",
      "the same."
    },
    optionListHeading = "%nOptions:%n",
    footer = {"", "Exit code 1 if a part failed."})
final class RunCommand implements Callable<Integer> {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--short",
      description = "Few sizes and short iterations: in under 10 minutes, where all take hours.")
  private boolean brief;

  @Option(
      names = "--only",
      paramLabel = "PART",
      arity = "1..*",
      description = {"Only these parts, of:", "checks, sizes, writes, engine, peers, growth"})
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--most-users",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Leave larger banks out, of 1,000 to ten million users (default: all).")
  private int mostUsers;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "benchmark-results",
      description = "Where the result file goes (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("");

  @Option(
      names = "--peers-jar",
      paramLabel = "JAR",
      description = "Where the peers' benchmarks are (default: beside this, in examples/peers).")
  private @Nullable Path peersJar;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = spec;
    if (command == null) {
      throw new IllegalStateException("not run by picocli");
    }
    List<Part> parts = parts(command);
    ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
    // Not after hours.
    Files.createDirectories(output);
    Results results =
        new Run(brief ? Form.SHORT : Form.FULL, line -> say(command, line))
            .measure(
                parts,
                now,
                BenchmarksCommand.program().resolveSibling(""),
                measured -> ResultFile.write(file(now, measured), measured));
    command.commandLine().getOut().println(file(now, results));
    return results.parts().stream().allMatch(part -> part.failure() == null)
        ? 0
        : BenchmarksCommand.NOT_WELL;
  }

  private static void say(CommandSpec spec, String line) {
    spec.commandLine().getErr().println(line);
  }

  private List<Part> parts(CommandSpec spec) throws IOException {
    Path jar = peersJar == null ? defaultPeersJar() : peersJar;
    List<Part> all = Parts.all(jar, mostUsers);
    Set<String> names =
        all.stream().map(Part::name).collect(Collectors.toCollection(LinkedHashSet::new));
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--only: there is no part '" + name + "'; there are " + String.join(", ", names));
      }
    }
    List<Part> chosen =
        all.stream().filter(part -> only.isEmpty() || only.contains(part.name())).toList();
    if (chosen.stream().anyMatch(part -> part.name().equals("peers")) && !Files.exists(jar)) {
      throw new IOException(
          "there is no "
              + jar
              + " for the part 'peers'; build it with"
              + " 'mvn -q -DskipTests package -pl examples/peers -am', or say where it is with"
              + " --peers-jar");
    }
    return chosen;
  }

  private static Path defaultPeersJar() {
    // examples/benchmarks/target/benchmarks.jar
    return BenchmarksCommand.program().resolve("../../../peers/target/peers.jar").normalize();
  }

  private Path file(ZonedDateTime started, Results results) {
    return output.resolve(fileName(started, results.commit()));
  }

  static String fileName(ZonedDateTime started, String commit) {
    return MINUTE.format(started)
        + "-"
        + commit.substring(0, Math.min(9, commit.length()))
        + ".json";
  }
}

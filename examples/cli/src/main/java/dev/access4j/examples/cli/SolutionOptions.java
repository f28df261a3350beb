package dev.access4j.examples.cli;

import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.VersionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which solution, in which version. */
final class SolutionOptions {

  @Option(
      names = "--solution",
      paramLabel = "ID",
      order = 3,
      required = true,
      converter = Converters.Solution.class,
      description = "The solution.")
  private @Nullable SolutionId solution;

  @Option(
      names = "--version",
      paramLabel = "ID",
      order = 4,
      converter = Converters.Version.class,
      description = "The version. Without it: the live one.")
  private @Nullable VersionId version;

  SolutionRef ref() {
    SolutionId known = Required.option(solution, "--solution");
    return version == null ? new SolutionRef.Live(known) : new SolutionRef.Pinned(known, version);
  }
}

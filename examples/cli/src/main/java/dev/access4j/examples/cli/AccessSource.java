package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import picocli.CommandLine.Parameters;

/** Where the organization comes from that a command asks about. */
final class AccessSource {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The access file: .json, .yaml or .yml; - for standard input.")
  private String file = "";

  /** Loads the organization into a store of its own. */
  LoadedAccess load(Output output) {
    try (ProgressBar progress = output.progressBar()) {
      AccessFile read =
          file.equals(Documents.STANDARD_INPUT)
              ? Documents.standardInput(output.terminal().in(), AccessFile::read)
              : AccessFile.read(Documents.path(file), progress);
      return LoadedAccess.of(read, progress);
    }
  }
}

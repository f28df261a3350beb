package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where the organization comes from that a command asks about. */
final class AccessSource {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The access file: .json, .yaml or .yml; - for standard input. Without it: a database.")
  private @Nullable String file;

  @Mixin private final OrganizationOption organization = new OrganizationOption();
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  /** Loads the organization into a store of its own, or opens the database that has it. */
  LoadedAccess load(CommandContext context) {
    if (file == null) {
      return LoadedAccess.of(database.required(context, "FILE, or "), organization.id());
    }
    database.refuse(context, "FILE");
    organization.refuse(context, "FILE");
    Output output = context.output();
    try (ProgressBar progress = output.progressBar()) {
      AccessFile read =
          file.equals(Documents.STANDARD_INPUT)
              ? Documents.standardInput(output.terminal().in(), AccessFile::read)
              : AccessFile.read(Documents.path(file), progress);
      return LoadedAccess.of(read, progress);
    }
  }
}

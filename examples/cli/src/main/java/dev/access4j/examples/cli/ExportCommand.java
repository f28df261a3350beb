package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access export}: an access file in its normal form. */
@Command(
    name = "export",
    description = {
      "Writes an access file, or what a database has, in its normal form: JSON or YAML.",
      "Everything is in one order and what is default is left out: two files that say the same"
          + " give the same bytes."
    },
    customSynopsis = {
      "access export (FILE | DATABASE) [--format json|yaml] [--output FILE]",
      "              [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access export bank.yaml --format json",
      "  access export bank.json --output bank.yaml",
      "  access export bank.json --output bank.json",
      "  access export --db bank --output bank.yaml"
    })
final class ExportCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 1,
      converter = Converters.OfFormat.class,
      description = "json or yaml. Without it: what the name of --output says, else json.")
  private @Nullable Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      order = 2,
      description =
          "Where to write: the file is replaced in one step, or stays as it is. Without it:"
              + " standard output.")
  private @Nullable String target;

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    Path file = target == null ? null : Documents.path(target);
    Format chosen = format(file, output);
    AccessFile document;
    try (LoadedAccess access = source.load(context);
        ProgressBar progress = output.progressBar()) {
      document = AccessFile.export(access.store(), access.organization(), progress);
    }
    if (file == null) {
      document.write(standardOutput(output, chosen), chosen);
    } else {
      ReplacedFile.write(file, writer -> document.write(writer, chosen));
      report(output, file, chosen);
    }
    return ExitCode.YES;
  }

  private Format format(@Nullable Path file, Output output) {
    Optional<Format> named = file == null ? Optional.empty() : Format.of(file);
    if (file != null && named.isEmpty()) {
      throw context.usage("--output: the name must end in .json, .yaml or .yml");
    }
    Format chosen = format == null ? named.orElse(Format.JSON) : format;
    if (named.isPresent() && named.get() != chosen) {
      throw context.usage("--format says " + chosen + ", the name of --output " + named.get());
    }
    if (output.json() && file == null && chosen != Format.JSON) {
      throw context.usage("--json and --format yaml exclude each other without --output");
    }
    return chosen;
  }

  private static Writer standardOutput(Output output, Format format) {
    return output.terminal().outIsTerminal() && format == Format.JSON
        ? JsonDocuments.escaping(output.out())
        : output.out();
  }

  private static void report(Output output, Path file, Format format) throws IOException {
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        json.writeStringField("output", file.toString());
        json.writeStringField("format", format.name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
      }
      output.line("");
    } else {
      output.note(Printable.text("wrote " + file));
    }
  }
}

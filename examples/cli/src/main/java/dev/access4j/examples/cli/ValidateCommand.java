package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.AccessFile;
import dev.access4j.file.CaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code access validate}: are these files fit for use? */
@Command(
    name = "validate",
    description = {
      "Reports every fault of access files and case files, with its place.",
      "Exit 0 if all are valid, 2 if not."
    },
    customSynopsis = "access validate FILE... [--json]",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access validate bank.json bank.cases.json",
      "  generate-configuration | access validate -",
      "",
      "A fault is a line on standard error: file:line:column: path: message (rule)"
    })
final class ValidateCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The files: .json, .yaml or .yml; - for an access file on standard input.")
  private final List<String> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    List<Contents> valid = new ArrayList<>();
    Problems problems = new Problems();
    FileByFile each = new FileByFile(output, problems, context.debug());
    for (String file : files) {
      Optional<Contents> contents = each.attempt(file, () -> read(output, file));
      contents.ifPresent(valid::add);
      if (contents.isPresent() && !output.json()) {
        output.line(contents.get().describe());
      }
    }
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        json.writeArrayFieldStart("valid");
        for (Contents contents : valid) {
          contents.write(json);
        }
        json.writeEndArray();
        problems.write(json);
        json.writeEndObject();
      }
      output.line("");
    }
    return problems.isEmpty() ? ExitCode.YES : ExitCode.UNUSABLE;
  }

  private static Contents read(Output output, String file) {
    if (file.equals(Documents.STANDARD_INPUT)) {
      AccessFile read = Documents.standardInput(output.terminal().in(), AccessFile::read);
      return Contents.of(file, read);
    }
    Path path = Documents.path(file);
    if (CaseFile.isCaseFile(path)) {
      return Contents.of(file, CaseFile.read(path));
    }
    try (ProgressBar progress = output.progressBar()) {
      return Contents.of(file, AccessFile.read(path, progress));
    }
  }
}

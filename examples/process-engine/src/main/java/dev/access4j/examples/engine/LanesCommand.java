package dev.access4j.examples.engine;

import dev.access4j.directory.ValidationException;
import dev.access4j.examples.engine.bpmn.BpmnException;
import dev.access4j.examples.engine.bpmn.BpmnFault;
import dev.access4j.examples.engine.bpmn.BpmnFiles;
import dev.access4j.examples.engine.bpmn.DraftVersion;
import dev.access4j.examples.engine.bpmn.ProcessLanes;
import dev.access4j.solution.VersionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code process-engine lanes}: which processes and swimlanes do these BPMN files have? */
@Command(
    name = "lanes",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the processes and swimlanes of BPMN 2.0 files as a version of an",
      "access file, in JSON, ready for roles to be filled in.",
      "Exit 0, or 2 if a file cannot be used; then nothing is printed but what is wrong."
    },
    customSynopsis = "process-engine lanes [--version-id=ID] FILE...",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  process-engine lanes loan.bpmn > version.json",
      "  process-engine lanes --version-id 7 loan.bpmn payout.bpmn",
      "  unzip -p model.zip loan.bpmn | process-engine lanes -",
      "",
      "A process is named by its id, a nested lane by its path: Bank / Back office.",
      "A process without lanes gets Default, and so do nodes that are in no lane.",
      "A fault is a line on standard error: file:line: element: message (rule)"
    })
final class LanesCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";
  private static final String STANDARD_INPUT_IN_MESSAGES = "<stdin>";
  private static final int PRINTED = 1_000;

  private final InputStream standardInput;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--version-id",
      paramLabel = "ID",
      defaultValue = "1",
      converter = VersionIdConverter.class,
      description = "The id that the version gets; ${DEFAULT-VALUE} by default.")
  private @Nullable VersionId version;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The BPMN files of the version; - for standard input.")
  private final List<String> files = new ArrayList<>();

  LanesCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null || version == null) {
      throw new IllegalStateException("picocli has not set what it was to set");
    }
    CommandLine line = spec.commandLine();
    BpmnFiles read = new BpmnFiles();
    for (String file : files) {
      if (file.equals(STANDARD_INPUT)) {
        read.add(standardInput, STANDARD_INPUT_IN_MESSAGES);
      } else {
        read.add(path(file, line));
      }
    }
    List<ProcessLanes> processes;
    try {
      processes = read.processes();
    } catch (BpmnException e) {
      print(e.faults(), line.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    new DraftVersion(version, processes).write(line.getOut());
    return CommandLine.ExitCode.OK;
  }

  private static Path path(String file, CommandLine line) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new CommandLine.ParameterException(
          line, "'" + file + "' is not a path: " + e.getReason(), e);
    }
  }

  private static void print(List<BpmnFault> faults, PrintWriter err) {
    faults.stream().limit(PRINTED).forEach(err::println);
    if (faults.size() > PRINTED) {
      err.println("and " + (faults.size() - PRINTED) + " more");
    }
    err.flush();
  }

  /** Reads the id of a version. */
  private static final class VersionIdConverter implements ITypeConverter<VersionId> {
    @Override
    public VersionId convert(String value) {
      try {
        return VersionId.of(value);
      } catch (ValidationException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

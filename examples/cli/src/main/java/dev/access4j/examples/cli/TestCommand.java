package dev.access4j.examples.cli;

import dev.access4j.file.CaseFile;
import dev.access4j.file.CaseResult;
import dev.access4j.file.CaseRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code access test}: does an access file give what its cases expect? */
@Command(
    name = "test",
    description = {
      "Runs the cases of access files.",
      "For each NAME.json, NAME.yaml or NAME.yml the case files beside it are run:"
          + " NAME.cases.json and NAME.WHEN.cases.json (or .yaml, .yml).",
      "Exit 0 if all cases passed, 1 if some failed, 2 if some input cannot be used: the rest is"
          + " run all the same. In a database each access file is loaded into a schema of its own,"
          + " access_test_..., which is dropped afterwards."
    },
    customSynopsis = "access test DIR|FILE... [DATABASE] [--json]",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access test scenarios",
      "  access test bank.json",
      "  access test bank.december.cases.json",
      "  access test scenarios --jdbc-url jdbc:h2:mem:",
      "",
      "The last line of standard output is: N passed, N failed",
      "also if some input cannot be used; not if the call is wrong, nor with --json."
    })
final class TestCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(
      paramLabel = "DIR|FILE",
      arity = "1..*",
      description =
          "A directory, searched with all below it but what is hidden; an access file, for all its"
              + " case files; or a case file, for this one only.")
  private final List<String> inputs = new ArrayList<>();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    Optional<DatabaseAddress> scratch = scratch();
    Problems problems = new Problems();
    TestPlan plan = TestPlan.of(inputs, problems);
    problems.printTo(output);
    TestReport report = output.json() ? new JsonTestReport(output) : new TextTestReport(output);
    FileByFile each = new FileByFile(output, problems, context.debug());
    try (TestStores stores =
        scratch.<TestStores>map(ScratchSchemas::in).orElseGet(TestStores::inMemory)) {
      for (Map.Entry<Path, List<Path>> planned : plan.caseFiles().entrySet()) {
        run(
            planned.getKey(),
            planned.getValue(),
            () -> stores.load(planned.getKey(), output),
            report,
            each);
      }
    }
    if (report.total() == 0 && problems.isEmpty()) {
      Problems nothing = new Problems().add("nothing to test: no cases in " + inputs);
      nothing.printTo(output);
      problems.addAll(nothing);
    }
    report.end(problems);
    if (!problems.isEmpty()) {
      return ExitCode.UNUSABLE;
    }
    return report.failed() == 0 ? ExitCode.YES : ExitCode.NO;
  }

  /** In memory unless an option asks for a database: the environment may name a real one. */
  private Optional<DatabaseAddress> scratch() {
    if (!database.named()) {
      database.refuse(context, "a test in memory");
      return Optional.empty();
    }
    Optional<DatabaseAddress> address = database.address(context);
    if (address.filter(named -> !named.schema().isEmpty()).isPresent()) {
      throw context.usage("a test makes schemas of its own: --schema is not for it");
    }
    return address;
  }

  /** Loads an access file once and runs each of its case files; what cannot be used is reported. */
  private static void run(
      Path accessFile,
      List<Path> caseFiles,
      Supplier<LoadedAccess> load,
      TestReport report,
      FileByFile each)
      throws IOException {
    Optional<LoadedAccess> loaded = each.attempt(accessFile.toString(), load);
    if (loaded.isEmpty()) {
      return;
    }
    try (LoadedAccess access = loaded.get();
        CaseRunner runner = CaseRunner.of(access.store(), access.organization())) {
      for (Path caseFile : caseFiles) {
        Optional<List<CaseResult>> results =
            each.attempt(caseFile.toString(), () -> runner.run(CaseFile.read(caseFile)));
        if (results.isPresent()) {
          report.ran(accessFile, caseFile, results.get());
        }
      }
    }
  }
}

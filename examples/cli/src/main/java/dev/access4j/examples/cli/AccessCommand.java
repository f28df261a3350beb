package dev.access4j.examples.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code access}: the root of its commands, and how it starts and ends. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Asks, explains, tests and changes who may do what, by an access file or a database.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access test scenarios",
      "  access validate bank.json",
      "  access plan bank.json --state live.json",
      "  access audit --state live.json --newest-first",
      "  access migrate plan --state live.json",
      "  access init --db bank && access apply bank.json --db bank",
      "  access check bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office' --operation EXECUTE",
      "  access explain bank.json --solution onboarding --ui-flow portal \\",
      "      --operation INTERACT",
      "  access list users bank.json --solution onboarding --ui-flow branch-desk \\",
      "      --operation INTERACT",
      "",
      "Exit codes: 0 yes (allowed, passed, valid, applied), 1 no (denied, failed,",
      "refused), 2 no answer.",
      "'access COMMAND --help' tells more of a command."
    })
final class AccessCommand implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          TestCommand.class,
          CheckCommand.class,
          ExplainCommand.class,
          CanStartCommand.class,
          InstanceAccessCommand.class,
          ListCommand.class,
          ValidateCommand.class,
          ExportCommand.class,
          InitCommand.class,
          PlanCommand.class,
          ApplyCommand.class,
          ImportUsersCommand.class,
          AuditCommand.class,
          MigrateCommand.class,
          KeycloakCommand.class,
          GenerateCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  private final Terminal terminal;

  private AccessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs the program.
   *
   * @param args the command, its options and its files
   */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Runs a command and returns its exit code, having flushed what it printed. */
  static int run(Terminal terminal, String... args) {
    AccessCommand root = new AccessCommand(terminal);
    CommandLine line = root.commandLine(args.length == 0 ? "" : args[0]);
    Failures failures = new Failures(root::output, root.outputOptions::debug, args);
    line.setParameterExceptionHandler(failures::usage);
    line.setExecutionExceptionHandler((e, command, result) -> failures.execution(e));
    int exit;
    try {
      exit = line.execute(args);
    } catch (Error e) {
      exit = failures.execution(e);
    }
    // checkError flushes; a PrintWriter tells of a full disk in no other way. A pipe is never full:
    // its reader has left, having seen enough.
    if (terminal.out().checkError() && !terminal.outIsPipe()) {
      terminal.err().println("access: the output could not be written");
      exit = ExitCode.UNUSABLE;
    }
    terminal.err().flush();
    return exit;
  }

  boolean debug() {
    return outputOptions.debug();
  }

  private CommandLine commandLine(String called) {
    CommandLine line = new CommandLine(this);
    // To read what all commands take is most of the time that one of them needs to start.
    List<Class<?>> only =
        COMMANDS.stream().filter(command -> name(command).equals(called)).toList();
    (only.isEmpty() ? COMMANDS : only).forEach(line::addSubcommand);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(output().color() ? Ansi.ON : Ansi.OFF));
    // A value such as @ana is a name and no file of arguments.
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(terminal.outIsTerminal());
    keepOptionOrder(line);
    return line;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** The help shows options by what they are for and not by the alphabet. */
  private static void keepOptionOrder(CommandLine line) {
    line.getCommandSpec().usageMessage().sortOptions(false);
    line.getSubcommands().values().forEach(AccessCommand::keepOptionOrder);
  }

  /** How the command that runs answers. */
  Output output() {
    return outputOptions.output(terminal, Required.option(spec, "spec"));
  }

  @Override
  public void run() {
    throw new ParameterException(
        Required.option(spec, "spec").commandLine(), "Missing the command");
  }
}

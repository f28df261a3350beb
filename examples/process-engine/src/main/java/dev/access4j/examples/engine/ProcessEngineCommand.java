package dev.access4j.examples.engine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code process-engine}. */
@Command(name = "process-engine", description = "An embedded Flowable that asks Access4j first.")
final class ProcessEngineCommand {

  private ProcessEngineCommand() {}

  /**
   * Runs the program.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(run(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Runs a command and returns its exit code, having flushed what it printed. */
  static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new ProcessEngineCommand());
    line.addSubcommand(new LanesCommand(in));
    line.setOut(out);
    line.setErr(err);
    int exit = line.execute(args);
    // checkError flushes; a PrintWriter tells of a full disk in no other way.
    if (out.checkError()) {
      err.println("process-engine: the output could not be written");
      exit = CommandLine.ExitCode.USAGE;
    }
    err.flush();
    return exit;
  }
}

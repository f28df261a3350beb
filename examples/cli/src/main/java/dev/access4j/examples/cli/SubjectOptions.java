package dev.access4j.examples.cli;

import dev.access4j.file.Question.Asker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks. */
final class SubjectOptions {

  @Option(
      names = "--user",
      paramLabel = "USERNAME",
      order = 1,
      description = "Who asks, by username, compared exactly. Without it: somebody not signed in.")
  private @Nullable String user;

  @Option(
      names = "--anonymous",
      order = 2,
      description = "Say that nobody is signed in, as when --user is left out.")
  private boolean anonymous;

  Asker asker(CommandContext context) {
    if (user == null) {
      return Asker.ANONYMOUS;
    }
    if (anonymous) {
      throw context.usage("--user and --anonymous exclude each other");
    }
    return Asker.named(user);
  }
}

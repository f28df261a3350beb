package dev.access4j.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files are that go with a state: beside it, or beside what it is a link to. */
final class BesideState {

  private BesideState() {}

  /** The file beside a state that has its name with an ending added. */
  static Path file(Path state, String ending) throws IOException {
    Path target = Files.exists(state) ? state.toRealPath() : state.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableInputException("there is no directory for " + state);
    }
    return folder.resolve(target.getFileName() + ending);
  }
}

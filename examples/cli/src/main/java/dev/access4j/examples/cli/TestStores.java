package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import dev.access4j.file.Progress;
import java.nio.file.Path;

/** Where the access files of a test are loaded: each into a store of its own. */
interface TestStores extends AutoCloseable {

  /** Stores in memory. */
  static TestStores inMemory() {
    return new TestStores() {
      @Override
      public LoadedAccess load(AccessFile file, Progress progress) {
        return LoadedAccess.of(file, progress);
      }

      @Override
      public void close() {}
    };
  }

  /** Loads a file into a store that ends when what is returned is closed. */
  LoadedAccess load(AccessFile file, Progress progress);

  default LoadedAccess load(Path accessFile, Output output) {
    try (ProgressBar progress = output.progressBar()) {
      return load(AccessFile.read(accessFile, progress), progress);
    }
  }

  @Override
  void close();
}

package dev.access4j.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that holds {@code .mvn}, and the files below it. */
record RepositoryRoot(Path folder) {

  static RepositoryRoot find() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "no .mvn folder at or above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new RepositoryRoot(folder);
  }

  /** Files with that ending, in a stable order; build output and hidden folders are left out. */
  List<Path> files(String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(ending))
          .filter(path -> !name(path).matches("(.*/)?(target|\\.[^/]+)/.*"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** The path from the root, with slashes. */
  String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}

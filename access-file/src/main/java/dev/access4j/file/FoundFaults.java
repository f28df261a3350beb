package dev.access4j.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one document, so that all of it is reported at once (AD-8). */
final class FoundFaults {

  /** A document with more is no attempt at one; going on would only fill the memory. */
  static final int MOST = 100_000;

  private static final Comparator<FileFault> BY_PLACE =
      Comparator.comparingInt(FileFault::line).thenComparingInt(FileFault::column);

  private final String file;
  private final List<FileFault> found = new ArrayList<>();

  FoundFaults(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  int count() {
    return found.size();
  }

  void add(String path, int line, int column, String rule, String message) {
    found.add(new FileFault(path, line, column, rule, message));
    if (found.size() >= MOST) {
      throw stop("", line, column, "has too many faults to go on");
    }
  }

  /** Ends the reading at a fault after which nothing can be made of the document. */
  AccessFileException stop(String path, int line, int column, String message) {
    found.add(new FileFault(path, line, column, "", message));
    return exception();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  private AccessFileException exception() {
    found.sort(BY_PLACE);
    return new AccessFileException(file, found);
  }
}

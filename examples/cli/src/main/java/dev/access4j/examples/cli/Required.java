package dev.access4j.examples.cli;

import org.jspecify.annotations.Nullable;

/** Options that picocli has seen to before a command runs. */
final class Required {

  private Required() {}

  static <T> T option(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}

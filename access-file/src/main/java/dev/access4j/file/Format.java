package dev.access4j.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a document is written down; what it may say is the same in all of them. */
public enum Format {
  /** JSON by RFC 8259, in UTF-8. */
  JSON(".json", ".json"),
  /** YAML 1.2 of the same shape, without anchors, aliases and tags. */
  YAML(".yaml", ".yml");

  private final String extension;
  private final String otherExtension;

  Format(String extension, String otherExtension) {
    this.extension = extension;
    this.otherExtension = otherExtension;
  }

  /**
   * Tells the format of a file by the end of its name.
   *
   * @param file the file; it need not exist
   * @return the format, or empty if the name ends in none of {@code .json}, {@code .yaml} and
   *     {@code .yml}, in any case
   */
  public static Optional<Format> of(Path file) {
    Path name = file.getFileName();
    return name == null ? Optional.empty() : ofName(name.toString());
  }

  static Optional<Format> ofName(String name) {
    for (Format format : values()) {
      if (format.stem(name).length() < name.length()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The name without this format's extension; the name itself if it has none of them. */
  String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(extension)) {
      return name.substring(0, name.length() - extension.length());
    }
    return lower.endsWith(otherExtension)
        ? name.substring(0, name.length() - otherExtension.length())
        : name;
  }
}

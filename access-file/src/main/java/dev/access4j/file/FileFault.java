package dev.access4j.file;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a document: where, by which rule, and in words.
 *
 * @param path the place as a path such as {@code solutions[0].shares[1].roles}; empty for the
 *     document as a whole
 * @param line the line, from 1; 0 if the fault is of no line, as when a file cannot be read
 * @param column the column in that line, from 1; 0 if the line is
 * @param rule the id of the rule of the model that is broken, such as {@code DIR-5}; empty if it is
 *     the form of the document that is wrong
 * @param message what is wrong, in words for people; it quotes excerpts only, with control
 *     characters escaped
 */
public record FileFault(String path, int line, int column, String rule, String message) {

  /**
   * Checks that nothing is null.
   *
   * @param path see above
   * @param line see above
   * @param column see above
   * @param rule see above
   * @param message see above
   */
  public FileFault {
    requireNonNull(path, "path");
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return (line == 0 ? "" : line + ":" + column + ": ")
        + (path.isEmpty() ? "" : path + ": ")
        + message
        + (rule.isEmpty() ? "" : " (" + rule + ")");
  }
}

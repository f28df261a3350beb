package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with an input: where, by which rule, and in words.
 *
 * @param field the field at fault, as a path such as {@code processes[0].name}; empty for the value
 *     itself
 * @param rule the id of the rule that the value breaks, such as {@code DIR-5}; empty if it is the
 *     form of the input that is wrong
 * @param message what is wrong, in words for people; it never repeats a secret
 */
public record Fault(String field, String rule, String message) {

  /**
   * Checks that nothing is null.
   *
   * @param field see above
   * @param rule see above
   * @param message see above
   */
  public Fault {
    requireNonNull(field, "field");
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
  }

  /**
   * Returns this fault with its field seen from an enclosing value.
   *
   * @param prefix the path of the value that the field belongs to
   * @return the same fault at {@code prefix.field}
   */
  public Fault within(String prefix) {
    if (prefix.isEmpty()) {
      return this;
    }
    String joined =
        field.isEmpty() || field.startsWith("[") ? prefix + field : prefix + "." + field;
    return new Fault(joined, rule, message);
  }

  @Override
  public String toString() {
    return (field.isEmpty() ? "" : field + ": ")
        + message
        + (rule.isEmpty() ? "" : " (" + rule + ")");
  }
}

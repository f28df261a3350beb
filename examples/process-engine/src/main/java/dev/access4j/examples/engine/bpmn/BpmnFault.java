package dev.access4j.examples.engine.bpmn;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a BPMN file: where, by which rule, and in words.
 *
 * @param file the name of the file
 * @param line the line on which the element's start tag ends, from 1; 0 if the fault is of no line
 * @param element the id of the element; empty if it has none, or the fault is of none
 * @param rule the rule of {@link BpmnLanes} or of the access model, such as {@code DIR-13}
 * @param message what is wrong, in words for people
 */
public record BpmnFault(String file, int line, String element, String rule, String message) {

  /**
   * Checks that nothing is null.
   *
   * @param file see above
   * @param line see above
   * @param element see above
   * @param rule see above
   * @param message see above
   */
  public BpmnFault {
    requireNonNull(file, "file");
    requireNonNull(element, "element");
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
  }

  /** The fault as one line that is safe to print, whatever the file has in its names. */
  @Override
  public String toString() {
    return Printed.line(file)
        + (line == 0 ? ": " : ":" + line + ": ")
        + (element.isEmpty() ? "" : Printed.excerpt(element) + ": ")
        + Printed.line(message)
        + " ("
        + rule
        + ")";
  }
}

package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

/** What an operation is done on: a swimlane of a process, or a UI flow. Names compare exactly. */
public sealed interface Resource {

  /**
   * Tells whether an operation is one of this kind of resource (SOL-3, SOL-5).
   *
   * @param operation the operation
   * @return true for {@link Operation#INTERACT} on a UI flow, and all others on a swimlane
   */
  boolean takes(Operation operation);

  /**
   * A swimlane.
   *
   * @param process the name of its process
   * @param swimlane the name of the lane
   */
  record SwimlaneOf(String process, String swimlane) implements Resource {
    /**
     * Checks that nothing is null.
     *
     * @param process see above
     * @param swimlane see above
     */
    public SwimlaneOf {
      requireNonNull(process, "process");
      requireNonNull(swimlane, "swimlane");
    }

    @Override
    public boolean takes(Operation operation) {
      return operation != Operation.INTERACT;
    }

    @Override
    public String toString() {
      return process + "/" + swimlane;
    }
  }

  /**
   * A UI flow.
   *
   * @param name the name of the flow
   */
  record UiFlowOf(String name) implements Resource {
    /**
     * Checks that nothing is null.
     *
     * @param name see above
     */
    public UiFlowOf {
      requireNonNull(name, "name");
    }

    @Override
    public boolean takes(Operation operation) {
      return operation == Operation.INTERACT;
    }

    @Override
    public String toString() {
      return "uiFlow:" + name;
    }
  }

  /**
   * Names a swimlane. Any text is taken: one that no swimlane can have is an unknown resource when
   * it is asked about (EV-5).
   *
   * @param process the name of its process
   * @param swimlane the name of the lane
   * @return the resource
   */
  static Resource swimlane(String process, String swimlane) {
    return new SwimlaneOf(process, swimlane);
  }

  /**
   * Names a UI flow. Any text is taken.
   *
   * @param name the name of the flow
   * @return the resource
   */
  static Resource uiFlow(String name) {
    return new UiFlowOf(name);
  }
}

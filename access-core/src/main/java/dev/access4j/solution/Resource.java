package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

/** What an operation is done on: a swimlane of a process, or a UI flow. Names compare exactly. */
public sealed interface Resource {

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

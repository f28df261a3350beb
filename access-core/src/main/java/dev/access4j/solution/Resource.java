package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

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

    // Checks ask for both. What the compiler would generate is slower: it calls by way of Objects.
    @Override
    public int hashCode() {
      return 31 * process.hashCode() + swimlane.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof SwimlaneOf that
              && swimlane.equals(that.swimlane)
              && process.equals(that.process));
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

    // Checks ask for both. What the compiler would generate is slower: it calls by way of Objects.
    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof UiFlowOf that && name.equals(that.name));
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

package dev.access4j.examples.engine.guard;

import dev.access4j.examples.engine.bpmn.ProcessLanes;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.Set;

/**
 * A process definition of the engine as the library knows it: a process of a solution's version. An
 * instance stays with its definition, and so is pinned to the version (SOL-1).
 *
 * @param version the solution and version that it was deployed as
 * @param lanes the process's swimlanes, and which node is in which
 * @param counters the variables in which the engine counts, where an activity is done several
 *     times, and which the model names
 */
record Definition(SolutionRef.Pinned version, ProcessLanes lanes, Set<String> counters) {

  /**
   * Returns where a node is.
   *
   * @param node the id of a flow node
   * @return its swimlane
   * @throws IllegalArgumentException if the process has no such node
   */
  Resource.SwimlaneOf swimlaneOf(String node) {
    String lane = lanes.swimlaneOf().get(node);
    if (lane == null) {
      throw new IllegalArgumentException(
          "process '" + lanes.process() + "' has no node '" + node + "'");
    }
    return new Resource.SwimlaneOf(lanes.process(), lane);
  }

  String process() {
    return lanes.process();
  }

  Resource.SwimlaneOf start() {
    return new Resource.SwimlaneOf(lanes.process(), lanes.startSwimlane());
  }
}

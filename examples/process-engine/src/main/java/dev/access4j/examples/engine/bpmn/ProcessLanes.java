package dev.access4j.examples.engine.bpmn;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Faults;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Swimlane;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process as its BPMN file draws it: its swimlanes, and which node is in which, by the rules of
 * {@link BpmnLanes}.
 *
 * @param process the process's id, which an engine calls its key
 * @param swimlanes the names of its swimlanes, at least one, in the order of the file; immutable
 * @param startSwimlane the swimlane that instances start in
 * @param swimlaneOf the swimlane of each flow node that has an id, at any depth, in the order of
 *     the file; immutable
 */
public record ProcessLanes(
    String process, List<String> swimlanes, String startSwimlane, Map<String, String> swimlaneOf) {

  /**
   * Checks the process.
   *
   * @param process see above
   * @param swimlanes see above
   * @param startSwimlane see above
   * @param swimlaneOf see above
   * @throws ValidationException if SOL-4 or DIR-13 refuses it, or a node is in a lane that is none
   */
  public ProcessLanes {
    requireNonNull(process, "process");
    requireNonNull(startSwimlane, "startSwimlane");
    swimlanes = List.copyOf(swimlanes);
    swimlaneOf = Collections.unmodifiableMap(new LinkedHashMap<>(swimlaneOf));
    process(process, swimlanes, startSwimlane);
    Set<String> names = Set.copyOf(swimlanes);
    Faults faults = new Faults();
    swimlaneOf.forEach(
        (node, lane) ->
            faults.check(
                names.contains(lane),
                "swimlaneOf[" + node + "]",
                "SOL-3",
                "'" + lane + "' is no swimlane of the process"));
    faults.throwIfAny();
  }

  /**
   * Returns the process for a solution version, where nobody may do anything yet.
   *
   * @return the process, which may be read by those who may not work on it (EV-14)
   */
  public Process toProcess() {
    return process(process, swimlanes, startSwimlane);
  }

  private static Process process(String name, List<String> swimlanes, String start) {
    List<Swimlane> lanes =
        swimlanes.stream().map(lane -> new Swimlane(lane, Permissions.NONE)).toList();
    return new Process(name, lanes, start, true);
  }
}

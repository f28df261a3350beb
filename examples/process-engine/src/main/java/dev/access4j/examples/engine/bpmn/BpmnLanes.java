package dev.access4j.examples.engine.bpmn;

import java.io.InputStream;
import java.util.List;

/**
 * The processes of a BPMN 2.0 file and their swimlanes, by these rules:
 *
 * <table>
 * <caption>From BPMN to swimlanes</caption>
 * <tr><th>rule</th><th>what it says</th></tr>
 * <tr><td>XML</td><td>A file is well-formed XML in any encoding that it states, without a document
 *     type, of at most 64 MiB and 500 levels. What stands in another namespace or in
 *     {@code extensionElements} is passed over.</td></tr>
 * <tr><td>BPMN</td><td>Its root is {@code definitions} of BPMN 2.0, whatever the prefix, and it
 *     defines at least one process.</td></tr>
 * <tr><td>PROCESS</td><td>Each process that the file defines, executable or not, in its order,
 *     named by its id, which no other has in the files read together. A pool is the process that it
 *     refers to; one that refers to none, or to one of another file, yields nothing.</td></tr>
 * <tr><td>DEFAULT</td><td>A process without lanes has the swimlane {@code Default}. A node that is in
 *     no lane is in {@code Default} too, which then comes last.</td></tr>
 * <tr><td>SWIMLANE</td><td>A lane is a swimlane if it has nodes of its own or no child lanes; one that
 *     only contains lanes is none. Only the first {@code laneSet} with a lane counts; another
 *     divides the same nodes in another way.</td></tr>
 * <tr><td>NAME</td><td>A lane is called by its name, white space collapsed, or else by its id; a nested
 *     one by its path, joined by {@code " / "}. Lanes of one process with the same resulting name
 *     are one swimlane. DIR-13 holds for the result.</td></tr>
 * <tr><td>NODE</td><td>A node is in the innermost lane that refers to it. In two lanes, neither inside
 *     the other, it is a fault; so is a reference to what the file does not have, or to a node that
 *     is not in the lane's process or subprocess, and an id that two nodes have. A reference to
 *     something that is no flow node says nothing.</td></tr>
 * <tr><td>INSIDE</td><td>A node of a subprocess that no lane refers to is in the subprocess's lane, and
 *     the subprocess's own lanes are child lanes of that one. A boundary event that no lane refers
 *     to is in the lane of what it is attached to.</td></tr>
 * <tr><td>START</td><td>The start swimlane is that of the first none start event directly in the
 *     process, else of the first start event there, else the first swimlane.</td></tr>
 * </table>
 */
public final class BpmnLanes {

  private BpmnLanes() {}

  /**
   * Reads a file to the end of a stream, which stays open. {@link BpmnFiles} reads several.
   *
   * @param in the file
   * @param name its name for messages
   * @return its processes, at least one, in the order of the file
   * @throws BpmnException with every fault, if the stream cannot be read or the file used
   */
  public static List<ProcessLanes> read(InputStream in, String name) {
    return new BpmnFiles().add(in, name).processes();
  }
}

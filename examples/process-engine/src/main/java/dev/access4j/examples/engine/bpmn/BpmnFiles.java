package dev.access4j.examples.engine.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BPMN files that belong to one version, as one deployment has them, read by the rules of {@link
 * BpmnLanes}. What is wrong with one of them does not keep the others from being read, so that all
 * faults of all files are known in the end. Not thread-safe.
 */
public final class BpmnFiles {

  private final List<ProcessLanes> processes = new ArrayList<>();
  private final List<BpmnFault> faults = new ArrayList<>();
  private final Map<String, String> placeOfProcess = new HashMap<>();

  /** Creates a collection of no file yet. */
  public BpmnFiles() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return this
   */
  public BpmnFiles add(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return add(in, file.toString());
    } catch (IOException e) {
      FileFaults found = new FileFaults(file.toString());
      found.addUnreadable(e);
      faults.addAll(found.byLine());
      return this;
    }
  }

  /**
   * Reads a file to the end of a stream, which stays open.
   *
   * @param in the file
   * @param name its name for messages
   * @return this
   */
  public BpmnFiles add(InputStream in, String name) {
    FileFaults found = new FileFaults(name);
    BpmnXml.read(in, found).ifPresent(model -> add(model, found));
    faults.addAll(found.byLine());
    return this;
  }

  private void add(BpmnModel model, FileFaults found) {
    List<FlowNode> defined = model.processes();
    if (defined.isEmpty()) {
      found.add(0, "BPMN", "defines no process");
    }
    for (FlowNode process : defined) {
      checkUnique(process.tag(), found);
      Optional<ProcessLanes> lanes = Placement.of(model, process, found);
      lanes.ifPresent(processes::add);
    }
  }

  private void checkUnique(Tag process, FileFaults found) {
    String place = found.file() + ":" + process.line();
    String other = process.id().isEmpty() ? null : placeOfProcess.putIfAbsent(process.id(), place);
    if (other != null) {
      found.add(process, "PROCESS", "the process of " + other + " has this id too");
    }
  }

  /**
   * Returns what the files define.
   *
   * @return the processes in the order of the files, each process once; immutable
   * @throws BpmnException with every fault of every file, if there is one
   */
  public List<ProcessLanes> processes() {
    if (!faults.isEmpty()) {
      throw new BpmnException(faults);
    }
    return List.copyOf(processes);
  }
}

package dev.access4j.examples.engine.bpmn;

import java.util.List;
import java.util.stream.Collectors;

/** BPMN files that cannot be used: all their faults at once. The message has the first 50. */
public final class BpmnException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient List<BpmnFault> faults;

  /**
   * Creates the exception.
   *
   * @param faults what is wrong; at least one
   */
  public BpmnException(List<BpmnFault> faults) {
    super(message(faults));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a BpmnException needs a fault");
    }
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns everything that is wrong.
   *
   * @return the faults, file by file and by line; never empty
   */
  public List<BpmnFault> faults() {
    return faults;
  }

  private static String message(List<BpmnFault> faults) {
    String shown =
        faults.stream().limit(SHOWN).map(BpmnFault::toString).collect(Collectors.joining("\n"));
    int more = faults.size() - SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}

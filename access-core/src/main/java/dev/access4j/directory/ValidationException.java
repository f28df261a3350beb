package dev.access4j.directory;

import java.util.List;
import java.util.stream.Collectors;

/** Input that breaks rules: one exception with every fault, not the first (AD-8). */
public final class ValidationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient List<Fault> faults;

  /**
   * Creates the exception.
   *
   * @param faults what is wrong; at least one
   */
  public ValidationException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a ValidationException needs a fault");
    }
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns everything that is wrong.
   *
   * @return the faults in the order in which they were found; never empty
   */
  public List<Fault> faults() {
    return faults;
  }
}

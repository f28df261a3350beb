package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A document that cannot be used: all its faults at once (AD-8). The message names the file and the
 * first 50 faults, one a line, as {@code name:line:column: path: what is wrong (rule)}.
 */
public final class AccessFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  /** The name of the document. */
  private final String file;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient List<FileFault> faults;

  /**
   * Creates the exception.
   *
   * @param file the name of the document
   * @param faults what is wrong; at least one
   */
  public AccessFileException(String file, List<FileFault> faults) {
    super(message(file, faults));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("an AccessFileException needs a fault");
    }
    this.file = requireNonNull(file, "file");
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns the name of the document.
   *
   * @return the name or path that it was read by
   */
  public String file() {
    return file;
  }

  /**
   * Returns everything that is wrong.
   *
   * @return the faults, by place in the document; never empty
   */
  public List<FileFault> faults() {
    return faults;
  }

  private static String message(String file, List<FileFault> faults) {
    StringBuilder text = new StringBuilder();
    for (FileFault fault : faults.subList(0, Math.min(SHOWN, faults.size()))) {
      String separator = fault.line() == 0 ? ": " : ":";
      text.append(text.isEmpty() ? "" : "\n").append(file).append(separator).append(fault);
    }
    if (faults.size() > SHOWN) {
      text.append("\nand ").append(faults.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}

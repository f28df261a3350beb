package dev.access4j.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects faults so that all of them can be reported at once (AD-8). Not thread-safe: one for each
 * input.
 */
public final class Faults {

  private final List<Fault> found = new ArrayList<>();

  /** Creates a collector that has found nothing yet. */
  public Faults() {}

  /**
   * Notes a fault.
   *
   * @param field the field at fault
   * @param rule the rule's id
   * @param message what is wrong
   * @return this
   */
  public Faults add(String field, String rule, String message) {
    found.add(new Fault(field, rule, message));
    return this;
  }

  /**
   * Notes a fault unless a condition holds.
   *
   * @param holds whether the rule is kept
   * @param field the field at fault
   * @param rule the rule's id
   * @param message what is wrong
   * @return this
   */
  public Faults check(boolean holds, String field, String rule, String message) {
    return holds ? this : add(field, rule, message);
  }

  /**
   * Builds a part of the input and takes over its faults, if it has any.
   *
   * @param field the field that the part is for
   * @param part makes the part
   * @param <T> the part's type
   * @return the part, or null when it was at fault
   */
  public <T> @Nullable T attempt(String field, Supplier<T> part) {
    try {
      return part.get();
    } catch (ValidationException e) {
      e.faults().forEach(fault -> found.add(fault.within(field)));
      return null;
    }
  }

  /**
   * Tells whether nothing was found.
   *
   * @return true if the input is without fault so far
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Returns what was found.
   *
   * @return an immutable copy, in the order of finding
   */
  public List<Fault> list() {
    return List.copyOf(found);
  }

  /**
   * Ends the validation.
   *
   * @throws ValidationException with all faults, if there is one
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ValidationException(found);
    }
  }
}

package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Faults;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;

/**
 * A lane of a process and who may do what in it (SOL-3).
 *
 * @param name the lane's name, unique in its process (DIR-13)
 * @param permissions who may do what; never {@link Operation#INTERACT}
 */
public record Swimlane(String name, Permissions permissions) {

  /** The name of the lane that a new process gets (SOL-4). */
  public static final String DEFAULT_NAME = "Default";

  /**
   * Checks the lane.
   *
   * @param name see above
   * @param permissions see above
   * @throws ValidationException if SOL-3 or DIR-13 refuses it
   */
  public Swimlane {
    requireNonNull(permissions, "permissions");
    Faults faults = new Faults();
    Text.checkIdentifier(name, "name", faults);
    faults.check(
        !permissions.roles().containsKey(Operation.INTERACT),
        "permissions.INTERACT",
        "SOL-3",
        "INTERACT is for UI flows");
    faults.throwIfAny();
  }
}

package dev.access4j.solution;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;
import java.util.Map;
import java.util.Set;

/**
 * A UI flow and who may use it (SOL-5).
 *
 * @param name the flow's name, unique in its version (DIR-13)
 * @param permissions who may {@link Operation#INTERACT}; no other operation
 */
public record UiFlow(String name, Permissions permissions) {

  /**
   * Checks the flow.
   *
   * @param name see above
   * @param permissions see above
   * @throws ValidationException if SOL-5 or DIR-13 refuses it
   */
  public UiFlow {
    Faults faults = new Faults();
    Text.checkIdentifier(name, "name", faults);
    for (Operation operation : permissions.roles().keySet()) {
      faults.check(
          operation == Operation.INTERACT,
          "permissions." + operation,
          "SOL-5",
          "a UI flow has the operation INTERACT only");
    }
    faults.throwIfAny();
  }

  /**
   * Returns a flow that some roles may use.
   *
   * @param name the flow's name
   * @param roles who may use it
   * @return the flow
   * @throws ValidationException if DIR-13 refuses the name
   */
  public static UiFlow of(String name, Set<RoleId> roles) {
    return new UiFlow(name, new Permissions(Map.of(Operation.INTERACT, roles)));
  }
}

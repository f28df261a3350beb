package dev.access4j.admin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actor lacks a permission: nothing was changed, and the attempt is in the audit log (AD-4).
 */
public final class PermissionDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient AdminOperation operation;
  private final transient List<AdminPermission> missing;

  /**
   * Creates the exception.
   *
   * @param actor who was refused
   * @param operation what it wanted to do
   * @param missing the permissions that it lacks, at least one
   */
  public PermissionDeniedException(
      Actor actor, AdminOperation operation, Set<AdminPermission> missing) {
    super(
        actor.reference().id()
            + " may not do "
            + operation
            + ": missing "
            + missing.stream()
                .sorted()
                .map(AdminPermission::code)
                .collect(Collectors.joining(", ")));
    this.operation = operation;
    this.missing = missing.stream().sorted().toList();
  }

  /**
   * Returns what was refused.
   *
   * @return the operation
   */
  public AdminOperation operation() {
    return operation;
  }

  /**
   * Returns what the actor lacks.
   *
   * @return the missing permissions, at least one
   */
  public List<AdminPermission> missing() {
    return missing;
  }
}

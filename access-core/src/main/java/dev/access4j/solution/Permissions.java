package dev.access4j.solution;

import dev.access4j.directory.RoleId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which roles may do what on one resource (SOL-3, SOL-5). An operation that is absent is permitted
 * to nobody.
 *
 * @param roles the roles permitted each operation, without empty sets; immutable
 */
public record Permissions(Map<Operation, Set<RoleId>> roles) {

  /** Nobody may do anything. */
  public static final Permissions NONE = new Permissions(Map.of());

  /**
   * Copies the map and drops operations that nobody is permitted.
   *
   * @param roles see above
   */
  public Permissions {
    Map<Operation, Set<RoleId>> kept = new EnumMap<>(Operation.class);
    roles.forEach(
        (operation, permitted) -> {
          if (!permitted.isEmpty()) {
            kept.put(operation, Collections.unmodifiableSet(new LinkedHashSet<>(permitted)));
          }
        });
    roles = Collections.unmodifiableMap(kept);
  }

  /**
   * Returns the roles permitted an operation.
   *
   * @param operation the operation
   * @return the roles, empty for nobody
   */
  public Set<RoleId> permitted(Operation operation) {
    return roles.getOrDefault(operation, Set.of());
  }

  /**
   * Returns these permissions with those of one operation replaced.
   *
   * @param operation the operation
   * @param permitted the roles that may from now on; empty for nobody
   * @return new permissions
   */
  public Permissions with(Operation operation, Set<RoleId> permitted) {
    Map<Operation, Set<RoleId>> changed = new EnumMap<>(Operation.class);
    changed.putAll(roles);
    changed.put(operation, permitted);
    return new Permissions(changed);
  }

  /**
   * Returns these permissions without a role.
   *
   * @param role the role to take out everywhere
   * @return new permissions
   */
  public Permissions without(RoleId role) {
    Map<Operation, Set<RoleId>> changed = new EnumMap<>(Operation.class);
    roles.forEach(
        (operation, permitted) -> {
          Set<RoleId> rest = new LinkedHashSet<>(permitted);
          rest.remove(role);
          changed.put(operation, rest);
        });
    return new Permissions(changed);
  }
}

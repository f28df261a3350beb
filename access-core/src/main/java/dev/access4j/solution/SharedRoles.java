package dev.access4j.solution;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.ValidationException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which roles a share gives (SH-1). */
public sealed interface SharedRoles {

  /** The roles that the group carries, live. */
  SharedRoles FROM_GROUP = new FromGroup();

  /** The roles that the group carries, live. */
  record FromGroup() implements SharedRoles {}

  /**
   * Roles named one by one.
   *
   * @param roles the roles, at least one, never the built-in {@code Anonymous} (DIR-6), in the
   *     order of their ids; immutable
   */
  record Explicit(Set<RoleId> roles) implements SharedRoles {
    /**
     * Checks the roles.
     *
     * @param roles see above
     * @throws ValidationException if there is none, or {@code Anonymous} is among them
     */
    public Explicit {
      roles = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(roles)));
      Faults faults = new Faults();
      faults.check(!roles.isEmpty(), "roles", "SH-1", "a share names at least one role");
      faults.check(
          !roles.contains(RoleId.ANONYMOUS), "roles", "DIR-6", "Anonymous cannot be shared");
      faults.throwIfAny();
    }
  }

  /**
   * Names roles one by one.
   *
   * @param roles the roles, at least one
   * @return the roles of a share
   * @throws ValidationException if there is none, or {@code Anonymous} is among them
   */
  static SharedRoles of(RoleId... roles) {
    return new Explicit(new LinkedHashSet<>(List.of(roles)));
  }
}

package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A role as the identity provider has it (AM-5).
 *
 * @param name its name
 * @param description what it is for, empty if nobody said
 * @param includes the names of the roles that come with it, one step far
 */
public record IdentityRole(String name, String description, Set<String> includes) {

  /**
   * Copies.
   *
   * @param name see above
   * @param description see above
   * @param includes see above
   */
  public IdentityRole {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    includes = Collections.unmodifiableSet(new LinkedHashSet<>(includes));
  }
}

package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group as the identity provider has it, where groups nest (AM-5).
 *
 * @param id what identifies it at the provider
 * @param path the names from the outermost group down to its own; at least one
 * @param attributes its own attributes, without those of the groups around it
 * @param roles the names of its own roles, without those of the groups around it
 */
public record IdentityGroup(
    String id, List<String> path, Map<String, List<String>> attributes, Set<String> roles) {

  /**
   * Copies.
   *
   * @param id see above
   * @param path see above
   * @param attributes see above
   * @param roles see above
   * @throws IllegalArgumentException if the path is empty
   */
  public IdentityGroup {
    requireNonNull(id, "id");
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a group has a name");
    }
    attributes = Account.copy(attributes);
    roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
  }
}

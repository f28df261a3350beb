package dev.access4j.admin;

import dev.access4j.decision.HeldRole;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user may do on a solution's version, where no business filter stands in the way (EV-7).
 *
 * @param roles the listed roles that it holds, each with every grant (LU-6)
 * @param operations the operations that it may do, for each resource that allows some; immutable
 */
public record UserAbilities(List<HeldRole> roles, Map<Resource, Set<Operation>> operations) {

  /**
   * Copies the collections.
   *
   * @param roles see above
   * @param operations see above
   */
  public UserAbilities {
    roles = List.copyOf(roles);
    Map<Resource, Set<Operation>> copy = new LinkedHashMap<>();
    operations.forEach((resource, allowed) -> copy.put(resource, Set.copyOf(allowed)));
    operations = Collections.unmodifiableMap(copy);
  }
}

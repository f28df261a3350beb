package dev.access4j.admin;

import dev.access4j.decision.Grant;
import dev.access4j.decision.HeldRole;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user may do on a solution's version, where no business filter stands in the way (EV-7).
 *
 * @param roles the listed roles that it holds, each with every grant (LU-6)
 * @param operations the operations that it may do, each with its deciding grant (EV-8), for each
 *     resource that allows some; immutable
 */
public record UserAbilities(List<HeldRole> roles, Map<Resource, Map<Operation, Grant>> operations) {

  /**
   * Copies the collections.
   *
   * @param roles see above
   * @param operations see above
   */
  public UserAbilities {
    roles = List.copyOf(roles);
    Map<Resource, Map<Operation, Grant>> copy = new LinkedHashMap<>();
    operations.forEach(
        (resource, allowed) ->
            copy.put(resource, Collections.unmodifiableMap(new EnumMap<>(allowed))));
    operations = Collections.unmodifiableMap(copy);
  }
}

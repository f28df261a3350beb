package dev.access4j.file;

import dev.access4j.store.AccessWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What has to be written, in an order in which every step keeps the rules: what goes makes room
 * first, and what is referred to is there before what refers to it.
 */
final class PlannedSteps {

  /** When a step is done; deletions take along what names the deleted (DIR-10, DIR-11). */
  enum Phase {
    ORGANIZATION,
    DELETE_SOLUTIONS,
    DELETE_USERS,
    DELETE_GROUPS,
    DELETE_ROLES,
    DELETE_THE_REST,
    // Without anything in them: their own roles come next.
    MAKE_SOLUTIONS,
    ROLES,
    USERS,
    GROUPS,
    MEMBERS,
    ASSIGNMENTS,
    VERSIONS,
    // A version must be published before it can be live, or the solution open.
    SOLUTIONS,
    SHARES
  }

  private final Map<Phase, List<Consumer<AccessWriter>>> steps = new EnumMap<>(Phase.class);

  void add(Phase phase, Consumer<AccessWriter> step) {
    steps.computeIfAbsent(phase, none -> new ArrayList<>()).add(step);
  }

  void writeTo(AccessWriter writer) {
    steps.values().forEach(phase -> phase.forEach(step -> step.accept(writer)));
  }
}

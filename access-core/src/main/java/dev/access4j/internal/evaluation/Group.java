package dev.access4j.internal.evaluation;

import static java.util.Comparator.comparing;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A group as the evaluator keeps it.
 *
 * @param group null if it does not exist any more
 * @param shares the shares that name it, by solution: one each (SH-6)
 * @param attributes the values that its members have through it (DIR-9)
 */
record Group(
    Home home,
    long asOf,
    @Nullable EndUserGroup group,
    Map<SolutionId, SolutionShare> shares,
    Map<String, Set<String>> attributes)
    implements Entry {

  static Group of(Home home, long asOf, @Nullable GroupRecord found) {
    if (found == null) {
      return new Group(home, asOf, null, Map.of(), Map.of());
    }
    return new Group(
        home,
        asOf,
        inOrder(found.group()),
        bySolution(found.shares()),
        United.sets(found.group().attributes(), home.shared));
  }

  /** Of several roles that would do, the same one decides whatever order the store has (EV-8). */
  private static EndUserGroup inOrder(EndUserGroup group) {
    if (group.roles().size() < 2) {
      return group;
    }
    Set<RoleId> roles = new TreeSet<>(comparing(RoleId::value));
    roles.addAll(group.roles());
    return new EndUserGroup(group.id(), group.name(), roles, group.attributes());
  }

  private static Map<SolutionId, SolutionShare> bySolution(List<SolutionShare> shares) {
    Map<SolutionId, SolutionShare> found = new HashMap<>();
    shares.forEach(share -> found.put(share.solution(), share));
    return Map.copyOf(found);
  }
}

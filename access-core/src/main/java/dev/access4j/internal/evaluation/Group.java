package dev.access4j.internal.evaluation;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        found.group(),
        bySolution(found.shares()),
        United.sets(found.group().attributes(), home.shared));
  }

  private static Map<SolutionId, SolutionShare> bySolution(List<SolutionShare> shares) {
    Map<SolutionId, SolutionShare> found = new HashMap<>();
    shares.forEach(share -> found.put(share.solution(), share));
    return Map.copyOf(found);
  }
}

package dev.access4j.testkit.comparison;

import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an evaluator with a fault remembers and should have forgotten. */
final class FaultyMemory {

  private final Map<List<Object>, Set<RoleId>> carried = new HashMap<>();
  private final Map<List<Object>, SolutionShare> shares = new HashMap<>();

  /** The roles that a group carried when a share with it was first seen. */
  Set<RoleId> carried(
      OrganizationId organization, SolutionId solution, GroupId group, Set<RoleId> now) {
    return carried.computeIfAbsent(List.of(organization, solution, group), key -> now);
  }

  /** Remembers the shares that there are, and adds those that there were. */
  List<SolutionShare> everSeen(
      OrganizationId organization, SolutionId solution, List<SolutionShare> now) {
    for (SolutionShare share : now) {
      shares.put(List.of(organization, solution, share.grantee()), share);
    }
    return shares.entrySet().stream()
        .filter(each -> each.getKey().subList(0, 2).equals(List.of(organization, solution)))
        .map(Map.Entry::getValue)
        .toList();
  }
}

package dev.access4j.internal.evaluation;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share with a user, without the user: many users have the same. */
record OwnShare(SolutionId solution, SharedRoles roles, Validity validity) {

  /** The shares of one user, in the order of their solutions: one each (SH-6). */
  static OwnShare[] of(List<SolutionShare> shares, Shared shared) {
    Shared table = shared;
    for (SolutionShare share : shares) {
      if (share.roles() instanceof SharedRoles.Explicit explicit) {
        table = table.ifFew(explicit.roles());
      }
    }
    OwnShare[] ordered = new OwnShare[shares.size()];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = of(shares.get(i), table);
    }
    Arrays.sort(ordered, Comparator.comparing(OwnShare::solution));
    return table.ofArray(ordered);
  }

  private static OwnShare of(SolutionShare share, Shared table) {
    return table.of(
        new OwnShare(
            table.of(share.solution()), table.of(share.roles()), table.of(share.validity())));
  }

  /** The share of a solution; null if there is none. */
  static @Nullable OwnShare find(SolutionId solution, OwnShare[] ordered) {
    int from = 0;
    int to = ordered.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = ordered[middle].solution.compareTo(solution);
      if (order == 0) {
        return ordered[middle];
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return null;
  }

  SolutionShare with(EndUserId user) {
    return new SolutionShare(solution, Grantee.user(user), roles, validity);
  }
}

package dev.access4j.internal.migration;

import dev.access4j.admin.MigrationCause;
import dev.access4j.admin.MigrationCause.DormantShare;
import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.decision.Subject;
import dev.access4j.internal.migration.Footing.Opening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the differences, subject by subject, and counts them by their causes. */
final class Findings {

  private final List<MigrationDifference> differences = new ArrayList<>();
  private final Map<MigrationCause, Count> counts = new HashMap<>();

  private static final class Count {
    private long differences;
    private long subjects;
  }

  void add(Subject subject, List<Opening> openings) {
    Set<MigrationCause> causes = new HashSet<>();
    for (Opening opening : openings) {
      differences.add(difference(subject, opening));
      Count count = counts.computeIfAbsent(opening.cause(), none -> new Count());
      count.differences++;
      if (causes.add(opening.cause())) {
        count.subjects++;
      }
    }
  }

  private static MigrationDifference difference(Subject subject, Opening opening) {
    Published version = opening.version();
    Published.Cell cell = opening.cell();
    return new MigrationDifference(
        subject,
        version.ref(),
        version.live(),
        cell.resource(),
        cell.operation(),
        false,
        true,
        opening.cause());
  }

  List<MigrationDifference> differences() {
    return differences;
  }

  List<MigrationObstacle> obstacles() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Findings::inOrder))
        .map(
            entry ->
                new MigrationObstacle(
                    entry.getKey(), entry.getValue().differences, entry.getValue().subjects))
        .toList();
  }

  /** By solution: general access first, then shares with users, then those with groups. */
  private static int inOrder(MigrationCause one, MigrationCause other) {
    int bySolution = one.solution().compareTo(other.solution());
    if (bySolution != 0) {
      return bySolution;
    }
    if (one instanceof DormantShare share && other instanceof DormantShare second) {
      return share.share().grantee().compareTo(second.share().grantee());
    }
    return Boolean.compare(one instanceof DormantShare, other instanceof DormantShare);
  }
}

package dev.access4j.testkit.migration;

import dev.access4j.admin.MigrationCause.DormantShare;
import dev.access4j.admin.MigrationCause.OpenSolution;
import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.decision.Subject;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the random organizations had in them, so that nothing is proven of nothing. */
final class Tally {

  static final Set<String> KINDS =
      Set.of(
          "plan that keeps every decision",
          "plan with differences",
          "share to make",
          "share that replaces one",
          "share for a group without members",
          "kept assignment",
          "user who is not active",
          "difference of anonymous",
          "difference of a user",
          "difference on a version that is not live",
          "difference by a share with a user",
          "difference by a share with a group",
          "difference by general access",
          "difference that is still to start",
          "difference that ends");

  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void count(ReferenceModel model, MigrationPlan plan) {
    count(plan.isEqual() ? "plan that keeps every decision" : "plan with differences", 1);
    count("kept assignment", plan.keptAssignments());
    count(
        "user who is not active",
        model.users().values().stream().filter(u -> u.status() != UserStatus.ACTIVE).count());
    for (PlannedShare planned : plan.shares()) {
      count("share to make", 1);
      count("share that replaces one", planned.replaced().isPresent() ? 1 : 0);
      Grantee.Group group = (Grantee.Group) planned.share().grantee();
      boolean empty = model.members().getOrDefault(group.id(), Set.of()).isEmpty();
      count("share for a group without members", empty ? 1 : 0);
    }
    plan.differences().forEach(difference -> count(difference, plan));
  }

  private void count(MigrationDifference difference, MigrationPlan plan) {
    boolean anonymous = difference.subject() instanceof Subject.Anonymous;
    count(anonymous ? "difference of anonymous" : "difference of a user", 1);
    count("difference on a version that is not live", difference.live() ? 0 : 1);
    if (difference.cause() instanceof OpenSolution) {
      count("difference by general access", 1);
    } else if (difference.cause() instanceof DormantShare dormant) {
      boolean user = dormant.share().grantee() instanceof Grantee.User;
      count("difference by a share with a " + (user ? "user" : "group"), 1);
    }
    boolean starts = difference.cause().validity().from().isAfter(plan.plannedAt());
    count("difference that is still to start", starts ? 1 : 0);
    boolean ends = difference.cause().validity().expiresAt().isPresent();
    count("difference that ends", ends ? 1 : 0);
  }

  private void count(String kind, long times) {
    counts.computeIfAbsent(kind, none -> new LongAdder()).add(times);
  }

  /** How many of each kind. */
  Map<String, LongAdder> counts() {
    return counts;
  }
}

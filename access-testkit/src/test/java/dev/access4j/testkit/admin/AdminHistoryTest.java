package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.testkit.Requirement;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Random histories of administration")
class AdminHistoryTest {

  private static final int OPERATIONS = 10_000;
  private static final int SEEDS = Boolean.getBoolean("access4j.slow") ? 40 : 2;

  /** What has tests of its own. */
  /** Each has its own tests. */
  private static boolean isLeftOut(AdminOperation operation) {
    return operation == AdminOperation.USERS_IMPORT_ALL
        || operation == AdminOperation.USERS_INVITE_ALL
        || operation.code().startsWith("identity.")
        || operation.code().startsWith("migration.");
  }

  private static HistoryReport run(long seed) {
    AccessStore store = new InMemoryAccessStore();
    return new HistoryRun(seed, store, store).run(OPERATIONS);
  }

  /** With the property access4j.seed it repeats the one seed of a failure. */
  @Test
  @Requirement({
    "AD-4", "AD-5", "AD-6", "AD-7", "AD-8", "AM-3", "DIR-2", "DIR-3", "DIR-5", "DIR-6", "DIR-7",
    "DIR-8", "DIR-10", "DIR-11", "DIR-12", "DIR-13", "SH-1", "SH-5", "SH-6", "SOL-1", "SOL-2",
    "SOL-6", "SOL-7"
  })
  @DisplayName("are as the naive model has them, in the store and in the audit log")
  void agree() {
    Long seed = Long.getLong("access4j.seed");
    if (seed != null) {
      System.out.println(run(seed));
      return;
    }
    HistoryReport report =
        LongStream.range(0, SEEDS)
            .parallel()
            .mapToObj(AdminHistoryTest::run)
            .reduce(new HistoryReport(), HistoryReport::plus);
    System.out.println(report);
    assertThat(report.attempts()).isEqualTo(SEEDS * OPERATIONS);
    for (AdminOperation operation : changing()) {
      assertThat(report.of(operation, "Done")).as("done: %s", operation).isGreaterThan(10);
      assertThat(report.of(operation, "Refused")).as("refused: %s", operation).isPositive();
      if (operation != AdminOperation.SHARES_UNSHARE) {
        assertThat(report.of(operation, "Invalid")).as("invalid: %s", operation).isPositive();
      }
    }
    assertThat(report.of(AdminOperation.ROLES_DELETE, "Conflict")).isPositive();
    assertThat(report.of(AdminOperation.ADMIN_CHANGE, "Broken")).isPositive();
    assertThat(report.looks("previews")).isGreaterThan(100);
    assertThat(report.looks("allowed")).isGreaterThan(1_000);
  }

  @Test
  @DisplayName("and a seed always makes the same")
  void isRepeatable() {
    AccessStore store = new InMemoryAccessStore();
    AccessStore again = new InMemoryAccessStore();
    assertThat(new HistoryRun(7, store, store).run(300))
        .hasToString(new HistoryRun(7, again, again).run(300).toString());
  }

  private static List<AdminOperation> changing() {
    return EnumSet.allOf(AdminOperation.class).stream()
        .filter(each -> !isLeftOut(each))
        .filter(each -> each.required().stream().anyMatch(AdminHistoryTest::isOfWriting))
        .toList();
  }

  private static boolean isOfWriting(AdminPermission permission) {
    return permission.code().endsWith("_write");
  }
}

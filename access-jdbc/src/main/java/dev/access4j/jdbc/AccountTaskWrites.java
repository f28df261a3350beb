package dev.access4j.jdbc;

import dev.access4j.store.AccountTask;
import java.util.Collection;

/** Notes what is still to be done at the identity provider, many tasks at a time. */
record AccountTaskWrites(WriteSession session) {

  private static final String DELETE =
      "DELETE FROM access_account_task WHERE organization_no = :no AND user_id = :user";

  private static final String INSERT =
      """
      INSERT INTO access_account_task (organization_no, user_id, work, sub, problem)
      VALUES (:no, :user, :work, :sub, :problem)
      """;

  /** Each user once. */
  void put(Collection<AccountTask> tasks) {
    session.batch(DELETE, tasks, (row, task) -> row.bind("user", task.user().value()));
    session.batch(
        INSERT,
        tasks,
        (row, task) ->
            row.bind("user", task.user().value())
                .bind("work", task.work().name())
                .bind("sub", task.sub().isEmpty() ? null : task.sub())
                .bind("problem", task.problem()));
  }
}

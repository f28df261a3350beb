package dev.access4j.jdbc;

import dev.access4j.directory.EndUserId;
import dev.access4j.store.AccountTask;
import dev.access4j.store.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is still to be done at the identity provider (ID-3, ID-5). */
record AccountTaskReads(Session session) {

  private static final String TASKS =
      "SELECT t.user_id, t.work, t.sub, t.problem FROM access_account_task t"
          + " WHERE t.organization_no = :no AND ";

  Map<EndUserId, AccountTask> of(Set<EndUserId> users) {
    Map<EndUserId, AccountTask> found = new HashMap<>();
    Bound.parts(
        users,
        some ->
            session.each(
                TASKS + "t.user_id = ANY(<ids>)",
                query -> Bound.ids(query, "ids", some, EndUserId::value),
                row -> {
                  AccountTask task = task(row);
                  found.put(task.user(), task);
                }));
    return found;
  }

  List<AccountTask> page(PageRequest<EndUserId> page) {
    return session.list(
        TASKS + "t.user_id > :after ORDER BY t.user_id LIMIT :limit",
        query ->
            query
                .bind("after", page.after().map(EndUserId::value).orElse(""))
                .bind("limit", page.limit()),
        AccountTaskReads::task);
  }

  private static AccountTask task(ResultSet row) throws SQLException {
    String sub = row.getString("sub");
    return new AccountTask(
        EndUserId.of(row.getString("user_id")),
        AccountTask.Work.valueOf(row.getString("work")),
        sub == null ? "" : sub,
        row.getString("problem"));
  }
}

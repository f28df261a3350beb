package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pruning of change records on PostgreSQL")
class PostgreSqlPruningTest extends PruningContract {

  PostgreSqlPruningTest() {
    super(Database.POSTGRESQL, Dialect.POSTGRESQL);
  }

  @Test
  @DisplayName("the greatest number of what is gone is kept, and never gets less")
  void greatest() throws Exception {
    FeedNode.record(database, 1);
    FeedNode.record(database, 1);
    List<Long> numbers =
        sql.list(Long.class, "SELECT written_xid FROM access_change ORDER BY written_xid DESC");
    prune(Duration.ZERO);
    assertThat(pruned()).containsExactly(numbers.get(0));
    sql.run("INSERT INTO access_change (organization_no, revision, written_xid) VALUES (1, 9, 4)");
    prune(Duration.ZERO);
    assertThat(sql.list(Long.class, "SELECT revision FROM access_change")).isEmpty();
    assertThat(pruned()).containsExactly(numbers.get(0));
  }

  private List<Long> pruned() {
    return sql.list(Long.class, "SELECT written_xid FROM access_pruned");
  }
}

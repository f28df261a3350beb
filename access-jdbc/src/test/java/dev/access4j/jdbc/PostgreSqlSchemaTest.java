package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tables on PostgreSQL")
class PostgreSqlSchemaTest extends SchemaContract {

  PostgreSqlSchemaTest() {
    super(Database.POSTGRESQL);
  }

  @Test
  @DisplayName("the tests' sessions are in their zone")
  void zone() {
    assertThat(sql.list(String.class, "SHOW TIME ZONE")).containsExactly(Database.SESSION_ZONE);
  }

  @Test
  @DisplayName("a live version exists when the write ends, and not before")
  void live() {
    rows.organization(1, "a").solution(1, 1, "s", "s");
    String goLive = "UPDATE access_solution SET live_version_id = 'v'";
    String version =
        "INSERT INTO access_version (organization_no, version_no, solution_no, id, state, document,"
            + " put_at) VALUES (1, 1, 1, 'v', 'PUBLISHED', '{}', 1)";
    assertThat(Rows.refusalOf(() -> sql.together(goLive))).contains("access_solution_live");
    sql.together(goLive, version);
    assertThat(rows.refusalOf("DELETE FROM access_version")).contains("access_solution_live");
  }

  @Test
  @DisplayName("a change knows the transaction that wrote it")
  void transaction() {
    rows.organization(1, "a");
    long before = now();
    sql.run("INSERT INTO access_change (organization_no, revision) VALUES (1, 1)");
    assertThat(sql.list(Long.class, "SELECT written_xid FROM access_change"))
        .singleElement()
        .satisfies(xid -> assertThat(xid).isBetween(before, now()));
  }

  /** The oldest transaction that is open: all below it have ended. */
  private long now() {
    return sql.list(Long.class, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        .get(0);
  }
}

package dev.access4j.jdbc;

import static dev.access4j.jdbc.Rows.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables have to be, on each database. */
abstract class SchemaContract {

  private static final List<String> TABLES =
      List.of(
          "access_account_task",
          "access_assignment",
          "access_audit",
          "access_audit_found",
          "access_change",
          "access_group",
          "access_group_role",
          "access_membership",
          "access_organization",
          "access_pruned",
          "access_role",
          "access_schema_history",
          "access_share",
          "access_share_role",
          "access_solution",
          "access_touched",
          "access_user",
          "access_version",
          "access_version_role");

  /** Each file is one. */
  private static final int STEPS = 2;

  private final Database kind;
  final HikariDataSource database;
  final Sql sql;
  final Rows rows;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  SchemaContract(Database kind) {
    this.kind = kind;
    this.database = kind.create();
    this.sql = Sql.of(database);
    this.rows = new Rows(database);
  }

  @BeforeEach
  void migrate() {
    assertThat(AccessSchema.migrate(database)).isEqualTo(STEPS);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  @DisplayName("the tables are there, and a second migration does nothing")
  void idempotent() {
    assertThat(sql.tables("public")).isEqualTo(TABLES);
    assertThat(AccessSchema.migrate(database)).isZero();
    assertThat(sql.tables("public")).isEqualTo(TABLES);
  }

  @Test
  @DisplayName("what a newer release has done to them is not taken for nothing")
  void newerRelease() {
    sql.run(
        "INSERT INTO \"access_schema_history\" (\"installed_rank\", \"version\", \"description\","
            + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
            + " VALUES (100, '99', 'newer', 'SQL', 'V99__newer.sql', 'test', 1, TRUE)");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> AccessSchema.migrate(database))
        .withMessage("the tables cannot be made or updated");
  }

  @Test
  @DisplayName("the tables of an older release get what is new, and keep their rows")
  void olderRelease() {
    try (HikariDataSource older = kind.create()) {
      int done =
          Flyway.configure()
              .dataSource(older)
              .table(AccessSchema.HISTORY)
              .resourceProvider(new MigrationFiles(Dialect.of(older).migrations().subList(0, 1)))
              .locations(new String[0])
              .placeholderReplacement(false)
              .load()
              .migrate()
              .migrationsExecuted;
      assertThat(done).isEqualTo(1);
      new Rows(older).organization(1, "org").user(1, "u", "ana");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(JdbcAccessStore.builder(older)::build)
          .withMessageContaining("AccessSchema.migrate");
      assertThat(AccessSchema.migrate(older)).isEqualTo(STEPS - 1);
      assertThat(Sql.of(older).tables("public")).isEqualTo(TABLES);
      assertThat(Sql.of(older).list(String.class, "SELECT id FROM access_user"))
          .containsExactly("u");
    }
  }

  @Test
  @DisplayName("a schema of its own is made, holds all tables, and is apart from the others")
  void ownSchema() {
    rows.organization(1, "org");
    assertThat(AccessSchema.migrate(database, "own_1")).isEqualTo(STEPS);
    assertThat(AccessSchema.migrate(database, "own_1")).isZero();
    assertThat(sql.tables("own_1")).isEqualTo(TABLES);
    assertThat(sql.list(String.class, "SELECT id FROM access_organization")).containsExactly("org");
  }

  @Test
  @DisplayName("the tables outlive the connections that made them")
  void otherConnections() {
    database.getHikariPoolMXBean().softEvictConnections();
    rows.organization(1, "org").user(1, "u", "ana").solution(1, 1, "s", "S").version(1, 1, 1, "v");
    rows.task(1, "u", "DELETE", "sub");
    assertThat(sql.list(String.class, "SELECT id FROM access_version")).containsExactly("v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Own", "1own", "own-1", "own\"", "own; DROP TABLE x", "\u00f6wn"})
  @DisplayName("what is no plain name is no schema")
  void noSchema(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> AccessSchema.migrate(database, name));
  }

  @Test
  @DisplayName("the tables go into a schema where the host has tables and a Flyway of its own")
  void besideTheHost() {
    // In quotes: H2 folds names to capitals, and PostgreSQL to small letters.
    sql.run("CREATE SCHEMA \"host\"");
    sql.run("CREATE TABLE \"host\".flyway_schema_history (installed_rank integer)");
    sql.run("CREATE TABLE \"host\".orders (id integer)");
    assertThat(AccessSchema.migrate(database, "host")).isEqualTo(STEPS);
    assertThat(AccessSchema.migrate(database, "host")).isZero();
    assertThat(sql.tables("host")).containsAll(TABLES).contains("flyway_schema_history", "orders");
    assertThat(sql.list(Integer.class, "SELECT 1 FROM \"host\".flyway_schema_history")).isEmpty();
  }

  @Test
  @DisplayName("nodes that start at once do not get into each other's way")
  void atOnce() throws Exception {
    List<Future<Integer>> nodes =
        IntStream.range(0, 2)
            .mapToObj(node -> threads.submit(() -> AccessSchema.migrate(database, "own_2")))
            .toList();
    int done = 0;
    for (Future<Integer> node : nodes) {
      done += node.get();
    }
    assertThat(done).isEqualTo(STEPS);
    assertThat(sql.tables("own_2")).isEqualTo(TABLES);
  }

  @Test
  @Requirement("SH-4")
  @DisplayName("the session is in another zone, and instants are what they were")
  void instants() {
    rows.organization(1, "org").user(1, "ann", "ann").solution(1, 1, "loans", "Loans");
    rows.shareWithUser(1, 1, 1, "ann");
    for (String text :
        List.of(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "2026-10-25T00:59:59.999999Z",
            "9999-12-31T23:59:59.999999Z")) {
      Instant instant = Instant.parse(text);
      sql.run("UPDATE access_share SET starts_at = ?", instant.atOffset(ZoneOffset.UTC));
      assertThat(sql.list(OffsetDateTime.class, "SELECT starts_at FROM access_share"))
          .as(text)
          .singleElement()
          .satisfies(found -> assertThat(found.toInstant()).isEqualTo(instant));
    }
  }

  @Test
  @Requirement({"DIR-2", "DIR-5", "DIR-7", "DIR-12"})
  @DisplayName("names are unique ignoring case, in one organization")
  void uniqueNames() {
    rows.organization(1, "a").organization(2, "b");
    rows.user(1, "u1", "Stra\u00dfe").user(2, "u1", "STRASSE");
    assertThat(refusalOf(() -> rows.user(1, "u2", "STRASSE"))).contains("access_user_username");
    rows.role(1, 1, "r1", "Clerk").role(2, 2, "r1", "Clerk");
    assertThat(refusalOf(() -> rows.role(1, 3, "r2", "CLERK"))).contains("access_role_name");
    rows.group(1, 1, "g1", "Branch");
    assertThat(refusalOf(() -> rows.group(1, 2, "g2", "branch"))).contains("access_group_name");
    rows.solution(1, 1, "s1", "One").solution(1, 2, "s2", "one");
    rows.roleOf(1, 4, "r3", "own", 1, "s1").roleOf(1, 5, "r4", "OWN", 2, "s2");
    assertThat(refusalOf(() -> rows.roleOf(1, 6, "r5", "Own", 1, "s1")))
        .contains("access_role_name");
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("nothing refers to what is not there, nor to another organization")
  void references() {
    rows.organization(1, "a").organization(2, "b");
    rows.user(2, "ann", "ann").group(1, 1, "g", "g").role(2, 1, "r", "r");
    rows.solution(1, 1, "s", "s");
    assertThat(refusalOf(() -> rows.member(1, 1, "ann"))).contains("access_membership_user");
    assertThat(refusalOf(() -> rows.member(2, 1, "ann"))).contains("access_membership_group");
    assertThat(refusalOf(() -> rows.assign(1, 1, "ann"))).contains("access_assignment_");
    assertThat(refusalOf(() -> rows.shareWithUser(1, 1, 1, "ann"))).contains("access_share_user");
    assertThat(refusalOf(() -> rows.shareWithUser(2, 1, 1, "ann")))
        .contains("access_share_solution");
    assertThat(refusalOf(() -> rows.user(3, "bob", "bob"))).contains("access_user_organization");
    assertThat(refusalOf(() -> rows.task(3, "bob", "DELETE", "bob")))
        .contains("access_account_task_organization");
  }

  @Test
  @DisplayName("what is still named stays; what goes along with a deletion goes")
  void deletions() {
    rows.organization(1, "a").user(1, "ann", "ann").group(1, 1, "g", "g").role(1, 1, "r", "r");
    rows.solution(1, 1, "s", "s").version(1, 1, 1, "v").shareWithGroup(1, 1, 1, 1, "g");
    rows.member(1, 1, "ann").assign(1, 1, "ann").task(1, "ann", "DELETE", "sub");
    sql.run("INSERT INTO access_version_role VALUES (1, 1, 1, 0)");
    sql.run("INSERT INTO access_group_role VALUES (1, 1, 1, 0)");
    assertThat(rows.refusalOf("DELETE FROM access_user")).startsWith("23");
    assertThat(rows.refusalOf("DELETE FROM access_group")).contains("access_share_group");
    assertThat(rows.refusalOf("DELETE FROM access_role")).startsWith("23");
    assertThat(rows.refusalOf("DELETE FROM access_solution")).startsWith("23");
    sql.run("DELETE FROM access_share");
    sql.run("DELETE FROM access_group");
    sql.run("DELETE FROM access_version");
    sql.run("DELETE FROM access_role");
    sql.run("DELETE FROM access_user");
    sql.run("DELETE FROM access_solution");
    for (String table : List.of("membership", "assignment", "group_role", "version_role")) {
      assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_" + table)).containsExactly(0L);
    }
    assertThat(sql.list(String.class, "SELECT user_id FROM access_account_task"))
        .containsExactly("ann");
  }

  @Test
  @DisplayName("rows that mean nothing are refused")
  void checks() {
    rows.organization(1, "a").user(1, "ann", "ann").group(1, 1, "g", "g").solution(1, 1, "s", "s");
    assertThat(refusalOf(() -> rows.user(1, "bob", "bob", "GONE"))).contains("access_user_status");
    assertThat(refusalOf(() -> rows.user(1, "", "bob"))).contains("access_user_id_length");
    assertThat(refusalOf(() -> rows.role(1, 1, "Anonymous", "x"))).contains("access_role_built_in");
    assertThat(refusalOf(() -> rows.task(1, "ann", "FORGET", "sub")))
        .contains("access_account_task_work");
    assertThat(refusalOf(() -> rows.task(1, "ann", "ENABLE", null)))
        .contains("access_account_task_sub");
    assertThat(refusalOf(() -> rows.task(1, "ann", "INVITE", "")))
        .contains("access_account_task_sub");
    rows.task(1, "ann", "INVITE", null);
    assertThat(refusalOf(() -> rows.task(1, "ann", "DELETE", "sub"))).startsWith("23");
    assertThat(rows.refusalOf("UPDATE access_organization SET name = NULL"))
        .contains("access_organization_is_put");
    assertThat(
            rows.refusalOf("INSERT INTO access_change (organization_no, revision) VALUES (1, 0)"))
        .contains("access_change_revision");
    assertThat(rows.refusalOf("INSERT INTO access_pruned VALUES (FALSE, 0)"))
        .contains("access_pruned_one_row");
    assertThat(rows.refusalOf("INSERT INTO access_pruned VALUES (TRUE, 0)")).startsWith("23");
    assertThat(sql.list(Long.class, "SELECT written_xid FROM access_pruned")).containsExactly(0L);
    rows.shareWithUser(1, 1, 1, "ann").shareWithGroup(1, 2, 1, 1, "g");
    assertThat(refusalOf(() -> rows.shareWithUser(1, 3, 1, "ann")))
        .contains("access_share_grantee");
    assertThat(rows.refusalOf("UPDATE access_share SET from_group = TRUE"))
        .contains("access_share_kind");
    assertThat(rows.refusalOf("UPDATE access_share SET group_no = 1"))
        .contains("access_share_kind");
    assertThat(rows.refusalOf("UPDATE access_share SET user_id = NULL"))
        .contains("access_share_kind");
  }

  @Test
  @DisplayName("the longest texts fit into every index")
  void longTexts() {
    long no = 1;
    for (String text :
        List.of(incompressible(0x20000, 0x2a6d0), incompressible(0x1d15e, 0x1d165))) {
      rows.organization(no, text).user(no, text, text).group(no, no, text, text);
      rows.solution(no, no, text, text).version(no, no, no, text);
      rows.role(no, no, text, text).roleOf(no, no + 10, text.substring(2), text, no, text);
      rows.member(no, no, text).assign(no, no, text).task(no, text, "ENABLE", text);
      rows.shareWithUser(no, no, no, text).shareWithGroup(no, no + 10, no, no, text);
      sql.run("INSERT INTO access_change (organization_no, revision) VALUES (?, 1)", no);
      sql.run("INSERT INTO access_touched VALUES (?, 1, 'VERSION', ?, ?)", no, text, text);
      sql.run("INSERT INTO access_audit_found VALUES (?, 'MEMBERSHIP', ?, ?, 1)", no, text, text);
      sql.run("UPDATE access_user SET status = 'DEACTIVATED'");
      no++;
    }
    assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_user")).containsExactly(2L);
  }

  /** 255 letters of four bytes; of the second range, a case key has twelve bytes for each. */
  private static String incompressible(int from, int to) {
    return new Random(from)
        .ints(255, from, to)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  @Requirement("AD-9")
  @DisplayName("keys are in the order of UTF-16 code units")
  void order() {
    List<String> names =
        List.of("z", "\uff5e", "a", "\ud83d\ude00", "\u00e4", "B", "a-1", "a1", "_", "\ue000");
    rows.organization(1, "org");
    names.forEach(name -> rows.user(1, name, name));
    assertThat(sql.list(byte[].class, "SELECT username_key FROM access_user ORDER BY username_key"))
        .containsExactlyElementsOf(
            names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .map(Rows::key)
                .toList());
  }
}

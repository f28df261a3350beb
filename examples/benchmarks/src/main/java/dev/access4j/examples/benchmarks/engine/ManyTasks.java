package dev.access4j.examples.benchmarks.engine;

import dev.access4j.examples.engine.guard.GuardedEngine;
import dev.access4j.examples.engine.guard.ServiceActor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.repository.ProcessDefinition;
import org.flowable.task.api.Task;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Very many tasks. The engine itself makes one in each lane of each version; the others are copies
 * of these rows, with another id, place, and times.
 */
final class ManyTasks {

  private static final int SAMPLES = LendingBank.SOLUTIONS * LendingBank.VERSIONS;
  private static final int BATCH = 20_000;

  /** As the guard makes it: of each text its length and its bytes. */
  private static final String PLACE_ID =
      "pg_temp.base64(sha256(pg_temp.part(n.s) || pg_temp.part(n.v) || pg_temp.part(n.p) ||"
          + " pg_temp.part(n.l) || (SELECT COALESCE(string_agg(pg_temp.part(x), decode('', 'hex')"
          + " ORDER BY o), decode('', 'hex')) FROM unnest(string_to_array(n.f, ',')) WITH ORDINALITY AS u(x, o))))";

  // A task every 39 seconds, half of them due within the next month, one in ten urgent.
  private static final String GIVEN =
      "CREATE TEMPORARY TABLE n AS SELECT "
          + PLACE_ID
          + " AS place, n.*, TIMESTAMP '2026-09-01 08:00:00' + (:from + n.i) * INTERVAL '39.017 s'"
          + " AS created FROM UNNEST(CAST(:samples AS text[]), CAST(:solutions AS text[]),"
          + " CAST(:versions AS text[]), CAST(:processes AS text[]), CAST(:lanes AS text[]),"
          + " CAST(:filters AS text[])) WITH ORDINALITY AS n(sample, s, v, p, l, f, i)";
  private static final String LANE_KEY =
      "pg_temp.base64(sha256(pg_temp.part(s) || pg_temp.part(v) || pg_temp.part(p) ||"
          + " pg_temp.part(l)))";
  private static final String PLACES =
      "INSERT INTO ACCESS_PLACE SELECT DISTINCT place, s, v, p, l, string_to_array(f, ','), "
          + LANE_KEY
          + " FROM n"
          + " ON CONFLICT DO NOTHING";
  private static final String TASKS =
      "INSERT INTO ACT_RU_TASK SELECT copy.* FROM n JOIN ACT_RU_TASK t ON t.ID_ = n.sample"
          + " CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object('id_',"
          + " gen_random_uuid(), 'category_', n.place, 'create_time_', n.created, 'due_date_',"
          + " CASE WHEN n.i % 2 = 0 THEN n.created + (n.i * 7919 % 30) * INTERVAL '1 day' END,"
          + " 'priority_', CASE WHEN n.i % 10 = 0 THEN 80 ELSE 50 END)) AS copy";

  private final GuardedEngine engine;
  private final Jdbi database;
  private final SplittableRandom random = new SplittableRandom(20261129);
  private final List<Row> rows = new ArrayList<>();

  private record Row(String sample, int s, int v, String lane, String filters) {}

  ManyTasks(GuardedEngine engine, Jdbi database) {
    this.engine = engine;
    this.database = database;
  }

  /** Fills the engine's table. */
  void make(int count) {
    List<List<String>> samples = engine.asService(ServiceActor.OPERATOR, this::samples);
    int ofEngine = SAMPLES * LendingBank.LANES.size();
    for (int i = ofEngine; i < count; i++) {
      rows.add(i % 1_000 == 0 ? ofTeam(samples, i / 1_000) : ofBranch(samples));
    }
    database.useTransaction(
        handle -> {
          handle.execute(
              "CREATE FUNCTION pg_temp.part(t text) RETURNS bytea LANGUAGE sql IMMUTABLE AS"
                  + " 'SELECT int4send(octet_length(convert_to(t, ''UTF8''))) || convert_to(t,"
                  + " ''UTF8'')'");
          handle.execute(
              "CREATE FUNCTION pg_temp.base64(b bytea) RETURNS text LANGUAGE sql IMMUTABLE AS"
                  + " 'SELECT rtrim(translate(encode(b, ''base64''), ''+/'', ''-_''), ''='')'");
          for (int from = 0; from < rows.size(); from += BATCH) {
            insert(handle, rows.subList(from, Math.min(rows.size(), from + BATCH)), from);
          }
        });
    // Outside a transaction, as it has to be.
    database.useHandle(handle -> handle.execute("VACUUM ANALYZE ACT_RU_TASK, ACCESS_PLACE"));
  }

  private List<List<String>> samples() {
    List<List<String>> ids = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      List<String> ofVersion = new ArrayList<>();
      for (int lane = 0; lane < LendingBank.LANES.size(); lane++) {
        ofVersion.add(sample(i / LendingBank.VERSIONS, i % LendingBank.VERSIONS + 1, lane));
      }
      ids.add(ofVersion);
    }
    return ids;
  }

  private String sample(int s, int v, int lane) {
    ProcessEngine flowable = engine.engine();
    Deployment deployment =
        flowable
            .getRepositoryService()
            .createDeploymentQuery()
            .deploymentKey(LendingBank.solution(s))
            .deploymentCategory(Integer.toString(v))
            .singleResult();
    ProcessDefinition definition =
        flowable
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .deploymentId(deployment.getId())
            .singleResult();
    String instance =
        flowable
            .getRuntimeService()
            .startProcessInstanceById(
                definition.getId(), Map.of("task.businessFilters", LendingBank.branch(0)))
            .getId();
    for (int passed = 0; passed < lane; passed++) {
      flowable.getTaskService().complete(taskOf(instance).getId());
    }
    return taskOf(instance).getId();
  }

  private Task taskOf(String instance) {
    return engine
        .engine()
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(instance)
        .singleResult();
  }

  private Row ofTeam(List<List<String>> samples, int team) {
    int lane = LendingBank.LANES.size() - 1;
    int v = LendingBank.VERSIONS;
    return new Row(
        samples.get(v - 1).get(lane),
        0,
        v,
        LendingBank.LANES.get(lane),
        LendingBank.team(team % LendingBank.TEAMS));
  }

  private Row ofBranch(List<List<String>> samples) {
    int s = random.nextInt(LendingBank.SOLUTIONS);
    int of10 = random.nextInt(10);
    int v = of10 == 0 ? 1 : of10 < 4 ? 2 : 3;
    int lane = random.nextInt(LendingBank.LANES.size() - 1);
    return new Row(
        samples.get(s * LendingBank.VERSIONS + v - 1).get(lane),
        s,
        v,
        LendingBank.LANES.get(lane),
        filters());
  }

  // One branch mostly; two, none, or one that the user is not in.
  private String filters() {
    int b = random.nextInt(LendingBank.BRANCHES);
    int of100 = random.nextInt(100);
    if (of100 < 10) {
      return "head_office_" + b % 20;
    }
    if (of100 < 12) {
      return "";
    }
    return of100 < 15
        ? LendingBank.branch(b / 10) + "," + LendingBank.branch(b / 10 + 1)
        : LendingBank.branch(b);
  }

  private void insert(Handle handle, List<Row> batch, int from) {
    try (Update given = handle.createUpdate(GIVEN)) {
      column(given, "samples", batch, Row::sample);
      column(given, "solutions", batch, row -> LendingBank.solution(row.s()));
      column(given, "versions", batch, row -> Integer.toString(row.v()));
      column(given, "processes", batch, row -> LendingBank.process(row.s()));
      column(given, "lanes", batch, Row::lane);
      column(given, "filters", batch, Row::filters);
      given.bind("from", from).execute();
    }
    handle.execute(PLACES);
    handle.execute(TASKS);
    handle.execute("DROP TABLE n");
  }

  private static void column(
      Update update, String name, List<Row> batch, Function<Row, String> value) {
    update.bindArray(name, String.class, batch.stream().map(value).toList());
  }
}

package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One seed alone: {@code -Daccess4j.seed=N}. */
@DisplayName("A scope's condition finds the rows that an evaluation allows, one by one")
@Requirement({"LU-5", "LU-7", "EV-7"})
class ScopeSqlAgreementTest {

  private static final int MODELS = 1_000;
  private static final int QUESTIONS = 2;

  private final Map<ScopeVariant, Integer> seen = new EnumMap<>(ScopeVariant.class);

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("for random models, in each way to keep them")
  void random(Database database) throws SQLException {
    Long only = Long.getLong("access4j.seed");
    try (HikariDataSource dataSource = database.create();
        Connection connection = dataSource.getConnection()) {
      ScopeTable table = new ScopeTable(connection, database);
      LongStream seeds = only == null ? LongStream.range(0, MODELS) : LongStream.of(only);
      for (long seed : (Iterable<Long>) seeds::iterator) {
        compare(seed, table);
      }
    }
    if (only == null) {
      assertThat(seen).hasSize(ScopeVariant.values().length);
      assertThat(seen.values()).allMatch(rows -> rows > MODELS / 2);
    }
  }

  private void compare(long seed, ScopeTable table) throws SQLException {
    try (ScopeModel model = new ScopeModel(seed)) {
      List<ScopeRow> rows = model.rows();
      table.insert(seed, rows, model.spices);
      for (int i = 0; i < QUESTIONS; i++) {
        ScopeModel.Question question = model.question();
        AccessScope spiced = model.spices.scope(question.scope());
        for (ScopeVariant variant : ScopeVariant.values()) {
          Set<Long> expected = expected(seed, model, variant, question, rows);
          seen.merge(variant, expected.size(), Integer::sum);
          assertThat(table.find(seed, variant.columns(model.spices), spiced))
              .as("seed %d, %s, %s of %s", seed, variant, question, rows)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static Set<Long> expected(
      long seed,
      ScopeModel model,
      ScopeVariant variant,
      ScopeModel.Question question,
      List<ScopeRow> rows) {
    Set<Long> expected = new TreeSet<>();
    for (ScopeRow row : rows) {
      SolutionRef.Pinned version = row.version().orElse(null);
      Resource resource = variant.resource(row).orElse(null);
      if (version != null && resource != null) {
        BusinessFilters filters = variant.filters(row);
        boolean inScope = question.scope().test(new AccessScope.Row(version, resource, filters));
        assertThat(model.evaluator.isAllowed(question.about(version, resource, filters.values())))
            .as("seed %d, %s, %s", seed, question, row)
            .isEqualTo(inScope);
        if (inScope) {
          expected.add(row.id());
        }
      }
    }
    return expected;
  }
}

package dev.access4j.jdbc;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Statements in the words of a dialect, once for each: Jdbi keeps them. */
record DialectTemplates(Dialect dialect) implements TemplateEngine.Parsing {

  @Override
  public Optional<Function<StatementContext, String>> parse(
      String template, ConfigRegistry config) {
    String statement = dialect.withArrays(template);
    return Optional.of(context -> statement);
  }
}

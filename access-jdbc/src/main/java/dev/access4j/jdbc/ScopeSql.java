package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessScope;
import dev.access4j.store.StoreException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Makes an {@link AccessScope} a condition for the {@code WHERE} of a query over a host's own table
 * (LU-5). A row meets it exactly if {@link AccessScope#test} is true of what the row's columns
 * hold; see {@link ScopeColumns} for how they are read.
 *
 * <p>Immutable and thread-safe: make one for each table and keep it. What cannot be said in SQL
 * throws and never widens; a column of a type that cannot be compared with a text makes the
 * database refuse the statement.
 */
public final class ScopeSql {

  private static final ScopeCondition EVERYTHING = constant("TRUE");
  private static final ScopeCondition NOTHING = constant("FALSE");

  private final ScopeDialect dialect;
  private final ScopeColumns columns;

  private ScopeSql(ScopeDialect dialect, ScopeColumns columns) {
    this.dialect = dialect;
    this.columns = requireNonNull(columns, "columns");
  }

  private static ScopeCondition constant(String sql) {
    return new ConditionText().add(sql).condition("");
  }

  /**
   * Makes conditions for PostgreSQL, 14 or newer.
   *
   * @param columns where the table keeps what is asked
   * @return what makes the conditions
   */
  public static ScopeSql postgreSql(ScopeColumns columns) {
    return new ScopeSql(ScopeDialect.POSTGRESQL, columns);
  }

  /**
   * Makes conditions for H2, 2.4 or newer.
   *
   * @param columns where the table keeps what is asked
   * @return what makes the conditions
   */
  public static ScopeSql h2(ScopeColumns columns) {
    return new ScopeSql(ScopeDialect.H2, columns);
  }

  /**
   * Makes conditions for the database that the connections are to. Takes one of them and asks it.
   *
   * @param dataSource connections to PostgreSQL or H2
   * @param columns where the table keeps what is asked
   * @return what makes the conditions
   * @throws IllegalArgumentException if it is another database
   * @throws StoreException if the database cannot be asked
   */
  public static ScopeSql of(DataSource dataSource, ScopeColumns columns) {
    requireNonNull(columns, "columns");
    Dialect dialect = Dialect.of(requireNonNull(dataSource, "dataSource"));
    return new ScopeSql(ScopeDialect.of(dialect), columns);
  }

  /**
   * Makes the condition of a scope (LU-5). Reads nothing. The text is the same for all scopes of
   * one kind, so that a database parses it once, but for arrays on PostgreSQL, where nine values
   * and more are asked for otherwise than fewer. It has at most twelve parameters and two for each
   * column of filters, however many the resources and attributes are.
   *
   * @param scope the scope, frozen when it was made: use the condition for one query and keep none
   * @return the condition; true of every row for {@link AccessScope.Everything}, and false for
   *     {@link AccessScope.Nothing} and for a scope without resources of the table's kind
   * @throws IllegalArgumentException if a name or an attribute of the scope is no text that a
   *     database can hold: half of a surrogate pair, or a NUL. An evaluator's scope has none
   */
  public ScopeCondition condition(AccessScope scope) {
    if (requireNonNull(scope, "scope") instanceof AccessScope.Everything) {
      return EVERYTHING;
    }
    if (!(scope instanceof AccessScope.Condition condition)) {
      return NOTHING;
    }
    ConditionText text = new ConditionText().add("(");
    if (!columns.resources().add(text, dialect, condition.resources())) {
      return NOTHING;
    }
    columns.filters().add(text, dialect, withoutBlanks(condition.attributes()));
    dialect.plannedForItsValues(text);
    return text.add(")").condition(dialect.elementType);
  }

  /** A blank value of a row matches nobody, not even a host's attribute that is as blank (EV-7). */
  private static Map<String, Set<String>> withoutBlanks(Map<String, Set<String>> attributes) {
    Map<String, Set<String>> kept = new LinkedHashMap<>();
    attributes.forEach(
        (key, values) -> {
          Set<String> some = new LinkedHashSet<>(values);
          some.removeIf(String::isBlank);
          if (!some.isEmpty()) {
            kept.put(key, some);
          }
        });
    return kept;
  }
}

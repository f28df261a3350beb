package dev.access4j.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a database says what a condition needs. Every comparison is exact, whatever the collation of
 * the host's columns; none holds a brace, a bracket of an angle or a second colon, which template
 * engines of Jdbi would take for theirs.
 */
enum ScopeDialect {
  POSTGRESQL("text", "text[]") {
    @Override
    String same(List<String> host, List<String> ours) {
      // Twice: as an index of the host's can be used, and by bytes. The second as one comparison,
      // since the planner would multiply the guesses of several.
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < host.size(); i++) {
        all.append(host.get(i)).append(" = ").append(ours.get(i)).append(" AND ");
      }
      List<String> texts = host.stream().map(column -> "CAST(" + column + " AS text)").toList();
      return all + array(texts) + " COLLATE \"C\" = " + array(ours);
    }

    private static String array(List<String> elements) {
      return "ARRAY[" + String.join(", ", elements) + "]";
    }

    @Override
    String bytes(String column) {
      return "CAST(" + column + " AS text) COLLATE \"C\"";
    }

    @Override
    void isOneOf(ConditionText to, String column, Collection<String> texts) {
      to.add("(" + column + " IS NOT NULL AND " + bytes(column) + " = ANY (");
      array(to, texts);
      to.add("))");
    }

    @Override
    void overlaps(ConditionText to, String column, Collection<String> texts) {
      if (texts.size() < HASHED_FROM) {
        haveOneInCommon(to, column, texts);
        return;
      }
      // Most arrays hold one value, which is looked up by its hash; two arrays are compared each
      // value with each. An only value that is not at 1 is left to the second alternative.
      String only = column + "[1]";
      String single = "CARDINALITY(" + column + ") = 1";
      to.add("(" + single + " AND ");
      isOneOf(to, only, texts);
      to.add(" OR (NOT (" + single + ") OR " + only + " IS NULL) AND ");
      haveOneInCommon(to, column, texts);
      to.add(")");
    }

    private void haveOneInCommon(ConditionText to, String column, Collection<String> texts) {
      to.add("CAST(" + column + " AS text[]) COLLATE \"C\" && ");
      array(to, texts);
    }

    @Override
    void plannedForItsValues(ConditionText to) {
      // PostgreSQL goes over to a plan for any values if it guesses that to cost no more, and it
      // guesses badly: a page of who sees little becomes a walk through the table. Of an empty text
      // nothing of this is left when values are planned for; else the other side, which is never
      // run, makes the plan look too dear to be taken.
      to.add(" AND (").text("");
      to.add(" = '' OR (SELECT COUNT(*) FROM generate_series(1, 1000000000)) = 0)");
    }

    @Override
    void json(ConditionText to, String column, Map<String, Set<String>> attributes) {
      String json = "CAST(" + column + " AS jsonb)";
      // A key with a value of its own, or with none, is a list of one; what is no object has a key
      // that nobody meets.
      to.add("NOT EXISTS (SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(" + json)
          .add(") = 'object' THEN " + json + " WHEN " + column + " IS NOT NULL THEN")
          .add(" jsonb_build_object('', NULL) END) AS access4j_m(k, v)")
          .add(" CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(access4j_m.v)")
          .add(" WHEN 'array' THEN access4j_m.v ELSE jsonb_build_array(access4j_m.v) END)")
          .add(" AS access4j_e(x) LEFT JOIN ");
      pairs(to, attributes);
      to.add(" ON access4j_a.k = access4j_m.k COLLATE \"C\"")
          .add(" AND to_jsonb(access4j_a.v) = access4j_e.x GROUP BY access4j_m.k COLLATE \"C\"")
          .add(" HAVING COUNT(access4j_a.k) = 0")
          .add(" OR BOOL_OR(jsonb_typeof(access4j_e.x) NOT IN ('string', 'null')))");
    }
  },

  H2("VARCHAR", "VARCHAR ARRAY") {
    @Override
    String same(List<String> host, List<String> ours) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < host.size(); i++) {
        all.append(i == 0 ? "" : " AND ").append(host.get(i)).append(" = ").append(ours.get(i));
        all.append(" AND ").append(bytes(host.get(i))).append(" = ").append(bytes(ours.get(i)));
      }
      return all.toString();
    }

    @Override
    String bytes(String column) {
      return "CAST(" + column + " AS VARBINARY)";
    }

    @Override
    void isOneOf(ConditionText to, String column, Collection<String> texts) {
      to.add("EXISTS (SELECT 1 FROM ");
      rows(to, List.of(texts), "access4j_f(v)");
      to.add(" WHERE " + same(List.of(column), List.of("access4j_f.v")) + ")");
    }

    @Override
    void overlaps(ConditionText to, String column, Collection<String> texts) {
      to.add("EXISTS (SELECT 1 FROM ");
      rows(to, List.of(texts), "access4j_f(v)");
      to.add(" WHERE ARRAY_CONTAINS(CAST(" + column + " AS VARCHAR ARRAY), access4j_f.v)")
          .add(" AND ARRAY_CONTAINS(CAST(" + column + " AS VARBINARY ARRAY), ")
          .add(bytes("access4j_f.v") + "))");
    }

    @Override
    void plannedForItsValues(ConditionText to) {
      // H2 plans once, and by no values.
    }

    @Override
    void json(ConditionText to, String column, Map<String, Set<String>> attributes) {
      // H2 has nothing that walks over the keys of an object.
      to.add("(" + column + " IS NULL OR CAST(" + column + " AS VARCHAR) REGEXP ")
          .text(JsonFilterPattern.of(attributes))
          .add(")");
    }
  };

  // PostgreSQL makes a table of hashes for nine values or more, and walks through fewer.
  private static final int HASHED_FROM = 9;

  /** What the elements of an array are for {@link java.sql.Connection#createArrayOf}. */
  final String elementType;

  private final String arrayType;

  ScopeDialect(String elementType, String arrayType) {
    this.elementType = elementType;
    this.arrayType = arrayType;
  }

  static ScopeDialect of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL;
      case H2 -> H2;
    };
  }

  /** Whether columns of the host's are the same texts as columns of ours. */
  abstract String same(List<String> host, List<String> ours);

  /** A column's text, to be compared or grouped by its bytes. */
  abstract String bytes(String column);

  /** Whether a column holds one of some texts; true or false, also of a null. */
  abstract void isOneOf(ConditionText to, String column, Collection<String> texts);

  /** Whether an array that is not null holds one of some texts. */
  abstract void overlaps(ConditionText to, String column, Collection<String> texts);

  /** Adds what is true of every row, and makes a database plan for the values at hand. */
  abstract void plannedForItsValues(ConditionText to);

  /** Whether the filters in a column of JSON are met. */
  abstract void json(ConditionText to, String column, Map<String, Set<String>> attributes);

  /** A table of ours, each of its columns an array that is a parameter. */
  void rows(ConditionText to, List<? extends Collection<String>> columns, String alias) {
    String before = "UNNEST(";
    for (Collection<String> column : columns) {
      to.add(before);
      array(to, column);
      before = ", ";
    }
    to.add(") AS " + alias);
  }

  /** The subject's attributes as a table of keys {@code k} and values {@code v}. */
  void pairs(ConditionText to, Map<String, Set<String>> attributes) {
    List<String> keys =
        attributes.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(value -> each.getKey()))
            .toList();
    List<String> values = attributes.values().stream().flatMap(Set::stream).toList();
    rows(to, List.of(keys, values), "access4j_a(k, v)");
  }

  void array(ConditionText to, Collection<String> texts) {
    to.add("CAST(").array(texts).add(" AS " + arrayType + ")");
  }
}

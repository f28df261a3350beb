package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Text;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups with their shares, in one query. */
record GroupReads(Session session) {

  private static final String PARTS =
      """
      SELECT g.organization_no, g.revision,
      """
          + Found.GROUP
          + ",\n"
          + Found.NO_SHARE
          + """

            FROM page g
            UNION ALL
            SELECT g.organization_no, g.revision, g.id, NULL, NULL,
            """
          + Found.ITS_SHARE
          + """

            FROM page g
            JOIN access_share h ON h.organization_no = g.organization_no AND h.group_no = g.group_no
            ORDER BY 3, 7 NULLS FIRST
            """;

  private static final Map<Dialect, String> SOME =
      Dialect.inEach(
          dialect ->
              """
              WITH page AS (
                SELECT o.organization_no, o.revision, g.group_no, g.id, g.name, g.attributes
                FROM access_organization o
                LEFT JOIN access_group g
                  ON g.organization_no = o.organization_no AND g.id = ANY(%s)
                WHERE o.id = ?)
              """
                      .formatted(dialect.array("?"))
                  + PARTS);

  private static final String COLUMNS =
      """
      WITH page AS (
        SELECT g.organization_no, CAST(0 AS bigint) AS revision,
          g.group_no, g.id, g.name, g.attributes
        FROM access_group g
        WHERE g.organization_no = :no AND\s""";

  private static final String NAMED = COLUMNS + "g.name_key = ANY(<keys>))\n" + PARTS;

  private static final String PAGE =
      COLUMNS + "g.id > :after ORDER BY g.id LIMIT :limit)\n" + PARTS;

  private record Begun(EndUserGroup group, List<SolutionShare> shares) {}

  Map<GroupId, GroupRecord> some(Set<GroupId> groups) {
    Map<GroupId, GroupRecord> found = new HashMap<>();
    Map<String, Begun> begun = new LinkedHashMap<>();
    Bound.parts(
        groups,
        some ->
            session.eachWithHead(
                requireNonNull(SOME.get(session.dialect)),
                List.of(Bound.texts(some, GroupId::value)),
                row -> take(row, begun)));
    records(begun).forEach(record -> found.put(record.group().id(), record));
    return found;
  }

  Map<String, GroupRecord> named(Set<String> names) {
    Map<String, Begun> begun = new LinkedHashMap<>();
    Bound.parts(
        DirectoryReads.caseKeys(names),
        some ->
            session.each(
                NAMED,
                query -> Bound.keys(query, session.dialect, "keys", some),
                row -> take(row, begun)));
    Map<String, GroupRecord> byKey = new HashMap<>();
    records(begun).forEach(record -> byKey.put(Text.caseKey(record.group().name()), record));
    return DirectoryReads.bySpelling(names, byKey);
  }

  List<GroupRecord> page(PageRequest<GroupId> page) {
    Map<String, Begun> begun = new LinkedHashMap<>();
    session.each(
        PAGE,
        query ->
            query
                .bind("after", page.after().map(GroupId::value).orElse(""))
                .bind("limit", page.limit()),
        row -> take(row, begun));
    return records(begun);
  }

  private static void take(ResultSet row, Map<String, Begun> begun) throws SQLException {
    String id = row.getString("id");
    if (row.getString("solution_id") != null) {
      Begun group = begun.get(id);
      if (group == null) {
        throw new IllegalStateException("a share without its group " + id);
      }
      group.shares.add(Found.share(row));
    } else if (id != null) {
      begun.put(id, new Begun(Found.group(row), new ArrayList<>()));
    }
  }

  private static List<GroupRecord> records(Map<String, Begun> begun) {
    return begun.values().stream().map(each -> new GroupRecord(each.group, each.shares)).toList();
  }
}

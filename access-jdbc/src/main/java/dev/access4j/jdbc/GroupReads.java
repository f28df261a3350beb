package dev.access4j.jdbc;

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
          + """
            , CAST(NULL AS varchar) AS solution_id, CAST(NULL AS boolean) AS for_group,
              CAST(NULL AS varchar) AS grantee_id, CAST(NULL AS boolean) AS from_group,
              CAST(NULL AS timestamp(6) with time zone) AS starts_at,
              CAST(NULL AS timestamp(6) with time zone) AS expires_at
            FROM page g
            UNION ALL
            SELECT g.organization_no, g.revision, g.id, NULL, NULL,
              ARRAY(
                SELECT (
                  SELECT r.id FROM access_role r
                  WHERE r.organization_no = hr.organization_no AND r.role_no = hr.role_no)
                FROM access_share_role hr
                WHERE hr.organization_no = h.organization_no AND hr.share_no = h.share_no),
              (SELECT s.id FROM access_solution s
                WHERE s.organization_no = h.organization_no AND s.solution_no = h.solution_no),
              h.for_group, h.grantee_id, h.from_group, h.starts_at, h.expires_at
            FROM page g
            JOIN access_share h ON h.organization_no = g.organization_no AND h.group_no = g.group_no
            ORDER BY 3, 7 NULLS FIRST
            """;

  private static final String SOME =
      """
      WITH page AS (
        SELECT o.organization_no, o.revision, g.group_no, g.id, g.name, g.attributes
        FROM access_organization o
        LEFT JOIN access_group g ON g.organization_no = o.organization_no AND g.id = ANY(:ids)
        WHERE o.id = :organization)
      """
          + PARTS;

  private static final String COLUMNS =
      """
      WITH page AS (
        SELECT g.organization_no, CAST(0 AS bigint) AS revision,
          g.group_no, g.id, g.name, g.attributes
        FROM access_group g
        WHERE g.organization_no = :no AND\s""";

  private static final String NAMED = COLUMNS + "g.name_key = ANY(:keys))\n" + PARTS;

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
                SOME,
                query -> Bound.ids(query, "ids", some, GroupId::value),
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

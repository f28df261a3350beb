package dev.access4j.jdbc;

import dev.access4j.audit.AuditSubject;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When things were put (AD-7), and what each revision touched (EV-11). */
record RevisionReads(Session session) {

  /** Whoever has missed more than this is quicker when it reads anew what it needs. */
  private static final long MOST_CHANGES = 10_000;

  private static final String CHANGES =
      """
      SELECT c.revision, t.kind, t.id, t.part FROM access_change c
      JOIN access_touched t ON t.organization_no = c.organization_no AND t.revision = c.revision
      WHERE c.organization_no = :no AND c.revision > :after AND c.revision <= :until
      """;

  /**
   * Reads the changes after a revision.
   *
   * @param until the last one that is there
   */
  Optional<List<Change>> changes(Revision after, Revision until) {
    long missed = until.value() - after.value();
    if (missed <= 0) {
      return Optional.of(List.of());
    }
    if (missed > MOST_CHANGES) {
      return Optional.empty();
    }
    TreeMap<Long, Set<Touched>> touched = new TreeMap<>();
    boolean[] known = {true};
    session.each(
        CHANGES,
        query -> query.bind("after", after.value()).bind("until", until.value()),
        row -> {
          TouchedRow read = new TouchedRow(row.getString(2), row.getString(3), row.getString(4));
          // A node of a later release may have written what this one knows nothing of.
          known[0] &= read.isKnown();
          if (known[0]) {
            touched
                .computeIfAbsent(row.getLong(1), revision -> new LinkedHashSet<>())
                .add(read.touched());
          }
        });
    if (!known[0] || touched.size() < missed) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    touched.forEach(
        (revision, things) ->
            changes.add(new Change(session.organization, new Revision(revision), things)));
    return Optional.of(changes);
  }

  Map<AuditSubject, Revision> of(Set<AuditSubject> subjects) {
    Map<AuditSubject.Kind, Set<AuditSubject>> byKind = new EnumMap<>(AuditSubject.Kind.class);
    subjects.forEach(
        subject ->
            byKind.computeIfAbsent(subject.kind(), kind -> new LinkedHashSet<>()).add(subject));
    Map<AuditSubject, Revision> found = new HashMap<>();
    byKind.forEach((kind, all) -> Bound.parts(all, some -> add(kind, Set.copyOf(some), found)));
    return found;
  }

  private void add(
      AuditSubject.Kind kind, Set<AuditSubject> some, Map<AuditSubject, Revision> found) {
    String sql = sql(kind);
    if (sql == null) {
      return;
    }
    session.each(
        sql,
        query -> {
          Bound.ids(query, "ids", some, AuditSubject::id);
          if (kind.hasPart()) {
            Bound.ids(query, "parts", some, AuditSubject::part);
          }
        },
        row -> {
          AuditSubject subject =
              new AuditSubject(kind, row.getString(1), kind.hasPart() ? row.getString(3) : "");
          // Pairs are asked for as all of both: some were put together by chance.
          if (some.contains(subject)) {
            found.put(subject, new Revision(row.getLong(2)));
          }
        });
  }

  private static @Nullable String sql(AuditSubject.Kind kind) {
    return switch (kind) {
      case ORGANIZATION ->
          "SELECT id, put_at FROM access_organization"
              + " WHERE organization_no = :no AND put_at IS NOT NULL AND id = ANY(:ids)";
      case USER -> byId("access_user");
      case ROLE -> byId("access_role") + " AND put_at > 0";
      case GROUP -> byId("access_group");
      case SOLUTION -> byId("access_solution");
      case VERSION ->
          """
          SELECT s.id, v.put_at, v.id FROM access_solution s
          JOIN access_version v
            ON v.organization_no = s.organization_no AND v.solution_no = s.solution_no
          WHERE s.organization_no = :no AND s.id = ANY(:ids) AND v.id = ANY(:parts)
          """;
      case USER_SHARE -> shares(false);
      case GROUP_SHARE -> shares(true);
      case MEMBERSHIP, ASSIGNMENT -> null;
    };
  }

  private static String byId(String table) {
    return "SELECT id, put_at FROM " + table + " WHERE organization_no = :no AND id = ANY(<ids>)";
  }

  private static String shares(boolean forGroup) {
    return """
           SELECT s.id, h.put_at, h.grantee_id FROM access_solution s
           JOIN access_share h
             ON h.organization_no = s.organization_no AND h.solution_no = s.solution_no
           WHERE s.organization_no = :no AND s.id = ANY(:ids) AND h.grantee_id = ANY(:parts)
             AND h.for_group =\s"""
        + forGroup;
  }
}

package dev.access4j.jdbc;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Solutions, versions and shares, many at a time. */
record SolutionWrites(WriteSession session, Numbers numbers) {

  private static final String INSERT_SOLUTION =
      """
      INSERT INTO access_solution (organization_no, id, id_key, name, name_key, general_access,
        live_version_id, put_at)
      VALUES (:no, :id, :id_key, :name, :name_key, :general_access, :live, :put_at)
      """;

  private static final String UPDATE_SOLUTION =
      """
      UPDATE access_solution SET id_key = :id_key, name = :name, name_key = :name_key,
        general_access = :general_access, live_version_id = :live, put_at = :put_at
      WHERE organization_no = :no AND id = :id
      """;

  private static final String INSERT_VERSION =
      """
      INSERT INTO access_version (organization_no, solution_no, id, state, document, put_at)
      VALUES (:no, :solution_no, :id, :state, :document, :put_at)
      """;

  private static final String UPDATE_VERSION =
      """
      UPDATE access_version SET state = :state, document = :document, put_at = :put_at
      WHERE organization_no = :no AND solution_no = :solution_no AND id = :id
      """;

  private static final String INSERT_SHARE =
      """
      INSERT INTO access_share (organization_no, solution_no, for_group, grantee_id, user_id,
        group_no, from_group, starts_at, expires_at, put_at)
      VALUES (:no, :solution_no, :for_group, :grantee_id, :user_id, :group_no, :from_group,
        :starts_at, :expires_at, :put_at)
      """;

  private static final String UPDATE_SHARE =
      """
      UPDATE access_share SET from_group = :from_group, starts_at = :starts_at,
        expires_at = :expires_at, put_at = :put_at
      WHERE organization_no = :no AND solution_no = :solution_no AND for_group = :for_group
        AND grantee_id = :grantee_id
      """;

  /** What a share is known by. */
  record Key(SolutionId solution, Grantee grantee) {
    static Key of(SolutionShare share) {
      return new Key(share.solution(), share.grantee());
    }
  }

  void solutions(Collection<Solution> solutions) {
    Map<Boolean, List<Solution>> split =
        session.present(
            "SELECT id FROM access_solution", solutions, solution -> solution.id().value());
    session.batch(UPDATE_SOLUTION, split.getOrDefault(true, List.of()), this::bind);
    session.batch(INSERT_SOLUTION, split.getOrDefault(false, List.of()), this::bind);
  }

  private void bind(PreparedBatch row, Solution solution) {
    row.bind("id", solution.id().value())
        .bind("id_key", Keys.exact(solution.id().value()))
        .bind("name", solution.name())
        .bind("name_key", Keys.name(solution.name()))
        .bind("general_access", solution.generalAccess().name())
        .bind("live", solution.live().map(VersionId::value).orElse(null))
        .bind("put_at", session.next().value());
  }

  void versions(Collection<SolutionVersion> versions) {
    Function<SolutionId, Long> solutions =
        numbers.solutions(versions.stream().map(SolutionVersion::solution).toList());
    Map<SolutionRef.Pinned, Long> before = versionNumbers(versions);
    Map<SolutionRef.Pinned, Long> there = before;
    List<SolutionVersion> old = new ArrayList<>();
    List<SolutionVersion> fresh = new ArrayList<>();
    for (SolutionVersion version : versions) {
      (before.containsKey(ref(version)) ? old : fresh).add(version);
    }
    session.batch(UPDATE_VERSION, old, (row, version) -> bind(row, version, solutions));
    session.batch(INSERT_VERSION, fresh, (row, version) -> bind(row, version, solutions));
    if (!fresh.isEmpty()) {
      there = versionNumbers(versions);
    }
    Set<RoleId> roles = new HashSet<>();
    List<Listed> lists = new ArrayList<>();
    for (SolutionVersion version : versions) {
      roles.addAll(version.roles());
      boolean isNew = !before.containsKey(ref(version));
      lists.add(
          new Listed(Objects.requireNonNull(there.get(ref(version))), isNew, version.roles()));
    }
    Listed.replace(session, Listed.Kind.VERSION, lists, numbers.roles(roles));
  }

  private void bind(
      PreparedBatch row, SolutionVersion version, Function<SolutionId, Long> solutions) {
    row.bind("solution_no", solutions.apply(version.solution()))
        .bind("id", version.id().value())
        .bind("state", version.state().name())
        .bind("document", Json.ofResources(version.processes(), version.uiFlows()))
        .bind("put_at", session.next().value());
  }

  private static SolutionRef.Pinned ref(SolutionVersion version) {
    return new SolutionRef.Pinned(version.solution(), version.id());
  }

  /** Those of the same solutions under the same ids: more than asked for do no harm. */
  private Map<SolutionRef.Pinned, Long> versionNumbers(Collection<SolutionVersion> versions) {
    Map<SolutionRef.Pinned, Long> found = new HashMap<>();
    session.each(
        """
        SELECT s.id, v.id, v.version_no FROM access_solution s
        JOIN access_version v
          ON v.organization_no = s.organization_no AND v.solution_no = s.solution_no
        WHERE s.organization_no = :no AND s.id = ANY(:solutions) AND v.id = ANY(:versions)
        """,
        query -> {
          Bound.ids(query, "solutions", versions, version -> version.solution().value());
          Bound.ids(query, "versions", versions, version -> version.id().value());
        },
        row -> found.put(SolutionRef.pinned(row.getString(1), row.getString(2)), row.getLong(3)));
    return found;
  }

  void shares(Collection<SolutionShare> shares) {
    Function<SolutionId, Long> solutions =
        numbers.solutions(shares.stream().map(SolutionShare::solution).toList());
    List<GroupId> grantees = new ArrayList<>();
    Set<RoleId> roles = new HashSet<>();
    for (SolutionShare share : shares) {
      if (share.grantee() instanceof Grantee.Group group) {
        grantees.add(group.id());
      }
      roles.addAll(explicit(share));
    }
    Function<GroupId, Long> groups = numbers.groups(grantees);
    Map<Key, Long> before = shareNumbers(shares);
    Map<Key, Long> there = before;
    List<SolutionShare> old = new ArrayList<>();
    List<SolutionShare> fresh = new ArrayList<>();
    for (SolutionShare share : shares) {
      (before.containsKey(Key.of(share)) ? old : fresh).add(share);
    }
    session.batch(UPDATE_SHARE, old, (row, share) -> bind(row, share, solutions, groups));
    session.batch(INSERT_SHARE, fresh, (row, share) -> bind(row, share, solutions, groups));
    if (!fresh.isEmpty()) {
      there = shareNumbers(shares);
    }
    List<Listed> lists = new ArrayList<>();
    for (SolutionShare share : shares) {
      boolean isNew = !before.containsKey(Key.of(share));
      lists.add(
          new Listed(Objects.requireNonNull(there.get(Key.of(share))), isNew, explicit(share)));
    }
    Listed.replace(session, Listed.Kind.SHARE, lists, numbers.roles(roles));
  }

  private void bind(
      PreparedBatch row,
      SolutionShare share,
      Function<SolutionId, Long> solutions,
      Function<GroupId, Long> groups) {
    Grantee grantee = share.grantee();
    row.bind("solution_no", solutions.apply(share.solution()))
        .bind("for_group", grantee instanceof Grantee.Group)
        .bind("grantee_id", id(grantee))
        .bind("user_id", grantee instanceof Grantee.User ? id(grantee) : null)
        .bind("group_no", grantee instanceof Grantee.Group group ? groups.apply(group.id()) : null)
        .bind("from_group", share.roles() instanceof SharedRoles.FromGroup)
        .bind("starts_at", time(share.validity().startsAt()))
        .bind("expires_at", time(share.validity().expiresAt()))
        .bind("put_at", session.next().value());
  }

  static String id(Grantee grantee) {
    return grantee instanceof Grantee.Group group
        ? group.id().value()
        : ((Grantee.User) grantee).id().value();
  }

  private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
    return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  private static Set<RoleId> explicit(SolutionShare share) {
    return share.roles() instanceof SharedRoles.Explicit explicit ? explicit.roles() : Set.of();
  }

  private Map<Key, Long> shareNumbers(Collection<SolutionShare> shares) {
    Map<Key, Long> found = new HashMap<>();
    session.each(
        """
        SELECT s.id, h.for_group, h.grantee_id, h.share_no FROM access_solution s
        JOIN access_share h
          ON h.organization_no = s.organization_no AND h.solution_no = s.solution_no
        WHERE s.organization_no = :no AND s.id = ANY(:solutions) AND h.grantee_id = ANY(:grantees)
        """,
        query -> {
          Bound.ids(query, "solutions", shares, share -> share.solution().value());
          Bound.ids(query, "grantees", shares, share -> id(share.grantee()));
        },
        row -> {
          String id = row.getString(3);
          Grantee grantee =
              row.getBoolean(2) ? Grantee.group(GroupId.of(id)) : Grantee.user(EndUserId.of(id));
          found.put(new Key(SolutionId.of(row.getString(1)), grantee), row.getLong(4));
        });
    return found;
  }
}

package dev.access4j.examples.engine.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.SolutionRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Which versions are deployed, for the scope of a task list. What another node deploys is known a
 * second later: until then a list lacks its tasks, and has none too many. Thread-safe.
 */
final class DeployedVersions {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int ORGANIZATIONS = 1_000;

  private static final String VERSIONS =
      "SELECT DISTINCT KEY_, CATEGORY_ FROM ACT_RE_DEPLOYMENT WHERE TENANT_ID_ = :organization"
          + " AND KEY_ IS NOT NULL AND CATEGORY_ IS NOT NULL";

  private final Jdbi database;
  private final Cache<OrganizationId, Set<SolutionRef.Pinned>> known =
      Caffeine.newBuilder().maximumSize(ORGANIZATIONS).expireAfterWrite(KEPT).build();

  DeployedVersions(Jdbi database) {
    this.database = database;
  }

  Set<SolutionRef.Pinned> of(OrganizationId organization) {
    return known.get(organization, this::read);
  }

  /** Forgets what was known, when this node has deployed something; waits for who is reading it. */
  void forget(OrganizationId organization) {
    known.invalidate(organization);
  }

  private Set<SolutionRef.Pinned> read(OrganizationId organization) {
    Set<SolutionRef.Pinned> versions = new HashSet<>();
    database.useHandle(
        handle -> {
          try (Query query = handle.createQuery(VERSIONS)) {
            query
                .bind("organization", organization.value())
                .map((row, context) -> version(row.getString(1), row.getString(2)))
                .forEach(version -> version.ifPresent(versions::add));
          }
        });
    return Set.copyOf(versions);
  }

  /** Empty for a deployment whose key can be no solution's id: it is of no solution. */
  private static Optional<SolutionRef.Pinned> version(String key, String category) {
    try {
      return Optional.of(SolutionRef.pinned(key, category));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }
}

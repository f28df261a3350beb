package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Operation;
import dev.access4j.store.StoreException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.common.engine.api.FlowableTaskAlreadyClaimedException;
import org.flowable.engine.ManagementService;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may work on a task (LU-4), and giving it to the least loaded of them. Thread-safe. */
public final class Candidates {

  private static final String LOADS =
      "SELECT ASSIGNEE_, COUNT(*) AS TASKS FROM ACT_RU_TASK WHERE TENANT_ID_ = :organization"
          + " AND ASSIGNEE_ IS NOT NULL GROUP BY ASSIGNEE_";

  private final Jdbi database;
  private final AccessEvaluator evaluator;
  private final OrganizationId organization;
  private final ManagementService engine;
  private final Callers callers;
  private final Instances instances;

  Candidates(
      Jdbi database,
      AccessEvaluator evaluator,
      OrganizationId organization,
      ManagementService engine,
      Callers callers,
      Instances instances) {
    this.database = database;
    this.evaluator = evaluator;
    this.organization = organization;
    this.engine = engine;
    this.callers = callers;
    this.instances = instances;
  }

  /**
   * Finds the users that may work on a task. Who asks needs {@code ASSIGN} there.
   *
   * @param taskId the task
   * @return the users in the store's order of ids, read page by page as they are consumed
   * @throws CommandRefusedException if the authenticated user may not assign the task
   * @throws FlowableObjectNotFoundException if there is no such task
   * @throws StoreException if the candidates cannot be read, also while they are consumed
   */
  public Stream<EndUser> of(String taskId) {
    return evaluator.users(queryOf(placeOf(taskId)));
  }

  private Place placeOf(String taskId) {
    return engine.executeCommand(new FindPlaceCmd(taskId, instances));
  }

  /**
   * Gives a task that nobody has to the candidate with the fewest open tasks, of several the first
   * in the store's order of ids. One query for the loads; candidates are read until one has no task
   * at all, at worst to the end. Who may not work on the task any more when it is to be given, with
   * the place that it has then, is passed over.
   *
   * @param taskId the task
   * @return who has it now; empty if nobody may work on it
   * @throws FlowableTaskAlreadyClaimedException if somebody was quicker
   * @throws FlowableOptimisticLockingException if somebody changes the task at this moment
   * @throws FlowableObjectNotFoundException if there is no such task
   * @throws FlowableException if the task is on hold, or of no solution
   * @throws StoreException if the candidates cannot be read
   */
  public Optional<EndUser> allocate(String taskId) {
    return callers.as(ServiceActor.TASK_MANAGER, () -> allocated(taskId));
  }

  private Optional<EndUser> allocated(String taskId) {
    Set<EndUserId> passedOver = new HashSet<>();
    while (true) {
      EndUser chosen = leastLoaded(placeOf(taskId), passedOver);
      if (chosen == null) {
        return Optional.empty();
      }
      Subject.User user = Subject.user(organization, chosen.id());
      if (engine.executeCommand(new GiveTaskCmd(taskId, user, evaluator, instances))) {
        return Optional.of(chosen);
      }
      passedOver.add(chosen.id());
    }
  }

  private @Nullable EndUser leastLoaded(Place place, Set<EndUserId> passedOver) {
    Map<String, Long> loads = loads();
    @Nullable EndUser least = null;
    long fewest = Long.MAX_VALUE;
    try (Stream<EndUser> candidates = evaluator.users(queryOf(place))) {
      Iterator<EndUser> each = candidates.iterator();
      while (fewest > 0 && each.hasNext()) {
        EndUser candidate = each.next();
        long load = loads.getOrDefault(candidate.id().value(), 0L);
        if (load < fewest && !passedOver.contains(candidate.id())) {
          least = candidate;
          fewest = load;
        }
      }
    }
    return least;
  }

  private Map<String, Long> loads() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(LOADS)
                .bind("organization", organization.value())
                .reduceRows(
                    new HashMap<>(),
                    (loads, row) -> {
                      loads.put(
                          row.getColumn("ASSIGNEE_", String.class),
                          row.getColumn("TASKS", Long.class));
                      return loads;
                    }));
  }

  private UserQuery queryOf(Place place) {
    return new UserQuery(
        organization, place.version(), place.swimlane(), Operation.EXECUTE, place.filters());
  }
}

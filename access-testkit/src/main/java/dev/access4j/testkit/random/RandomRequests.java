package dev.access4j.testkit.random;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.store.Revision;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Questions about one organization: most about what is there, some about what is not, or is so in
 * another organization only, or is written in another case.
 */
public final class RandomRequests {

  private static final Resource NO_RESOURCE = Resource.swimlane("no process", "Default");

  private final Dice dice;
  private final ReferenceModel model;
  private final ReferenceModel other;

  /**
   * Creates the generator.
   *
   * @param random what all choices are drawn from
   * @param model the organization to ask about
   * @param other another organization of the same store, to take foreign ids from
   */
  public RandomRequests(RandomGenerator random, ReferenceModel model, ReferenceModel other) {
    this.dice = new Dice(random);
    this.model = model;
    this.other = other;
  }

  /**
   * Makes a question.
   *
   * @return a request
   */
  public AccessRequest next() {
    SolutionRef ref = solution();
    Map<Resource, Permissions> resources = resources(ref);
    Resource resource = resource(resources);
    Permissions permissions = resources.getOrDefault(resource, Permissions.NONE);
    Operation operation =
        permissions.roles().isEmpty() || dice.chance(0.3)
            ? dice.one(List.of(Operation.values()))
            : dice.one(permissions.roles().keySet());
    Revision atLeast = dice.chance(0.1) ? model.revision() : Revision.NONE;
    return new AccessRequest(subject(), ref, resource, operation, filters(), atLeast);
  }

  private Subject subject() {
    OrganizationId organization = model.id();
    if (dice.chance(0.1)) {
      return Subject.anonymous(organization);
    }
    return Subject.user(organization, user());
  }

  private EndUserId user() {
    ReferenceModel from = dice.chance(0.03) ? other : model;
    if (from.users().isEmpty() || dice.chance(0.01)) {
      return EndUserId.of("nobody");
    }
    EndUserId user = dice.one(from.users().keySet());
    return dice.chance(0.02) ? EndUserId.of(Names.otherCase(user.value())) : user;
  }

  private SolutionRef solution() {
    ReferenceModel from = dice.chance(0.03) ? other : model;
    SolutionId solution =
        from.solutions().isEmpty() || dice.chance(0.01)
            ? SolutionId.of("no solution")
            : dice.one(from.solutions().keySet());
    if (dice.chance(0.02)) {
      solution = SolutionId.of(Names.otherCase(solution.value()));
    }
    List<SolutionVersion> versions = from.versions().getOrDefault(solution, List.of());
    if (dice.chance(0.5)) {
      return new SolutionRef.Live(solution);
    }
    VersionId version =
        versions.isEmpty() || dice.chance(0.04)
            ? VersionId.of(dice.one(Names.VERSIONS))
            : dice.one(versions).id();
    return new SolutionRef.Pinned(solution, version);
  }

  private Resource resource(Map<Resource, Permissions> resources) {
    if (resources.isEmpty() || dice.chance(0.03)) {
      return dice.chance(0.5)
          ? Resource.swimlane(dice.one(Names.PROCESSES), dice.one(Names.LANES))
          : Resource.uiFlow(dice.one(Names.FLOWS));
    }
    Resource resource = dice.one(resources.keySet());
    if (!dice.chance(0.05)) {
      return resource;
    }
    if (resource instanceof Resource.SwimlaneOf lane) {
      return dice.one(
          List.of(
              Resource.swimlane(Names.otherCase(lane.process()), lane.swimlane()),
              Resource.swimlane(lane.process(), Names.otherCase(lane.swimlane())),
              Resource.swimlane(lane.process() + "/" + lane.swimlane(), lane.swimlane()),
              Resource.swimlane(lane.process(), lane.swimlane() + " "),
              Resource.uiFlow(lane.process() + "/" + lane.swimlane()),
              NO_RESOURCE));
    }
    return Resource.uiFlow(Names.otherCase(((Resource.UiFlowOf) resource).name()));
  }

  private Map<Resource, Permissions> resources(SolutionRef ref) {
    Map<Resource, Permissions> found = new LinkedHashMap<>();
    for (SolutionVersion version : model.versions().getOrDefault(ref.solution(), List.of())) {
      boolean meant =
          ref instanceof SolutionRef.Live
              || dice.chance(0.1)
              || ref.equals(new SolutionRef.Pinned(version.solution(), version.id()));
      if (meant) {
        for (Process process : version.processes()) {
          for (Swimlane lane : process.swimlanes()) {
            found.put(Resource.swimlane(process.name(), lane.name()), lane.permissions());
          }
        }
        for (UiFlow flow : version.uiFlows()) {
          found.put(Resource.uiFlow(flow.name()), flow.permissions());
        }
      }
    }
    return found;
  }

  /**
   * Makes the business-filter values of an instance.
   *
   * @return filters with no key, one or several, some with no, blank or null values
   */
  public BusinessFilters filters() {
    if (dice.chance(0.45)) {
      return BusinessFilters.NONE;
    }
    Map<String, @Nullable List<@Nullable String>> values = new HashMap<>();
    if (dice.chance(0.85)) {
      values.put(BusinessFilters.DEFAULT_KEY, values());
    }
    for (String key : dice.some(Names.ATTRIBUTE_KEYS, 0.2)) {
      values.put(key, dice.chance(0.1) ? null : values());
    }
    BusinessFilters filters = BusinessFilters.of(values);
    return dice.chance(0.2) ? filters.userOnly() : filters;
  }

  private List<@Nullable String> values() {
    List<@Nullable String> values = new ArrayList<>(dice.pick(Names.VALUES, dice.between(0, 3)));
    if (dice.chance(0.25)) {
      values.add(dice.one(Names.ODD_VALUES));
    }
    if (dice.chance(0.05)) {
      values.addAll(Arrays.asList((String) null));
    }
    return values;
  }

  /**
   * Chooses whose attributes count.
   *
   * @return mostly the default
   */
  public AttributeSource attributeSource() {
    return dice.chance(0.8) ? AttributeSource.USER_AND_GROUPS : AttributeSource.USER_ONLY;
  }

  /**
   * Makes a solution and version for a row of an engine's table (LU-5).
   *
   * @return mostly a version that exists
   */
  public SolutionRef.Pinned version() {
    SolutionRef ref = solution();
    if (ref instanceof SolutionRef.Pinned pinned) {
      return pinned;
    }
    List<SolutionVersion> versions = model.versions().getOrDefault(ref.solution(), List.of());
    VersionId version =
        versions.isEmpty() ? VersionId.of(dice.one(Names.VERSIONS)) : dice.one(versions).id();
    return new SolutionRef.Pinned(ref.solution(), version);
  }
}

package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Gate;
import dev.access4j.decision.Grant;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A copy of the reference's gates, each of which can be spoilt. */
final class FaultyRules {

  private final ReferenceModel model;
  private final Fault fault;
  private final FaultyGrants grants;
  private final Set<EndUserId> foreignUsers;

  FaultyRules(
      ReferenceModel model,
      Instant now,
      Fault fault,
      FaultyMemory memory,
      Set<EndUserId> foreignUsers) {
    this.model = model;
    this.fault = fault;
    this.grants = new FaultyGrants(model, now, fault, memory);
    this.foreignUsers = foreignUsers;
  }

  ReferenceModel model() {
    return model;
  }

  boolean has(Fault asked) {
    return fault == asked;
  }

  boolean allows(AccessRequest request) {
    return denial(request).isEmpty();
  }

  Optional<DenialReason> denial(AccessRequest request) {
    List<Gate> gates = new ArrayList<>(List.of(Gate.values()));
    switch (fault) {
      case GRANT_GATE_SKIPPED -> gates.remove(Gate.GRANT);
      case FILTERS_SKIPPED -> gates.remove(Gate.BUSINESS_FILTERS);
      case LISTING_AND_RESOURCE_SWAPPED -> swap(gates, Gate.LISTED_ROLE, Gate.RESOURCE);
      case RESOURCE_AND_PERMISSION_SWAPPED -> swap(gates, Gate.RESOURCE, Gate.PERMISSION);
      case FILTERS_BEFORE_PERMISSION -> swap(gates, Gate.PERMISSION, Gate.BUSINESS_FILTERS);
      default -> {}
    }
    for (Gate gate : gates) {
      Optional<DenialReason> failed = failure(gate, request);
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  private static void swap(List<Gate> gates, Gate one, Gate other) {
    Collections.swap(gates, gates.indexOf(one), gates.indexOf(other));
  }

  private Optional<DenialReason> failure(Gate gate, AccessRequest request) {
    Subject subject = request.subject();
    SolutionRef ref = request.solution();
    return switch (gate) {
      case SUBJECT -> subjectFailure(subject);
      case SOLUTION -> solutionFailure(ref);
      case GRANT -> unless(grants.reachAnything(subject, ref.solution()), DenialReason.NOT_SHARED);
      case LISTED_ROLE -> unless(!counting(subject, ref).isEmpty(), DenialReason.ROLE_NOT_LISTED);
      case RESOURCE ->
          unless(permissions(ref, request.resource()).isPresent(), DenialReason.UNKNOWN_RESOURCE);
      case PERMISSION -> unless(!deciding(request).isEmpty(), DenialReason.OPERATION_NOT_PERMITTED);
      case BUSINESS_FILTERS ->
          unless(met(subject, request.filters()), DenialReason.BUSINESS_FILTER_MISMATCH);
    };
  }

  private static Optional<DenialReason> unless(boolean holds, DenialReason reason) {
    return holds ? Optional.empty() : Optional.of(reason);
  }

  Optional<DenialReason> subjectFailure(Subject subject) {
    if (model.organization().isEmpty()) {
      return Optional.of(DenialReason.UNKNOWN_ORGANIZATION);
    }
    if (!(subject instanceof Subject.User asked)) {
      return Optional.empty();
    }
    Optional<EndUser> user = user(asked.id());
    if (user.isEmpty()) {
      boolean waved =
          has(Fault.STRANGER_TAKEN_FOR_ANONYMOUS)
              || (has(Fault.USER_OF_ANOTHER_ORGANIZATION) && foreignUsers.contains(asked.id()));
      return unless(waved, DenialReason.UNKNOWN_USER);
    }
    boolean mayAct =
        switch (user.get().status()) {
          case ACTIVE -> true;
          case INVITED -> has(Fault.INVITED_USER_ALLOWED);
          case DEACTIVATED -> has(Fault.DEACTIVATED_USER_ALLOWED);
        };
    return unless(mayAct, DenialReason.USER_NOT_ACTIVE);
  }

  private Optional<EndUser> user(EndUserId id) {
    if (has(Fault.USER_ID_IGNORES_CASE)) {
      return model.users().values().stream()
          .filter(user -> user.id().value().equalsIgnoreCase(id.value()))
          .findFirst();
    }
    return Optional.ofNullable(model.users().get(id));
  }

  Optional<DenialReason> solutionFailure(SolutionRef ref) {
    if (!model.solutions().containsKey(ref.solution())) {
      return Optional.of(DenialReason.UNKNOWN_SOLUTION);
    }
    Optional<SolutionVersion> version = version(ref);
    if (version.isEmpty()) {
      return Optional.of(
          ref instanceof SolutionRef.Live
              ? DenialReason.NO_LIVE_VERSION
              : DenialReason.UNKNOWN_VERSION);
    }
    boolean may = version.get().state() == VersionState.PUBLISHED || has(Fault.DRAFT_EVALUATED);
    return unless(may, DenialReason.VERSION_NOT_PUBLISHED);
  }

  Optional<SolutionVersion> version(SolutionRef ref) {
    Optional<VersionId> live =
        Optional.ofNullable(model.solutions().get(ref.solution())).flatMap(s -> s.live());
    Optional<VersionId> asked =
        ref instanceof SolutionRef.Pinned pin ? Optional.of(pin.version()) : live;
    Optional<SolutionVersion> found = asked.flatMap(id -> version(ref, id));
    return found.isEmpty() && has(Fault.LIVE_INSTEAD_OF_UNKNOWN_VERSION)
        ? live.flatMap(id -> version(ref, id))
        : found;
  }

  private Optional<SolutionVersion> version(SolutionRef ref, VersionId id) {
    return model.versions().getOrDefault(ref.solution(), List.of()).stream()
        .filter(version -> version.id().equals(id))
        .findFirst();
  }

  List<Grant> reached(Subject subject, SolutionRef ref) {
    return model.solutions().containsKey(ref.solution())
        ? grants.all(subject, ref.solution())
        : List.of();
  }

  Set<RoleId> listed(SolutionRef ref) {
    List<RoleId> listed =
        version(ref).map(version -> List.copyOf(version.roles())).orElse(List.of());
    return new LinkedHashSet<>(
        has(Fault.ONLY_FIRST_64_ROLES) && listed.size() > 64 ? listed.subList(0, 64) : listed);
  }

  List<Grant> counting(Subject subject, SolutionRef ref) {
    Set<RoleId> listed = listed(ref);
    return reached(subject, ref).stream()
        .filter(
            grant ->
                listed.contains(grant.role().id())
                    || has(Fault.UNLISTED_ROLES_COUNT)
                    || (has(Fault.GENERAL_ACCESS_IGNORES_LISTING)
                        && grant instanceof Grant.GeneralAccess))
        .toList();
  }

  List<Grant> deciding(AccessRequest request) {
    Set<RoleId> permitted = permitted(request.solution(), request.resource(), request.operation());
    return counting(request.subject(), request.solution()).stream()
        .filter(grant -> permitted.contains(grant.role().id()))
        .toList();
  }

  Set<RoleId> permitted(SolutionRef ref, Resource resource, Operation operation) {
    Permissions permissions = permissions(ref, resource).orElse(Permissions.NONE);
    Set<RoleId> permitted = new LinkedHashSet<>(permissions.permitted(operation));
    if (has(Fault.EXECUTE_IMPLIES_VIEW) && operation == Operation.VIEW) {
      permitted.addAll(permissions.permitted(Operation.EXECUTE));
    }
    permitted.retainAll(listed(ref));
    return permitted;
  }

  private Optional<Permissions> permissions(SolutionRef ref, Resource resource) {
    return resources(ref).entrySet().stream()
        .filter(each -> same(each.getKey(), resource))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean same(Resource one, Resource other) {
    if (has(Fault.RESOURCE_IGNORES_CASE)) {
      return one.toString().equalsIgnoreCase(other.toString());
    }
    return has(Fault.RESOURCE_NAMES_JOINED)
        ? one.toString().equals(other.toString())
        : one.equals(other);
  }

  Map<Resource, Permissions> resources(SolutionRef ref) {
    Map<Resource, Permissions> found = new LinkedHashMap<>();
    version(ref)
        .ifPresent(
            version -> {
              for (Process process : version.processes()) {
                for (Swimlane lane : process.swimlanes()) {
                  found.put(Resource.swimlane(process.name(), lane.name()), lane.permissions());
                }
              }
              for (UiFlow flow : version.uiFlows()) {
                found.put(Resource.uiFlow(flow.name()), flow.permissions());
              }
            });
    return found;
  }

  /** Whether the filters of one key are met. */
  boolean meets(Subject subject, String key, BusinessFilters filters) {
    List<String> asked = filters.values().getOrDefault(key, List.of());
    return met(asked, values(subject, key, filters.source()));
  }

  private boolean met(Subject subject, BusinessFilters filters) {
    boolean any = filters.values().isEmpty();
    boolean all = true;
    for (Map.Entry<String, List<String>> filter : filters.values().entrySet()) {
      boolean met = met(filter.getValue(), values(subject, filter.getKey(), filters.source()));
      any |= met;
      all &= met;
    }
    return has(Fault.ONE_KEY_IS_ENOUGH) ? any : all;
  }

  private boolean met(List<String> asked, Set<String> own) {
    return switch (fault) {
      case ANY_VALUE_OF_THE_KEY_DOES -> !own.isEmpty();
      case ALL_VALUES_DEMANDED -> own.containsAll(asked);
      case FILTER_VALUE_TRIMMED -> asked.stream().map(String::trim).anyMatch(own::contains);
      case FILTER_VALUE_IGNORES_CASE ->
          asked.stream().anyMatch(value -> own.stream().anyMatch(value::equalsIgnoreCase));
      case BLANK_FILTER_VALUE_MATCHES ->
          asked.stream().anyMatch(value -> value.isBlank() || own.contains(value));
      default -> asked.stream().anyMatch(own::contains);
    };
  }

  private Set<String> values(Subject subject, String key, AttributeSource source) {
    Set<String> found = new HashSet<>();
    boolean groups =
        (source == AttributeSource.USER_AND_GROUPS && !has(Fault.GROUP_ATTRIBUTES_IGNORED))
            || has(Fault.USER_ONLY_IGNORED);
    if (subject instanceof Subject.User asked) {
      user(asked.id()).ifPresent(user -> found.addAll(user.attributes().get(key)));
      if (groups) {
        for (EndUserGroup group : model.groupsOf(asked.id())) {
          found.addAll(group.attributes().get(key));
        }
      }
    } else if (has(Fault.ANONYMOUS_HAS_ATTRIBUTES)) {
      model.users().values().forEach(user -> found.addAll(user.attributes().get(key)));
    }
    return found;
  }

  Map<String, Set<String>> attributes(Subject subject, AttributeSource source) {
    Set<String> keys = new HashSet<>();
    model.users().values().forEach(user -> keys.addAll(user.attributes().values().keySet()));
    model.groups().values().forEach(group -> keys.addAll(group.attributes().values().keySet()));
    Map<String, Set<String>> found = new LinkedHashMap<>();
    keys.forEach(key -> found.put(key, values(subject, key, source)));
    return found;
  }
}

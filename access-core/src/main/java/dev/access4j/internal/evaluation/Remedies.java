package dev.access4j.internal.evaluation;

import static java.util.stream.Collectors.joining;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Gate;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is missing when a request was denied: what would get it through the gate that failed. */
final class Remedies {

  private final AccessRequest request;
  private final Compiled compiled;
  private final List<ReachedRole> reached;

  Remedies(AccessRequest request, Compiled compiled, List<ReachedRole> reached) {
    this.request = request;
    this.compiled = compiled;
    this.reached = reached;
  }

  /** What would get the request through the gate that failed, and what else it would then need. */
  List<Missing> of(DenialReason reason) {
    List<Missing> missing = forGate(reason);
    boolean granting =
        reason.gate().compareTo(Gate.GRANT) >= 0
            && reason.gate().compareTo(Gate.BUSINESS_FILTERS) < 0;
    return granting ? missing.stream().map(each -> withTheRest(each, reason)).toList() : missing;
  }

  /** Names what a later gate would stop at, so that what is advised does do. */
  private Missing withTheRest(Missing missing, DenialReason reason) {
    String what = missing.what() + andAlso(missing, reason);
    if (compiled.meets(request.filters())) {
      return new Missing(what, missing.roles(), missing.attributes());
    }
    Missing filters = attributes();
    return new Missing(
        what + "; and also " + filters.what(), missing.roles(), filters.attributes());
  }

  private String andAlso(Missing missing, DenialReason reason) {
    boolean early = reason.gate().compareTo(Gate.RESOURCE) < 0;
    String also =
        early && compiled.version().row(request.resource()) == null
            ? "; and also a resource " + request.resource()
            : "";
    if (reason.gate().compareTo(Gate.RESOURCE) <= 0
        && !request.resource().takes(request.operation())) {
      return also + "; and also another operation: " + noOperation();
    }
    return early && also.isEmpty() && !isPermittedTo(missing)
        ? "; and also " + permission() + " to that role"
        : also;
  }

  /** Whether one of the roles that are advised is permitted the operation already. */
  private boolean isPermittedTo(Missing missing) {
    if (missing.roles().isEmpty()) {
      // General access, which gives one role; or signing in, after which all is another question.
      return isPerSolution()
          ? permitted().stream().anyMatch(role -> role.id().equals(RoleId.ANONYMOUS))
          : !isSignedIn();
    }
    return missing.roles().stream().anyMatch(permitted()::contains);
  }

  /** A version in which somebody may do it. */
  private String permission() {
    return "a version that permits " + request.operation() + " on " + request.resource();
  }

  private List<Missing> forGate(DenialReason reason) {
    return switch (reason) {
      case UNKNOWN_ORGANIZATION -> one("an organization " + request.subject().organization());
      case UNKNOWN_USER -> one("an end user with this id; invite it");
      case USER_NOT_ACTIVE ->
          one(
              compiled.parts.principal().status == UserStatus.INVITED
                  ? "the user's first verified sign-in"
                  : "the user is deactivated; activate it again");
      case UNKNOWN_SOLUTION -> one("a solution " + request.solution().solution());
      case UNKNOWN_VERSION -> one("a published version of this id: " + request.solution());
      case VERSION_NOT_PUBLISHED -> one("the version is a draft; publish it");
      case NO_LIVE_VERSION -> one("a live version; make a published one live");
      case UNKNOWN_RESOURCE ->
          one("a resource " + request.resource() + "; the version has: " + resources());
      case NOT_SHARED, ROLE_NOT_LISTED -> grants(reason);
      case OPERATION_NOT_PERMITTED -> waysOrPermission();
      case BUSINESS_FILTER_MISMATCH -> List.of(attributes());
    };
  }

  private static List<Missing> one(String what) {
    return List.of(new Missing(what, List.of(), Map.of()));
  }

  private String resources() {
    List<String> names = new ArrayList<>();
    compiled.version().resources().forEach(resource -> names.add(resource.toString()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private String noOperation() {
    return request.operation() + " is none of " + request.resource();
  }

  private List<RoleRef> permitted() {
    long[] row = compiled.version().row(request.resource());
    return row == null ? List.of() : compiled.version().permitted(row, request.operation());
  }

  /** The ways to a role that would do: one permitted the operation, or any listed if none is. */
  private List<Missing> ways() {
    List<RoleRef> roles = permitted().isEmpty() ? compiled.version().listed() : permitted();
    List<RoleRef> grantable = roles.stream().filter(this::isGrantable).toList();
    boolean anonymousToo = roles.stream().anyMatch(role -> role.id().equals(RoleId.ANONYMOUS));
    List<Missing> ways = new ArrayList<>();
    if (isSignedIn() && !grantable.isEmpty()) {
      ways.add(new Missing(grant() + ": " + VersionPolicy.names(grantable), grantable, Map.of()));
    }
    if (isPerSolution() && anonymousToo && !compiled.parts.policy().open()) {
      ways.add(new Missing("general access for anyone with the link", List.of(), Map.of()));
    }
    return ways;
  }

  private String grant() {
    return isPerSolution()
        ? "a share of "
            + request.solution().solution()
            + " with the user or one of its groups, with one of the roles"
        : "one of the roles, assigned to the user or carried by one of its groups";
  }

  private boolean isGrantable(RoleRef role) {
    return !role.id().equals(RoleId.ANONYMOUS)
        && (isPerSolution() || !compiled.version().isOwn(role.id()));
  }

  private boolean isPerSolution() {
    return compiled.parts.organization() != null
        && compiled.parts.organization().assignmentModel() == AssignmentModel.PER_SOLUTION;
  }

  private boolean isSignedIn() {
    return request.subject() instanceof Subject.User;
  }

  private List<Missing> grants(DenialReason reason) {
    List<Missing> missing = new ArrayList<>(ways());
    List<RoleRef> unlisted =
        reached.stream().filter(r -> !r.listed()).map(r -> r.grant().role()).distinct().toList();
    if (reason == DenialReason.ROLE_NOT_LISTED && !unlisted.isEmpty()) {
      missing.add(
          new Missing(
              "a version that lists one of the roles held: " + VersionPolicy.names(unlisted),
              unlisted,
              Map.of()));
    }
    return missing.isEmpty() ? one(withoutRole()) : missing;
  }

  /** The version lists no role that the subject could be given. */
  private String withoutRole() {
    if (!isSignedIn()) {
      return isPerSolution()
          ? "a version that lists Anonymous, with general access for anyone with the link"
          : "signing in: nothing reaches who is anonymous while roles count organization-wide";
    }
    return "a version that lists a role, and " + grant();
  }

  private List<Missing> waysOrPermission() {
    if (!request.resource().takes(request.operation())) {
      return one("another operation: " + noOperation());
    }
    List<RoleRef> held =
        reached.stream().filter(ReachedRole::listed).map(r -> r.grant().role()).distinct().toList();
    List<Missing> missing = new ArrayList<>(permitted().isEmpty() ? List.of() : ways());
    missing.add(
        new Missing(
            permission() + " to one of the roles held: " + VersionPolicy.names(held),
            held,
            Map.of()));
    return missing;
  }

  private Missing attributes() {
    Map<String, Set<String>> own = compiled.attributes(request.filters().source());
    Map<String, List<String>> wanted = new TreeMap<>();
    boolean attainable = request.subject() instanceof Subject.User;
    for (Map.Entry<String, List<String>> filter : request.filters().values().entrySet()) {
      if (filter.getValue().stream()
          .noneMatch(own.getOrDefault(filter.getKey(), Set.of())::contains)) {
        List<String> values = filter.getValue().stream().filter(Attributes::isNormal).toList();
        attainable &= !values.isEmpty();
        wanted.put(filter.getKey(), values);
      }
    }
    if (!attainable) {
      return new Missing(
          "other business-filter values of the instance: no attribute can meet these",
          List.of(),
          Map.of());
    }
    String what =
        wanted.entrySet().stream()
            .map(entry -> entry.getKey() + " with one of " + entry.getValue())
            .collect(joining(", and "));
    return new Missing("the user's attribute " + what, List.of(), wanted);
  }
}

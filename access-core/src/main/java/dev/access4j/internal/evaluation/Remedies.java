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
    boolean unknown = compiled.version().row(request.resource()) == null;
    boolean named = reason == DenialReason.UNKNOWN_RESOURCE;
    String also = unknown && !named ? "; and also a resource " + request.resource() : "";
    if (compiled.meets(request.filters())) {
      return new Missing(missing.what() + also, missing.roles(), missing.attributes());
    }
    Missing filters = attributes();
    return new Missing(
        missing.what() + also + "; and also " + filters.what(),
        missing.roles(),
        filters.attributes());
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
      case NOT_SHARED, ROLE_NOT_LISTED -> grants();
      case OPERATION_NOT_PERMITTED -> grantsOrPermission();
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

  /** The roles that would do: those permitted the operation, or any that is listed if none is. */
  private List<RoleRef> rolesThatDo() {
    VersionPolicy version = compiled.version();
    long[] row = version.row(request.resource());
    List<RoleRef> permitted = row == null ? List.of() : version.permitted(row, request.operation());
    return permitted.isEmpty() ? version.listed() : permitted;
  }

  private List<Missing> grants() {
    List<Missing> missing = new ArrayList<>();
    List<RoleRef> roles = rolesThatDo();
    List<RoleRef> grantable =
        roles.stream().filter(role -> !role.id().equals(RoleId.ANONYMOUS)).toList();
    boolean perSolution =
        compiled.parts.organization() != null
            && compiled.parts.organization().assignmentModel() == AssignmentModel.PER_SOLUTION;
    boolean signedIn = request.subject() instanceof Subject.User;
    if (signedIn && !grantable.isEmpty()) {
      missing.add(
          new Missing(
              perSolution
                  ? "a share of "
                      + request.solution().solution()
                      + " with the user or one of its groups, with one of the roles: "
                      + names(grantable)
                  : "one of the roles, assigned to the user or carried by one of its groups: "
                      + names(grantable),
              grantable,
              Map.of()));
    }
    if (perSolution && !compiled.parts.policy().open() && roles.size() > grantable.size()) {
      missing.add(new Missing("general access for anyone with the link", List.of(), Map.of()));
    }
    if (compiled.denial == DenialReason.ROLE_NOT_LISTED) {
      List<RoleRef> unlisted =
          reached.stream().filter(r -> !r.listed()).map(r -> r.grant().role()).distinct().toList();
      missing.add(
          new Missing(
              "a version that lists one of the roles held: " + names(unlisted),
              unlisted,
              Map.of()));
    }
    if (missing.isEmpty()) {
      missing.add(
          new Missing(
              "a version that lists a role which the subject can get", List.of(), Map.of()));
    }
    return missing;
  }

  private List<Missing> grantsOrPermission() {
    VersionPolicy version = compiled.version();
    long[] row = version.row(request.resource());
    List<RoleRef> held =
        reached.stream().filter(ReachedRole::listed).map(r -> r.grant().role()).distinct().toList();
    List<Missing> missing = new ArrayList<>();
    if (row != null && !version.permitted(row, request.operation()).isEmpty()) {
      missing.addAll(grants());
    }
    missing.add(
        new Missing(
            "a version that permits "
                + request.operation()
                + " on "
                + request.resource()
                + " to one of the roles held: "
                + names(held),
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

  private static String names(List<RoleRef> roles) {
    return roles.stream().map(RoleRef::name).collect(joining(", "));
  }
}

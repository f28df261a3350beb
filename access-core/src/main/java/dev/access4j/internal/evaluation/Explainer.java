package dev.access4j.internal.evaluation;

import static java.util.stream.Collectors.joining;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Gate;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what led to a decision (EV-8): another path over the same data as the fast one. */
final class Explainer {

  private static final String NOT_LOOKED_AT = "not looked at, since an earlier gate failed";

  /** Names the roles that the version does not list; the names of the others are at hand. */
  interface Names {
    RoleRef of(RoleId role);
  }

  private final Names names;
  private final Instant now;

  Explainer(Names names, Instant now) {
    this.names = names;
    this.now = now;
  }

  Explanation explain(AccessRequest request, Compiled compiled) {
    Decision decision = compiled.decide(request.resource(), request.operation(), request.filters());
    Gate failed = decision instanceof Decision.Denied denied ? denied.reason().gate() : null;
    List<ReachedRole> reached = reached(request, compiled);
    List<GateResult> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      gates.add(result(gate, failed, request, compiled, reached));
    }
    List<Missing> missing =
        decision instanceof Decision.Denied denied
            ? new Remedies(request, compiled, reached).of(denied.reason())
            : List.of();
    return new Explanation(request, decision, gates, reached, missing);
  }

  private GateResult result(
      Gate gate,
      @Nullable Gate failed,
      AccessRequest request,
      Compiled compiled,
      List<ReachedRole> reached) {
    if (failed != null && gate.compareTo(failed) > 0) {
      return new GateResult(gate, Outcome.NOT_REACHED, NOT_LOOKED_AT);
    }
    String detail =
        switch (gate) {
          case SUBJECT -> subject(request.subject(), compiled);
          case SOLUTION -> solution(compiled);
          case GRANT -> grants(compiled, reached);
          case LISTED_ROLE -> listed(compiled, reached);
          case RESOURCE -> resource(request, compiled);
          case PERMISSION -> permission(request, compiled, reached);
          case BUSINESS_FILTERS -> filters(request, compiled);
        };
    return new GateResult(gate, gate == failed ? Outcome.FAILED : Outcome.PASSED, detail);
  }

  // --- What is reached ---

  List<ReachedRole> reached(AccessRequest request, Compiled compiled) {
    if (compiled.denial != null && compiled.denial.gate().compareTo(Gate.GRANT) < 0) {
      return List.of();
    }
    VersionPolicy version = compiled.version();
    long[] row = version.row(request.resource());
    Map<RoleId, RoleRef> unlisted = new HashMap<>();
    List<ReachedRole> reached = new ArrayList<>();
    Reach.walk(
        compiled.parts,
        compiled.at,
        found -> {
          int bit = version.bit(found.role());
          RoleRef named =
              bit >= 0 ? version.listed(bit) : unlisted.computeIfAbsent(found.role(), names::of);
          boolean permitted =
              bit >= 0 && row != null && version.permits(row, request.operation(), bit);
          reached.add(new ReachedRole(found.grant(named), bit >= 0, permitted));
        });
    return reached;
  }

  // --- What each gate looked at ---

  private static String subject(Subject subject, Compiled compiled) {
    if (compiled.parts.organization() == null) {
      return "there is no organization " + subject.organization();
    }
    if (subject instanceof Subject.User user) {
      return compiled.parts.principal().status == null
          ? "there is no user " + user.id()
          : "user "
              + compiled.parts.principal().username
              + " is "
              + compiled.parts.principal().status;
    }
    return "anonymous";
  }

  private static String solution(Compiled compiled) {
    VersionPolicy version = compiled.parts.policy().version();
    if (version == null) {
      return withoutVersion(compiled);
    }
    return "version " + version.id() + " of " + compiled.ref.solution() + " is published";
  }

  private static String withoutVersion(Compiled compiled) {
    SolutionId solution = compiled.ref.solution();
    String version =
        compiled.ref instanceof SolutionRef.Pinned pinned ? pinned.version().value() : "";
    DenialReason reason = compiled.parts.policy().denial();
    if (reason == DenialReason.UNKNOWN_SOLUTION) {
      return "there is no solution " + solution;
    }
    if (reason == DenialReason.NO_LIVE_VERSION) {
      return "no version of " + solution + " is live";
    }
    return reason == DenialReason.VERSION_NOT_PUBLISHED
        ? "version " + version + " of " + solution + " is a draft"
        : solution + " has no version " + version;
  }

  private String grants(Compiled compiled, List<ReachedRole> reached) {
    String outOfForce = outOfForce(compiled);
    if (reached.isEmpty()) {
      String nothing =
          compiled.denial == DenialReason.NOT_SHARED
              ? "no share, assignment or general access reaches the subject"
              : "a share reaches the subject and yields no role";
      return nothing + outOfForce;
    }
    return reached.stream().map(each -> each.grant().toString()).collect(joining("; "))
        + outOfForce;
  }

  private String outOfForce(Compiled compiled) {
    StringBuilder text = new StringBuilder();
    SolutionId solution = compiled.ref.solution();
    describe(compiled.parts.principal().share(solution), "the user", text);
    for (Group group : compiled.parts.groups()) {
      if (group.group() != null) {
        String name = "the group '" + group.group().name() + "'";
        describe(group.shares().get(solution), name, text);
      }
    }
    return text.toString();
  }

  private void describe(@Nullable SolutionShare share, String grantee, StringBuilder text) {
    if (share == null || share.validity().holds(now)) {
      return;
    }
    text.append("; a share with ").append(grantee);
    Optional<Instant> start = share.validity().startsAt().filter(now::isBefore);
    if (start.isPresent()) {
      text.append(" starts at ").append(start.get());
    } else {
      share.validity().expiresAt().ifPresent(end -> text.append(" ended at ").append(end));
    }
  }

  private static String listed(Compiled compiled, List<ReachedRole> reached) {
    String other = names(reached, each -> !each.listed());
    return "listed: "
        + compiled.version().listedNames()
        + "; held of these: "
        + names(reached, ReachedRole::listed)
        + (other.equals("none") ? "" : "; reached but not listed: " + other);
  }

  private static String resource(AccessRequest request, Compiled compiled) {
    boolean known = compiled.version().row(request.resource()) != null;
    return request.resource() + (known ? " is in the version" : " is not in the version");
  }

  private static String permission(
      AccessRequest request, Compiled compiled, List<ReachedRole> reached) {
    return request.operation()
        + " is permitted to: "
        + VersionPolicy.names(permitted(request, compiled))
        + "; held of these: "
        + names(reached, ReachedRole::permitted);
  }

  private static List<RoleRef> permitted(AccessRequest request, Compiled compiled) {
    long[] row = compiled.version().row(request.resource());
    return row == null ? List.of() : compiled.version().permitted(row, request.operation());
  }

  private static String filters(AccessRequest request, Compiled compiled) {
    if (request.filters().isEmpty()) {
      return "the instance has no business filter";
    }
    Map<String, Set<String>> own = compiled.attributes(request.filters().source());
    return request.filters().values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            filter ->
                filter.getKey()
                    + ": the instance has "
                    + quoted(filter.getValue().stream())
                    + ", the user "
                    + quoted(own.getOrDefault(filter.getKey(), Set.of()).stream().sorted()))
        .collect(joining("; "));
  }

  // In quotes: a blank value matches nobody, and must not look like none, which restricts nothing.
  private static String quoted(Stream<String> values) {
    return values.map(value -> "'" + value + "'").collect(joining(", ", "[", "]"));
  }

  private static String names(List<ReachedRole> reached, Predicate<ReachedRole> which) {
    List<RoleRef> roles = new ArrayList<>();
    for (ReachedRole each : reached) {
      if (which.test(each)) {
        roles.add(each.grant().role());
      }
    }
    return VersionPolicy.names(roles);
  }
}

package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Gate;
import dev.access4j.decision.Grant;
import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.RoleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Explains in as few words as the comparison accepts. */
final class FaultyExplanation {

  private FaultyExplanation() {}

  static Explanation of(FaultyRules rules, AccessRequest request, Decision decision) {
    Optional<DenialReason> denial =
        decision instanceof Decision.Denied denied
            ? Optional.of(denied.reason())
            : Optional.empty();
    List<GateResult> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      int past = denial.map(reason -> gate.compareTo(reason.gate())).orElse(-1);
      Outcome outcome =
          past < 0 ? Outcome.PASSED : past == 0 ? Outcome.FAILED : Outcome.NOT_REACHED;
      gates.add(new GateResult(gate, outcome, ""));
    }
    List<Missing> missing =
        denial
            .map(
                reason ->
                    List.of(new Missing("not this", List.of(), wanted(rules, request, reason))))
            .orElse(List.of());
    return new Explanation(request, decision, gates, grants(rules, request), missing);
  }

  private static Map<String, List<String>> wanted(
      FaultyRules rules, AccessRequest request, DenialReason reason) {
    Map<String, List<String>> wanted = new HashMap<>();
    if (reason == DenialReason.BUSINESS_FILTER_MISMATCH
        && request.subject() instanceof Subject.User) {
      request
          .filters()
          .values()
          .forEach(
              (key, values) -> {
                if (!rules.meets(request.subject(), key, request.filters())) {
                  wanted.put(key, values.stream().filter(Attributes::isNormal).toList());
                }
              });
    }
    return wanted.containsValue(List.of()) ? Map.of() : wanted;
  }

  private static List<ReachedRole> grants(FaultyRules rules, AccessRequest request) {
    Set<RoleId> listed = rules.listed(request.solution());
    Set<RoleId> permitted =
        rules.permitted(request.solution(), request.resource(), request.operation());
    List<ReachedRole> found = new ArrayList<>();
    for (Grant grant : rules.reached(request.subject(), request.solution())) {
      RoleId role = grant.role().id();
      found.add(new ReachedRole(grant, listed.contains(role), permitted.contains(role)));
    }
    return rules.has(Fault.EXPLANATION_FORGETS_GRANTS) && found.size() > 1
        ? found.subList(0, 1)
        : found;
  }
}

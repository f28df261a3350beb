package dev.access4j.examples.peers;

import static java.util.stream.Collectors.joining;

import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarStrings;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The policies of {@link CedarPeer}. */
final class CedarPolicies {

  private final Set<Policy> policies = new LinkedHashSet<>();

  private CedarPolicies() {}

  /** Returns the policies of a model, not yet parsed. */
  static PolicySet of(ReferenceModel model, List<Given> given) {
    CedarPolicies made = new CedarPolicies();
    for (Operation operation : Operation.values()) {
      made.permitRoles(operation);
      for (Given each : given) {
        if (!each.validity().equals(Validity.ALWAYS) && !each.roles().isEmpty()) {
          made.permitFor(each, operation);
        }
      }
    }
    made.add("forbid (principal is User, action, resource) unless { principal.active };");
    made.forbidByFilters(model);
    return new PolicySet(made.policies);
  }

  private void add(String source) {
    policies.add(new Policy(source, "policy" + policies.size()));
  }

  /** Who has a role that the place names. */
  private void permitRoles(Operation operation) {
    add(
        """
        permit (principal, action == %s, resource)
        when { resource has %s && principal in resource.%s };
        """
            .formatted(CedarNames.operation(operation), operation, operation));
  }

  /** A share that starts or ends. */
  private void permitFor(Given given, Operation operation) {
    List<String> conditions = new ArrayList<>();
    Validity validity = given.validity();
    validity.startsAt().ifPresent(from -> conditions.add("context.now >= " + Micros.of(from)));
    validity.expiresAt().ifPresent(until -> conditions.add("context.now < " + Micros.of(until)));
    String roles =
        given.roles().stream()
            .map(role -> CedarNames.role(given.solution(), role).toCedarExpr())
            .collect(joining(", "));
    conditions.add(
        "resource has %s && resource.%s.containsAny([%s])".formatted(operation, operation, roles));
    add(
        """
        permit (principal in %s, action == %s, resource in %s)
        when { %s };
        """
            .formatted(
                CedarNames.of(given.holder()),
                CedarNames.operation(operation),
                CedarNames.solution(given.solution()),
                String.join(" && ", conditions)));
  }

  /** A policy for each key that somebody has a value of; a key of nobody matches nobody. */
  private void forbidByFilters(ReferenceModel model) {
    Set<String> keys = new LinkedHashSet<>();
    model.users().values().stream()
        .map(EndUser::attributes)
        .map(Attributes::values)
        .forEach(values -> keys.addAll(values.keySet()));
    model.groups().values().stream()
        .map(EndUserGroup::attributes)
        .map(Attributes::values)
        .forEach(values -> keys.addAll(values.keySet()));
    List<String> quoted = keys.stream().map(CedarPolicies::quoted).toList();
    add(
        """
        forbid (principal, action, resource)
        unless { [%s].containsAll(context.filterKeys) };
        """
            .formatted(String.join(", ", quoted)));
    for (String key : quoted) {
      add(
          """
          forbid (principal, action, resource)
          when { context.filters has %s } unless { principal in context.filters[%s] };
          """
              .formatted(key, key));
    }
  }

  private static String quoted(String text) {
    return "\"" + CedarStrings.escape(text) + "\"";
  }
}

package dev.access4j.testkit.comparison;

import static java.util.stream.Collectors.toSet;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Gate;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Of what an explanation says to be missing, each must be of use (EV-8). */
final class AdviceCheck {

  private final ReferenceEvaluator reference;
  private final AccessRequest request;
  private final DenialReason reason;

  AdviceCheck(ReferenceEvaluator reference, AccessRequest request, DenialReason reason) {
    this.reference = reference;
    this.request = request;
    this.reason = reason;
  }

  /** What is wrong with the advice. */
  Optional<String> fault(Explanation actual) {
    Set<RoleId> held =
        actual.grants().stream().map(reached -> reached.grant().role().id()).collect(toSet());
    for (Missing missing : actual.missing()) {
      List<RoleId> roles = missing.roles().stream().map(RoleRef::id).toList();
      boolean toBeGiven = !held.containsAll(roles);
      if (toBeGiven && !wouldDo().containsAll(roles)) {
        return Optional.of("it names roles that would not do: " + missing);
      }
      if (toBeGiven && roles.stream().anyMatch(this::cannotBeGiven)) {
        return Optional.of("it names roles that cannot be given: " + missing);
      }
      if (missing.what().startsWith("general access") && !couldBeOpened()) {
        return Optional.of("general access would change nothing: " + missing);
      }
      if (reason == DenialReason.BUSINESS_FILTER_MISMATCH && !namesUnmetKeys(missing)) {
        return Optional.of("it names other keys than the unmet " + unmet() + ": " + missing);
      }
    }
    return Optional.empty();
  }

  /** The roles that could repair the gate that failed, if the subject had them. */
  private Set<RoleId> wouldDo() {
    Gate failed = reason.gate();
    return switch (failed) {
      case GRANT, LISTED_ROLE ->
          reference.version(request.solution()).map(SolutionVersion::roles).orElse(Set.of());
      case PERMISSION ->
          reference.permitted(request.solution(), request.resource(), request.operation());
      case SUBJECT, SOLUTION, RESOURCE, BUSINESS_FILTERS -> Set.of();
    };
  }

  /** Nobody can give anything to who is anonymous, nor a solution's own role organization-wide. */
  private boolean cannotBeGiven(RoleId role) {
    EndUserRole known = reference.model().roles().get(role);
    return request.subject() instanceof Subject.Anonymous
        || role.equals(RoleId.ANONYMOUS)
        || (isOrganizationWide() && known != null && known.scope() instanceof RoleScope.OfSolution);
  }

  private boolean isOrganizationWide() {
    return reference
        .model()
        .organization()
        .map(Organization::assignmentModel)
        .filter(Predicate.isEqual(AssignmentModel.ORGANIZATION_WIDE))
        .isPresent();
  }

  private boolean couldBeOpened() {
    return !isOrganizationWide()
        && Optional.ofNullable(reference.model().solutions().get(request.solution().solution()))
            .filter(solution -> solution.generalAccess() == GeneralAccess.INVITED_ONLY)
            .isPresent();
  }

  /** All that are unmet, if the user can be given values that meet them; none if it cannot. */
  private boolean namesUnmetKeys(Missing missing) {
    Set<String> unmet = unmet();
    boolean attainable =
        request.subject() instanceof Subject.User
            && unmet.stream()
                .allMatch(
                    key ->
                        request.filters().values().getOrDefault(key, List.of()).stream()
                            .anyMatch(Attributes::isNormal));
    return missing.attributes().keySet().equals(attainable ? unmet : Set.of());
  }

  /** The keys which alone would be a mismatch. */
  private Set<String> unmet() {
    return request.filters().values().entrySet().stream()
        .filter(each -> !reference.isAllowed(request.with(only(each))))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private BusinessFilters only(Map.Entry<String, List<String>> filter) {
    return new BusinessFilters(
        Map.of(filter.getKey(), filter.getValue()), request.filters().source());
  }
}

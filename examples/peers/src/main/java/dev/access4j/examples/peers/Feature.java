package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a peer may be unable to express. The comparison with it then runs without that. */
enum Feature {
  /** Conditions on attributes of the user and the instance (EV-7). */
  BUSINESS_FILTERS,
  /** Shares that start or end by themselves (SH-4). */
  VALIDITY,
  /** Users who are known and yet denied everything (DIR-3). */
  USER_STATUS;

  /** Returns the model without some features: shares are for ever, users are active. */
  static ReferenceModel without(Set<Feature> features, ReferenceModel model) {
    Map<EndUserId, EndUser> users = new LinkedHashMap<>(model.users());
    if (features.contains(USER_STATUS)) {
      users.replaceAll((id, user) -> user.toBuilder().status(UserStatus.ACTIVE).build());
    }
    Map<SolutionId, List<SolutionShare>> shares = new LinkedHashMap<>(model.shares());
    if (features.contains(VALIDITY)) {
      shares.replaceAll(
          (id, list) -> list.stream().map(share -> share.during(Validity.ALWAYS)).toList());
    }
    return new ReferenceModel(
        model.id(),
        model.revision(),
        model.organizations(),
        users,
        model.groups(),
        model.roles(),
        model.members(),
        model.assignments(),
        model.solutions(),
        model.versions(),
        shares);
  }

  /** Returns the request without some features. */
  static AccessRequest without(Set<Feature> features, AccessRequest request) {
    return features.contains(BUSINESS_FILTERS) ? request.with(BusinessFilters.NONE) : request;
  }
}

package dev.access4j.testkit.store;

import static java.util.function.Predicate.not;

import dev.access4j.directory.EndUserRole;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.ReadView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that keep every version and load another, or with other roles. */
final class BrokenPolicies {

  private BrokenPolicies() {}

  static List<BrokenStore> all() {
    return List.of(
        new BrokenStore(
            "the live policy is the latest version",
            AccessStoreKit.Load.class,
            "live",
            LatestIsLive::new),
        new BrokenStore(
            "a policy lists roles in the order of their ids",
            AccessStoreKit.Solution.class,
            "orderOfRoles",
            () ->
                listing(
                    roles ->
                        roles.stream().sorted(Comparator.comparing(EndUserRole::id)).toList())),
        new BrokenStore(
            "a policy lacks the built-in role",
            AccessStoreKit.Load.class,
            "listed",
            () ->
                listing(
                    roles -> roles.stream().filter(not(EndUserRole.ANONYMOUS::equals)).toList())));
  }

  /** Changes the policies that a view finds. */
  private abstract static class WrongPolicy extends DelegatingStore {

    abstract Optional<PolicyRecord> policy(ReadView view, SolutionRef ref);

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<PolicyRecord> policy(SolutionRef ref) {
          return WrongPolicy.this.policy(real, ref);
        }
      };
    }
  }

  private static final class LatestIsLive extends WrongPolicy {
    @Override
    Optional<PolicyRecord> policy(ReadView view, SolutionRef ref) {
      if (ref instanceof SolutionRef.Pinned) {
        return view.policy(ref);
      }
      return view.versions(ref.solution(), PageRequest.first(1_000)).stream()
          .filter(version -> version.state() == VersionState.PUBLISHED)
          .map(SolutionVersion::id)
          .max(Comparator.naturalOrder())
          .flatMap(latest -> view.policy(new SolutionRef.Pinned(ref.solution(), latest)))
          .or(() -> view.policy(ref));
    }
  }

  private static DelegatingStore listing(UnaryOperator<List<EndUserRole>> change) {
    return new WrongPolicy() {
      @Override
      Optional<PolicyRecord> policy(ReadView view, SolutionRef ref) {
        return view.policy(ref).map(policy -> withListed(policy, change.apply(policy.listed())));
      }
    };
  }

  private static PolicyRecord withListed(PolicyRecord policy, List<EndUserRole> listed) {
    return policy
        .version()
        .map(version -> PolicyRecord.of(policy.solution(), version, listed))
        .orElse(policy);
  }
}

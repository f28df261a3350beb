package dev.access4j.testkit.store;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.ReadView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                    roles -> roles.stream().filter(not(EndUserRole.ANONYMOUS::equals)).toList())),
        new BrokenStore(
            "of many policies one comes", AccessStoreKit.Load.class, "several", OneOfMany::new),
        new BrokenStore(
            "a version of an open solution is not found",
            AccessStoreKit.Query.class,
            "publishedVersions",
            MissesOpenVersions::new),
        new BrokenStore(
            "drafts are found among the published versions",
            AccessStoreKit.Query.class,
            "publishedVersions",
            FindsDrafts::new));
  }

  /** Changes the policies that a view finds. */
  private abstract static class WrongPolicy extends DelegatingStore {

    abstract Optional<PolicyRecord> policy(ReadView view, SolutionRef ref);

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
          Map<SolutionRef, PolicyRecord> found = new HashMap<>();
          for (SolutionRef ref : refs) {
            WrongPolicy.this.policy(real, ref).ifPresent(policy -> found.put(ref, policy));
          }
          return found;
        }
      };
    }
  }

  private static final class OneOfMany extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
          return real.policies(refs.stream().limit(1).collect(toSet()));
        }
      };
    }
  }

  private static final class MissesOpenVersions extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Set<SolutionRef.Pinned> publishedVersions(
            Set<SolutionId> solutions, Set<RoleId> roles) {
          Set<SolutionRef.Pinned> found = new HashSet<>(real.publishedVersions(solutions, roles));
          found.removeAll(real.publishedVersions(Set.of(), Set.of()));
          return found;
        }
      };
    }
  }

  private static final class FindsDrafts extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Set<SolutionRef.Pinned> publishedVersions(
            Set<SolutionId> solutions, Set<RoleId> roles) {
          Set<SolutionRef.Pinned> found = new HashSet<>(real.publishedVersions(solutions, roles));
          roles.forEach(role -> found.addAll(real.roleUses(role).versions()));
          return found;
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

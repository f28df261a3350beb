package dev.access4j.internal.evaluation;

import dev.access4j.decision.DenialReason;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PolicyRecord;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A solution and the version asked for, as the evaluator keeps them: compiled, or with the reason
 * why there is nothing to evaluate (EV-2).
 */
record Policy(
    Home home,
    long asOf,
    SolutionRef ref,
    boolean open,
    @Nullable DenialReason denial,
    @Nullable VersionPolicy version)
    implements Entry {

  static Policy of(Home home, long asOf, SolutionRef ref, Optional<PolicyRecord> found) {
    if (found.isEmpty()) {
      return new Policy(home, asOf, ref, false, DenialReason.UNKNOWN_SOLUTION, null);
    }
    PolicyRecord policy = found.get();
    boolean open = policy.solution().generalAccess() == GeneralAccess.ANYONE_WITH_LINK;
    boolean live = ref instanceof SolutionRef.Live;
    SolutionVersion version = policy.version().orElse(null);
    if (version == null) {
      return new Policy(
          home,
          asOf,
          ref,
          open,
          live ? DenialReason.NO_LIVE_VERSION : DenialReason.UNKNOWN_VERSION,
          null);
    }
    if (version.state() != VersionState.PUBLISHED) {
      return new Policy(
          home,
          asOf,
          ref,
          open,
          live ? DenialReason.NO_LIVE_VERSION : DenialReason.VERSION_NOT_PUBLISHED,
          null);
    }
    return new Policy(home, asOf, ref, open, null, VersionPolicy.of(version, policy.listed()));
  }

  SolutionId solution() {
    return ref.solution();
  }

  boolean shows(VersionId id) {
    return version != null && version.id().equals(id);
  }

  /** Whether it shows the name of one of these roles. */
  boolean lists(Set<RoleId> roles) {
    VersionPolicy compiled = version;
    return compiled != null && roles.stream().anyMatch(role -> compiled.bit(role) >= 0);
  }
}

package dev.access4j.internal.evaluation;

import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Grant;
import dev.access4j.decision.Subject;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A principal's roles on a version, as a bit mask, or the reason why it has none: the gates EV-1 to
 * EV-4 answered in advance. Good at one revision of the organization and within one window of time;
 * never changed, only replaced.
 */
final class Compiled implements Kept {

  final SolutionRef ref;
  final Parts parts;
  // What each check needs, one step nearer than in the parts.
  final Home home;
  final long revision;

  /** An instant in the window: when this was compiled, or any if no share starts or ends. */
  final Instant at;

  final Window window;
  private final boolean timeless;

  /** The first of the gates EV-1 to EV-4 that fails, or null if all are passed. */
  final @Nullable DenialReason denial;

  /** See {@link Recent}. */
  int turn;

  private final @Nullable String user;
  private final @Nullable VersionPolicy version;
  // Up to 64 listed roles are in the first word, and there are no more.
  private final long firstWord;
  private final long @Nullable [] words;
  private final boolean unlisted;
  // The principal's, one step nearer; asked for when a filter first is there.
  private @Nullable Map<String, Set<String>> united;

  private Compiled(Parts parts, Instant at) {
    // The policy's, which many share: the subject's own would be one object more to look at.
    this.ref = parts.policy().ref();
    this.parts = parts;
    this.home = parts.home();
    this.user = parts.principal().subject instanceof Subject.User known ? known.id().value() : null;
    this.revision = parts.revision();
    this.version = parts.policy().version();
    ReachedRoles roles = new ReachedRoles(version, at);
    DenialReason early = earlyDenial(parts);
    if (early == null) {
      Reach.walk(parts, at, roles);
      early =
          roles.anything
              ? (roles.listed ? null : DenialReason.ROLE_NOT_LISTED)
              : DenialReason.NOT_SHARED;
    }
    this.denial = early;
    this.firstWord = roles.mask[0];
    this.words = roles.mask.length == 1 ? null : roles.mask;
    this.unlisted = roles.unlisted;
    this.timeless = roles.window.equals(Window.ALWAYS);
    this.window = timeless ? Window.ALWAYS : roles.window;
    this.at = timeless ? Instant.EPOCH : at;
  }

  static Compiled of(Parts parts, Instant at) {
    return new Compiled(parts, at);
  }

  /** Whether no share of the subject starts or ends between when this was compiled and now. */
  boolean holds(InstantSource clock) {
    return timeless || window.holds(clock);
  }

  /** Whether it was compiled for a subject on a version. */
  boolean isOf(Subject subject, SolutionRef asked) {
    return (ref == asked || ref.equals(asked))
        && (subject instanceof Subject.User other
            ? other.id().value().equals(user) && other.organization().equals(home.id)
            : subject.equals(parts.principal().subject));
  }

  /** EV-1 and EV-2. */
  private static @Nullable DenialReason earlyDenial(Parts parts) {
    if (parts.organization() == null) {
      return DenialReason.UNKNOWN_ORGANIZATION;
    }
    Principal principal = parts.principal();
    if (!principal.isAnonymous()) {
      if (principal.status == null) {
        return DenialReason.UNKNOWN_USER;
      }
      if (principal.status != UserStatus.ACTIVE) {
        return DenialReason.USER_NOT_ACTIVE;
      }
    }
    return parts.policy().denial();
  }

  /** The version; only where EV-2 was passed. */
  VersionPolicy version() {
    if (version == null) {
      throw new IllegalStateException("no version was evaluated: " + parts.policy().denial());
    }
    return version;
  }

  /** Whether a role is reached that the version does not list. */
  boolean reachesUnlisted() {
    return unlisted;
  }

  // --- The gates EV-5 to EV-7 ---

  /** EV-5; null too if a gate before it has failed. */
  private long @Nullable [] row(Resource resource) {
    return denial == null ? version().row(resource) : null;
  }

  boolean allows(Resource resource, Operation operation, BusinessFilters filters) {
    long[] row = row(resource);
    return row != null && allows(row, operation, filters);
  }

  /** For a caller that has found the resource's row in this very version. */
  boolean allows(long[] row, Operation operation, BusinessFilters filters) {
    return denial == null && permits(row, operation) && meets(filters);
  }

  boolean permits(Resource resource, Operation operation) {
    long[] row = row(resource);
    return row != null && permits(row, operation);
  }

  /** EV-6, for a caller that has found the row in this very version. */
  boolean permits(long[] row, Operation operation) {
    return words == null
        ? VersionPolicy.permits(row, operation, firstWord)
        : VersionPolicy.permits(row, operation, words);
  }

  boolean meets(BusinessFilters filters) {
    return filters.isEmpty() || filters.areMetBy(attributes(filters.source()));
  }

  Map<String, Set<String>> attributes(AttributeSource source) {
    return source == AttributeSource.USER_ONLY ? parts.principal().attributes : ofAll();
  }

  private Map<String, Set<String>> ofAll() {
    Map<String, Set<String>> found = united;
    if (found == null) {
      found = parts.principal().united(revision, parts.groups());
      united = found;
    }
    return found;
  }

  // --- As the only mask that its principal keeps ---

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void forEach(Consumer<Compiled> action) {
    action.accept(this);
  }

  @Override
  public @Nullable Compiled find(SolutionRef asked) {
    return ref.equals(asked) ? this : null;
  }

  @Override
  public @Nullable Map<String, Set<String>> united() {
    return united;
  }

  @Override
  public void unite(Map<String, Set<String>> values) {
    united = values;
  }

  // --- Answers with their grounds ---

  Decision decide(Resource resource, Operation operation, BusinessFilters filters) {
    return decide(row(resource), operation, filters);
  }

  /** For a caller that has found the row in this very version, or that there is none. */
  Decision decide(long @Nullable [] row, Operation operation, BusinessFilters filters) {
    Revision decidedAt = new Revision(revision);
    if (denial != null) {
      return new Decision.Denied(decidedAt, denial);
    }
    if (row == null) {
      return new Decision.Denied(decidedAt, DenialReason.UNKNOWN_RESOURCE);
    }
    if (!permits(row, operation)) {
      return new Decision.Denied(decidedAt, DenialReason.OPERATION_NOT_PERMITTED);
    }
    return meets(filters)
        ? new Decision.Allowed(decidedAt, decidingGrant(row, operation))
        : new Decision.Denied(decidedAt, DenialReason.BUSINESS_FILTER_MISMATCH);
  }

  private Grant decidingGrant(long[] row, Operation operation) {
    Grant[] first = new Grant[1];
    Reach.walk(
        parts,
        at,
        reached -> {
          int bit = version().bit(reached.role());
          if (first[0] == null && bit >= 0 && version().permits(row, operation, bit)) {
            first[0] = reached.grant(version().listed(bit));
          }
        });
    Grant found = first[0];
    if (found == null) {
      throw new IllegalStateException("allowed without a grant: " + ref + " " + operation);
    }
    return found;
  }
}

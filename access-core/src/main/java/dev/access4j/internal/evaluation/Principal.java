package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PrincipalRecord;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subject as the evaluator keeps it: what decisions need and no more. It refers to its groups,
 * which are cached apart, so that changing a group touches one entry and not one per member.
 */
final class Principal implements Entry {

  private static final GroupId[] NO_GROUPS = {};
  private static final RoleId[] NO_ROLES = {};
  private static final OwnShare[] NO_SHARES = {};

  final Subject subject;
  private final Home home;
  private final long asOf;
  final @Nullable UserStatus status;

  /** For people, in explanations: empty until one is asked for, see {@link #isNamed}. */
  volatile String username = "";

  /** Its own values (EV-12). */
  final Map<String, Set<String>> attributes;

  final GroupId[] groups;
  final RoleId[] assignments;

  /** The shares that name it, in the order of their solutions. */
  final OwnShare[] shares;

  // What was compiled for this principal. A race can lose an entry, but not break one.
  private volatile @Nullable Kept kept;

  /**
   * Takes what was read.
   *
   * @param found null for somebody who is not signed in, and for a user that does not exist; that
   *     is remembered too, so that a stranger costs no query each time
   * @param shared finds what other principals hold too
   */
  Principal(Subject subject, Home home, long asOf, @Nullable PrincipalRecord found, Shared shared) {
    // Each caller has another object for the organization.
    this.subject =
        subject instanceof Subject.User user
            ? Subject.user(home.id, user.id())
            : Subject.anonymous(home.id);
    this.home = home;
    this.asOf = asOf;
    this.status = found == null ? null : found.user().status();
    if (found == null) {
      this.attributes = StringMap.empty();
      this.groups = NO_GROUPS;
      this.assignments = NO_ROLES;
      this.shares = NO_SHARES;
    } else {
      this.attributes = United.sets(found.user().attributes(), shared);
      // In order, so that the same grant decides on every node and in every run.
      this.groups =
          shared.ofArray(found.groups().stream().map(shared::of).sorted().toArray(GroupId[]::new));
      this.assignments =
          shared.ofArray(
              found.assignments().stream().map(shared::of).sorted().toArray(RoleId[]::new));
      this.shares = OwnShare.of(found.shares(), shared);
    }
  }

  @Override
  public Home home() {
    return home;
  }

  @Override
  public long asOf() {
    return asOf;
  }

  boolean isAnonymous() {
    return subject instanceof Subject.Anonymous;
  }

  /** Whether its username is known. It is for people, and few are ever explained. */
  boolean isNamed() {
    return status == null || !username.isEmpty();
  }

  /** The share of a solution that names it, or null if there is none: one at most (SH-6). */
  @Nullable SolutionShare share(SolutionId solution) {
    OwnShare share = OwnShare.find(solution, shares);
    return share != null && subject instanceof Subject.User user ? share.with(user.id()) : null;
  }

  boolean isMemberOfAny(Set<GroupId> some) {
    return Stream.of(groups).anyMatch(some::contains);
  }

  /** Whether one of some roles is assigned to it. */
  boolean holdsAny(Set<RoleId> some) {
    return Stream.of(assignments).anyMatch(some::contains);
  }

  @Nullable Compiled compiled(SolutionRef ref) {
    Kept present = kept;
    return present == null ? null : present.find(ref);
  }

  /** Keeps what was compiled, and tells how many more are kept now. */
  int keep(Compiled compiled) {
    Kept before = kept;
    int sizeBefore = before == null ? 0 : before.size();
    Kept after = Kept.with(compiled, before);
    kept = after;
    return after.size() - sizeBefore;
  }

  void forEachCompiled(Consumer<Compiled> action) {
    Kept present = kept;
    if (present != null) {
      present.forEach(action);
    }
  }

  /** How many compiled masks are kept, about. */
  int kept() {
    Kept present = kept;
    return present == null ? 0 : present.size();
  }

  /** Forgets what was compiled at another revision than the one that is current. */
  void forgetOutdated() {
    Kept present = kept;
    if (present != null && present.revision() != home.applied()) {
      kept = null;
    }
  }

  void forgetAll() {
    kept = null;
  }

  /** Its values and those of its groups, put together once where something compiled is kept. */
  Map<String, Set<String>> united(long revision, Group[] itsGroups) {
    Kept present = kept;
    Kept current = present != null && present.revision() == revision ? present : null;
    Map<String, Set<String>> found = current == null ? null : current.united();
    if (found == null) {
      // Of one that is not kept, nothing is kept either.
      found = United.of(attributes, itsGroups, current == null ? Shared.NOTHING : home.shared);
      if (current != null) {
        current.unite(found);
      }
    }
    return found;
  }
}

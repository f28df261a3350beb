package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PrincipalRecord;
import java.util.HashMap;
import java.util.List;
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

  final Subject subject;
  private final Home home;
  private final long asOf;
  final @Nullable UserStatus status;

  /** For people, in explanations. */
  final String username;

  /** Its own values (EV-12). */
  final Map<String, Set<String>> attributes;

  final GroupId[] groups;
  final RoleId[] assignments;

  /** The shares that name it, by solution: one each (SH-6). */
  final Map<SolutionId, SolutionShare> shares;

  // What was compiled for this principal. A race can lose an entry, but not break one.
  private volatile @Nullable Slots slots;
  // Put together when a filter first asks; two threads at worst do it twice.
  private volatile @Nullable United united;

  /**
   * Takes what was read.
   *
   * @param found null for somebody who is not signed in, and for a user that does not exist; that
   *     is remembered too, so that a stranger costs no query each time
   */
  Principal(Subject subject, Home home, long asOf, @Nullable PrincipalRecord found) {
    this.subject = subject;
    this.home = home;
    this.asOf = asOf;
    this.status = found == null ? null : found.user().status();
    this.username = found == null ? "" : found.user().username();
    this.attributes = found == null ? Map.of() : United.sets(found.user().attributes());
    // In order, so that the same grant decides on every node and in every run.
    this.groups =
        found == null ? NO_GROUPS : found.groups().stream().sorted().toArray(GroupId[]::new);
    this.assignments =
        found == null ? NO_ROLES : found.assignments().stream().sorted().toArray(RoleId[]::new);
    this.shares = found == null ? Map.of() : bySolution(found.shares());
  }

  static Map<SolutionId, SolutionShare> bySolution(List<SolutionShare> shares) {
    Map<SolutionId, SolutionShare> found = new HashMap<>();
    shares.forEach(share -> found.put(share.solution(), share));
    return Map.copyOf(found);
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

  boolean isMemberOfAny(Set<GroupId> some) {
    return Stream.of(groups).anyMatch(some::contains);
  }

  /** Whether one of some roles is assigned to it. */
  boolean holdsAny(Set<RoleId> some) {
    return Stream.of(assignments).anyMatch(some::contains);
  }

  @Nullable Compiled compiled(SolutionRef ref) {
    Slots present = slots;
    return present == null ? null : present.find(ref);
  }

  /** Keeps what was compiled, and tells how many more are kept now. */
  int keep(Compiled compiled) {
    Slots before = slots;
    int sizeBefore = before == null ? 0 : before.size();
    Slots after = Slots.with(compiled, before);
    slots = after;
    return after.size() - sizeBefore;
  }

  void forEachCompiled(Consumer<Compiled> action) {
    Slots present = slots;
    if (present != null) {
      present.forEach(action);
    }
  }

  /** How many compiled masks are kept, about. */
  int kept() {
    Slots present = slots;
    return present == null ? 0 : present.size();
  }

  /** Forgets what was compiled at another revision than the one that is current. */
  void forgetOutdated() {
    Slots present = slots;
    if (present != null && present.revision() != home.applied()) {
      slots = null;
    }
  }

  void forgetAll() {
    slots = null;
  }

  Map<String, Set<String>> united(long revision, List<Group> itsGroups) {
    United present = united;
    if (present == null || present.revision() != revision) {
      present = United.of(revision, attributes, itsGroups);
      united = present;
    }
    return present.values();
  }
}

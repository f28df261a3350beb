package dev.access4j.internal.evaluation;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PrincipalRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subject as the evaluator keeps it: what decisions need and no more. It refers to its groups,
 * which are cached apart, so that changing a group touches one entry and not one per member.
 */
final class Principal implements Entry {

  private static final GroupId[] NO_GROUPS = {};
  private static final RoleId[] NO_ROLES = {};
  private static final SolutionShare[] NO_SHARES = {};

  private final Home home;
  private final long asOf;
  private final boolean anonymous;
  final @Nullable UserStatus status;

  /** For people, in explanations. */
  final String username;

  final Attributes attributes;
  final GroupId[] groups;
  final RoleId[] assignments;
  final SolutionShare[] shares;

  // What was compiled for this principal. A race can lose an entry, but not break one.
  private volatile @Nullable Slots slots;

  private Principal(Home home, long asOf, boolean anonymous, @Nullable PrincipalRecord found) {
    this.home = home;
    this.asOf = asOf;
    this.anonymous = anonymous;
    this.status = found == null ? null : found.user().status();
    this.username = found == null ? "" : found.user().username();
    this.attributes = found == null ? Attributes.NONE : found.user().attributes();
    // In order, so that the same grant decides on every node and in every run.
    this.groups =
        found == null ? NO_GROUPS : found.groups().stream().sorted().toArray(GroupId[]::new);
    this.assignments =
        found == null ? NO_ROLES : found.assignments().stream().sorted().toArray(RoleId[]::new);
    this.shares = found == null ? NO_SHARES : found.shares().toArray(NO_SHARES);
  }

  static Principal of(Home home, long asOf, PrincipalRecord found) {
    return new Principal(home, asOf, false, found);
  }

  /** A user that does not exist: remembered, so that a stranger costs no query each time. */
  static Principal unknown(Home home, long asOf) {
    return new Principal(home, asOf, false, null);
  }

  static Principal anonymous(Home home, long asOf) {
    return new Principal(home, asOf, true, null);
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
    return anonymous;
  }

  boolean isMemberOfAny(Set<GroupId> some) {
    for (GroupId group : groups) {
      if (some.contains(group)) {
        return true;
      }
    }
    return false;
  }

  @Nullable Compiled compiled(SolutionRef ref) {
    Slots present = slots;
    return present == null ? null : present.find(ref);
  }

  void keep(Compiled compiled) {
    slots = Slots.with(compiled, slots);
  }
}

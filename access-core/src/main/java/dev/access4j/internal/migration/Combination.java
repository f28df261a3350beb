package dev.access4j.internal.migration;

import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.PrincipalRecord;
import java.util.Set;

/** What most users have in common with many others: their groups and assignments. */
record Combination(Set<GroupId> groups, Set<RoleId> assignments) {

  /** Anonymous is in no group and has nothing assigned. */
  static final Combination NOTHING = new Combination(Set.of(), Set.of());

  static Combination of(PrincipalRecord user) {
    return new Combination(user.groups(), user.assignments());
  }
}

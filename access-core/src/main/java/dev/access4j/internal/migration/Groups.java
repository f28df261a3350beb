package dev.access4j.internal.migration;

import dev.access4j.admin.PlannedShare;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The groups with what they carry and the shares that name them. */
final class Groups {

  /** A group's roles, and its shares by solution. */
  record Group(Set<RoleId> roles, Map<SolutionId, SolutionShare> shares) {}

  private final Map<GroupId, Group> groups = new TreeMap<>();

  private Groups() {}

  static Groups read(ReadView view, int page) {
    Groups all = new Groups();
    Function<PageRequest<GroupId>, List<GroupRecord>> query = view::groups;
    PageRequest.walk(page, query, found -> found.group().id(), all::add);
    return all;
  }

  private void add(GroupRecord found) {
    Map<SolutionId, SolutionShare> shares = new TreeMap<>();
    found.shares().forEach(share -> shares.put(share.solution(), share));
    EndUserGroup group = found.group();
    groups.put(group.id(), new Group(group.roles(), shares));
  }

  /** These groups as they are once the planned shares are made (SH-6: each replaces another). */
  Groups with(List<PlannedShare> planned) {
    Groups changed = new Groups();
    groups.forEach(
        (id, group) ->
            changed.groups.put(id, new Group(group.roles(), new TreeMap<>(group.shares()))));
    for (PlannedShare plan : planned) {
      SolutionShare share = plan.share();
      Group group =
          share.grantee() instanceof Grantee.Group grantee
              ? changed.groups.get(grantee.id())
              : null;
      if (group != null) {
        group.shares().put(share.solution(), share);
      }
    }
    return changed;
  }

  Map<GroupId, Group> all() {
    return groups;
  }

  /** A membership of a group that is not there counts for nothing. */
  @Nullable Group find(GroupId id) {
    return groups.get(id);
  }
}

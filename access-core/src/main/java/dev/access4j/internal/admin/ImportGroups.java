package dev.access4j.internal.admin;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ReadView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups that the rows of a batch name, and who of the batch is a member. */
final class ImportGroups {

  private static final GroupId ANY = GroupId.of("any");

  /** The names in the rows, as groups have them; empty for what no group can be called. */
  private final Map<String, Optional<String>> names = new HashMap<>();

  private final Map<String, EndUserGroup> groups = new HashMap<>();
  private final Map<GroupId, Set<EndUserId>> members = new HashMap<>();
  private final Map<GroupId, Set<EndUserId>> added = new LinkedHashMap<>();

  /** One query, if any group is named. */
  ImportGroups(ReadView view, Collection<ImportDraft> drafts) {
    Set<String> asked = new HashSet<>();
    for (ImportDraft draft : drafts) {
      for (String name : draft.row().groups()) {
        names.computeIfAbsent(name, ImportGroups::normal).ifPresent(asked::add);
      }
    }
    if (!asked.isEmpty()) {
      Map<String, GroupRecord> found = view.groupsNamed(asked);
      found.forEach((name, record) -> groups.put(name, record.group()));
    }
  }

  private static Optional<String> normal(String name) {
    try {
      return Optional.of(EndUserGroup.of(ANY, name).name());
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** Looks up which of some users are members; one query for each group. */
  void lookUpMembers(ReadView view, Map<GroupId, Set<EndUserId>> asked) {
    asked.forEach(
        (group, users) -> members.put(group, new HashSet<>(view.membersAmong(group, users))));
  }

  /** The groups that a row names; one that there is not is a fault. */
  Set<GroupId> of(ImportDraft draft, Faults faults) {
    Set<GroupId> found = new LinkedHashSet<>();
    for (String name : draft.row().groups()) {
      Optional<String> normal = names.getOrDefault(name, Optional.empty());
      EndUserGroup group = normal.map(groups::get).orElse(null);
      if (group == null) {
        faults.add("groups", "DIR-7", "there is no group '" + name + "'");
      } else if (!normal.equals(Optional.of(group.name()))) {
        faults.add(
            "groups",
            "DIR-13",
            "there is no group '" + name + "', but there is '" + group.name() + "'");
      } else {
        found.add(group.id());
      }
    }
    return found;
  }

  /** Makes a user a member, and tells whether it was none. */
  boolean join(GroupId group, EndUserId user) {
    boolean joins = members.computeIfAbsent(group, key -> new HashSet<>()).add(user);
    if (joins) {
      added.computeIfAbsent(group, key -> new LinkedHashSet<>()).add(user);
    }
    return joins;
  }

  /** The memberships to be made. */
  Map<GroupId, Set<EndUserId>> added() {
    return added;
  }
}

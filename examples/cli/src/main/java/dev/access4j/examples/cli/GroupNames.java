package dev.access4j.examples.cli;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AccessStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The ids of groups by their names, each asked for once. */
final class GroupNames {

  private static final GroupId ANY = GroupId.of("any");

  private final AccessStore store;
  private final OrganizationId organization;
  private final Map<String, GroupId> known = new HashMap<>();

  GroupNames(AccessStore store, OrganizationId organization) {
    this.store = store;
    this.organization = organization;
  }

  /** The ids; a name that no group has is unusable input. */
  Set<GroupId> ids(Collection<String> names) {
    Set<GroupId> ids = new LinkedHashSet<>();
    names.forEach(name -> ids.add(known.computeIfAbsent(name, this::find)));
    return ids;
  }

  private GroupId find(String name) {
    try {
      String normal = EndUserGroup.of(ANY, name).name();
      return store
          .read(organization, view -> view.groupNamed(normal))
          .map(record -> record.group())
          .filter(group -> group.name().equals(normal))
          .map(EndUserGroup::id)
          .orElseThrow(() -> new UnusableInputException("there is no group '" + name + "'"));
    } catch (ValidationException e) {
      throw new UnusableInputException("'" + name + "' is no name of a group: " + e.getMessage());
    }
  }
}

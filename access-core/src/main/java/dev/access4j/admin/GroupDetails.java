package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group as a form has it. Nothing is checked here: the call that takes it names every fault at
 * once (AD-8).
 *
 * @param name the group's name (DIR-7)
 * @param roles the roles that it carries, all of them
 * @param attributes the attributes of its members, all of them (DIR-8, DIR-9)
 */
public record GroupDetails(String name, Set<RoleId> roles, Map<String, List<String>> attributes) {

  /**
   * Checks that nothing is null.
   *
   * @param name see above
   * @param roles see above
   * @param attributes see above
   */
  public GroupDetails {
    requireNonNull(name, "name");
    requireNonNull(roles, "roles");
    requireNonNull(attributes, "attributes");
  }

  /**
   * Returns a group without attributes.
   *
   * @param name the group's name
   * @param roles the roles that it carries
   * @return the details
   */
  public static GroupDetails of(String name, RoleId... roles) {
    return new GroupDetails(name, new LinkedHashSet<>(List.of(roles)), Map.of());
  }

  /**
   * Returns what a form would show of a group.
   *
   * @param group the group
   * @return its details
   */
  public static GroupDetails of(EndUserGroup group) {
    return new GroupDetails(group.name(), group.roles(), group.attributes().values());
  }
}

package dev.access4j.testkit.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group that is to be there, made without the library.
 *
 * @param parent the id of the group that it is in, empty for an outermost one
 * @param name its name
 * @param attributes its own attributes
 * @param roles the names of its own roles, which are there
 * @param members the {@code sub}s of its direct members, who are there
 */
public record GivenGroup(
    String parent,
    String name,
    Map<String, List<String>> attributes,
    Set<String> roles,
    List<String> members) {

  /**
   * Copies.
   *
   * @param parent see above
   * @param name see above
   * @param attributes see above
   * @param roles see above
   * @param members see above
   */
  public GivenGroup {
    requireNonNull(parent, "parent");
    requireNonNull(name, "name");
    attributes = Map.copyOf(attributes);
    roles = Set.copyOf(roles);
    members = List.copyOf(members);
  }

  static GivenGroup of(String name) {
    return new GivenGroup("", name, Map.of(), Set.of(), List.of());
  }

  GivenGroup in(String group) {
    return new GivenGroup(group, name, attributes, roles, members);
  }

  GivenGroup with(Map<String, List<String>> given) {
    return new GivenGroup(parent, name, given, roles, members);
  }

  GivenGroup carrying(String... given) {
    return new GivenGroup(parent, name, attributes, Set.of(given), members);
  }

  GivenGroup having(List<String> given) {
    return new GivenGroup(parent, name, attributes, roles, given);
  }
}

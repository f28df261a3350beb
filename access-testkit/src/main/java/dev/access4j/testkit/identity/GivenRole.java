package dev.access4j.testkit.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A role that is to be there, made without the library.
 *
 * @param name its name
 * @param description what it is for, may be empty
 * @param includes the names of the roles that come with it, which are there
 * @param holders the {@code sub}s of those who hold it directly, who are there
 */
public record GivenRole(
    String name, String description, Set<String> includes, List<String> holders) {

  /**
   * Copies.
   *
   * @param name see above
   * @param description see above
   * @param includes see above
   * @param holders see above
   */
  public GivenRole {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    includes = Set.copyOf(includes);
    holders = List.copyOf(holders);
  }

  static GivenRole of(String name) {
    return new GivenRole(name, "", Set.of(), List.of());
  }

  GivenRole describedAs(String given) {
    return new GivenRole(name, given, includes, holders);
  }

  GivenRole including(String... given) {
    return new GivenRole(name, description, Set.of(given), holders);
  }

  GivenRole heldBy(List<String> given) {
    return new GivenRole(name, description, includes, given);
  }
}

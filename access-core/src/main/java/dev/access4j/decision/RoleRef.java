package dev.access4j.decision;

import dev.access4j.directory.RoleId;

/**
 * A role with its name as it was when the question was answered.
 *
 * @param id the role's id
 * @param name the role's name
 */
public record RoleRef(RoleId id, String name) {
  @Override
  public String toString() {
    return name;
  }
}

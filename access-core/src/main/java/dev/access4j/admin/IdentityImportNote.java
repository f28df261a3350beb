package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Fault;

/**
 * What somebody should know of one thing of an import from an identity provider (AM-5). What is
 * imported just as it is has no note.
 *
 * @param kind what kind of thing
 * @param name what it is called at the provider: a role's name, a group's path such as {@code
 *     /Retail/Branch 7}, an account's username; for memberships and assignments the group's or the
 *     role's
 * @param event what became of it
 * @param fault the field, the rule and the words; after {@code REFUSED} and {@code LEFT_OUT} they
 *     say why
 */
public record IdentityImportNote(
    IdentityImportKind kind, String name, IdentityImportEvent event, Fault fault) {

  /**
   * Checks that nothing is null.
   *
   * @param kind see above
   * @param name see above
   * @param event see above
   * @param fault see above
   */
  public IdentityImportNote {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(event, "event");
    requireNonNull(fault, "fault");
  }

  @Override
  public String toString() {
    return kind + " '" + name + "' " + event + ": " + fault;
  }
}

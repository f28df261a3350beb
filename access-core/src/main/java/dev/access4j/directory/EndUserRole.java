package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

/**
 * A role that end users may hold (DIR-5).
 *
 * @param id the role's id
 * @param name its name, trimmed, 1 to 255 characters; unique in its scope ignoring case (DIR-5,
 *     DIR-12)
 * @param description what it is for, up to 2,000 characters; empty for none
 * @param scope what it belongs to (DIR-12)
 */
public record EndUserRole(RoleId id, String name, String description, RoleScope scope) {

  /** The most characters of a description. */
  public static final int MAX_DESCRIPTION = 2000;

  /**
   * The built-in role of every subject of an open solution, signed in or not (DIR-6, SH-5). It is
   * part of every organization and never stored.
   */
  public static final EndUserRole ANONYMOUS =
      new EndUserRole(RoleId.ANONYMOUS, "Anonymous", "", RoleScope.ORGANIZATION);

  /** The name of the role that every new version lists (SOL-2). */
  public static final String DEFAULT_NAME = "user";

  /**
   * Trims the name and checks the role.
   *
   * @param id see above
   * @param name see above
   * @param description see above
   * @param scope see above
   * @throws ValidationException if DIR-5 or DIR-6 refuses the name or the description
   */
  public EndUserRole {
    requireNonNull(id, "id");
    requireNonNull(scope, "scope");
    name = Text.trim(name);
    Faults faults = new Faults();
    Text.checkLength(name, "name", "DIR-5", 1, Text.MAX_NAME, faults);
    Text.checkCharacters(name, "name", "DIR-5", faults);
    Text.checkLength(description, "description", "DIR-5", 0, MAX_DESCRIPTION, faults);
    Text.checkWellFormed(description, "description", "DIR-5", faults);
    boolean named = Text.caseKey(name).equals(Text.caseKey("Anonymous"));
    boolean asBuiltIn =
        name.equals("Anonymous") && description.isEmpty() && scope.equals(RoleScope.ORGANIZATION);
    if (id.equals(RoleId.ANONYMOUS)) {
      faults.check(asBuiltIn, named ? "" : "name", "DIR-6", "Anonymous cannot be edited");
    } else {
      faults.check(!named, "name", "DIR-6", "Anonymous is a built-in role");
    }
    faults.throwIfAny();
  }

  /**
   * Returns a role of the organization without a description.
   *
   * @param id the role's id
   * @param name its name
   * @return the role
   * @throws ValidationException if DIR-5 or DIR-6 refuses the name
   */
  public static EndUserRole of(RoleId id, String name) {
    return new EndUserRole(id, name, "", RoleScope.ORGANIZATION);
  }

  /**
   * Tells whether this role may be listed, permitted and shared on a solution (DIR-12).
   *
   * @param solution a solution of the organization
   * @return true for an organization's role, and for the solution's own
   */
  public boolean reaches(SolutionId solution) {
    return !(scope instanceof RoleScope.OfSolution own) || own.solution().equals(solution);
  }
}

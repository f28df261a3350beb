package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A group of end users that carries roles and attributes (DIR-7). Its members are kept apart, since
 * there may be millions; groups do not nest.
 *
 * @param id the group's id
 * @param name its name: letters and digits of any script, {@code -}, {@code _} and space; NFC,
 *     trimmed, 1 to 255 characters, unique ignoring case
 * @param roles the roles that it carries, in the order given; immutable
 * @param attributes the attributes that its members have through it (DIR-9)
 */
public record EndUserGroup(GroupId id, String name, Set<RoleId> roles, Attributes attributes) {

  /**
   * Normalizes the name and checks the group.
   *
   * @param id see above
   * @param name see above
   * @param roles see above
   * @param attributes see above
   * @throws ValidationException if DIR-6 or DIR-7 refuses it
   */
  public EndUserGroup {
    requireNonNull(id, "id");
    requireNonNull(attributes, "attributes");
    name = Text.nfc(Text.trim(name));
    roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
    Faults faults = new Faults();
    Text.checkLength(name, "name", "DIR-7", 1, Text.MAX_NAME, faults);
    faults.check(
        name.codePoints().allMatch(EndUserGroup::isAllowed),
        "name",
        "DIR-7",
        "may hold letters, digits, '-', '_' and spaces only");
    faults.check(
        !roles.contains(RoleId.ANONYMOUS), "roles", "DIR-6", "Anonymous cannot be put on a group");
    faults.throwIfAny();
  }

  /**
   * Returns a group without attributes.
   *
   * @param id the group's id
   * @param name its name
   * @param roles the roles that it carries
   * @return the group
   * @throws ValidationException if DIR-6 or DIR-7 refuses it
   */
  public static EndUserGroup of(GroupId id, String name, RoleId... roles) {
    return new EndUserGroup(id, name, new LinkedHashSet<>(List.of(roles)), Attributes.NONE);
  }

  // Many scripts write a letter as a base and marks that NFC does not join.
  private static boolean isAllowed(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '-'
        || c == '_'
        || c == ' ';
  }
}

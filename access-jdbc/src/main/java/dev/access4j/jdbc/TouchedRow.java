package dev.access4j.jdbc;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.Change.TouchedGroup;
import dev.access4j.store.Change.TouchedHolders;
import dev.access4j.store.Change.TouchedMembers;
import dev.access4j.store.Change.TouchedOrganization;
import dev.access4j.store.Change.TouchedRole;
import dev.access4j.store.Change.TouchedSolution;
import dev.access4j.store.Change.TouchedUser;
import dev.access4j.store.Change.TouchedVersion;
import dev.access4j.store.StoreException;
import java.util.Set;

/**
 * One thing that a change touched, as a row of access_touched.
 *
 * @param kind the kind of thing, in capitals
 * @param id its id; empty for the organization itself
 * @param part the second id of what is named by two, else empty
 */
record TouchedRow(String kind, String id, String part) {

  private static final Set<String> KINDS =
      Set.of("ORGANIZATION", "USER", "GROUP", "MEMBERS", "HOLDERS", "ROLE", "SOLUTION", "VERSION");

  static TouchedRow of(Touched touched) {
    if (touched instanceof TouchedUser user) {
      return new TouchedRow("USER", user.user().value(), "");
    } else if (touched instanceof TouchedGroup group) {
      return new TouchedRow("GROUP", group.group().value(), "");
    } else if (touched instanceof TouchedMembers members) {
      return new TouchedRow("MEMBERS", members.group().value(), "");
    } else if (touched instanceof TouchedHolders holders) {
      return new TouchedRow("HOLDERS", holders.role().value(), "");
    } else if (touched instanceof TouchedRole role) {
      return new TouchedRow("ROLE", role.role().value(), "");
    } else if (touched instanceof TouchedSolution solution) {
      return new TouchedRow("SOLUTION", solution.solution().value(), "");
    } else if (touched instanceof TouchedVersion version) {
      return new TouchedRow("VERSION", version.solution().value(), version.version().value());
    } else if (touched instanceof TouchedOrganization) {
      return new TouchedRow("ORGANIZATION", "", "");
    }
    throw new IllegalArgumentException("no row is known for " + touched);
  }

  /**
   * Whether this release knows the kind: a node of a later one may have written it, while this one
   * is still running.
   */
  boolean isKnown() {
    return KINDS.contains(kind);
  }

  /**
   * What was touched.
   *
   * @throws StoreException if the kind is not known
   */
  Touched touched() {
    return switch (kind) {
      case "USER" -> new TouchedUser(EndUserId.of(id));
      case "GROUP" -> new TouchedGroup(GroupId.of(id));
      case "MEMBERS" -> new TouchedMembers(GroupId.of(id));
      case "HOLDERS" -> new TouchedHolders(RoleId.of(id));
      case "ROLE" -> new TouchedRole(RoleId.of(id));
      case "SOLUTION" -> new TouchedSolution(SolutionId.of(id));
      case "VERSION" -> new TouchedVersion(SolutionId.of(id), VersionId.of(part));
      case "ORGANIZATION" -> new TouchedOrganization();
      default ->
          throw new StoreException("a change touched what this release does not know: " + kind);
    };
  }
}

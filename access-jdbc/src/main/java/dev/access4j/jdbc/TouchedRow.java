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

record TouchedRow(String kind, String id, String part) {
  static TouchedRow of(Touched t) {
    if (t instanceof TouchedUser u) return new TouchedRow("USER", u.user().value(), "");
    if (t instanceof TouchedGroup u) return new TouchedRow("GROUP", u.group().value(), "");
    if (t instanceof TouchedMembers u) return new TouchedRow("MEMBERS", u.group().value(), "");
    if (t instanceof TouchedHolders u) return new TouchedRow("HOLDERS", u.role().value(), "");
    if (t instanceof TouchedRole u) return new TouchedRow("ROLE", u.role().value(), "");
    if (t instanceof TouchedSolution u) return new TouchedRow("SOLUTION", u.solution().value(), "");
    if (t instanceof TouchedVersion u) {
      return new TouchedRow("VERSION", u.solution().value(), u.version().value());
    }
    return new TouchedRow("ORGANIZATION", "", "");
  }

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
      default -> throw new IllegalArgumentException(kind);
    };
  }
}

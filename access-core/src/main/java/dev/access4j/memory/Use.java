package dev.access4j.memory;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;

/** A thing that names a role, as a key: its kind, then its ids. */
record Use(Kind kind, String first, String second) implements Comparable<Use> {

  enum Kind {
    GROUP,
    VERSION,
    USER_SHARE,
    GROUP_SHARE,
    ASSIGNMENT
  }

  /** The place before all uses of a kind: no id is empty. */
  static Use before(Kind kind) {
    return new Use(kind, "", "");
  }

  static Use group(GroupId group) {
    return new Use(Kind.GROUP, group.value(), "");
  }

  static Use version(SolutionRef.Pinned version) {
    return new Use(Kind.VERSION, version.solution().value(), version.version().value());
  }

  static Use share(SolutionShare share) {
    String solution = share.solution().value();
    return share.grantee() instanceof Grantee.User user
        ? new Use(Kind.USER_SHARE, user.id().value(), solution)
        : new Use(Kind.GROUP_SHARE, ((Grantee.Group) share.grantee()).id().value(), solution);
  }

  static Use assignment(EndUserId user) {
    return new Use(Kind.ASSIGNMENT, user.value(), "");
  }

  @Override
  public int compareTo(Use other) {
    int order = kind.compareTo(other.kind);
    if (order == 0) {
      order = first.compareTo(other.first);
    }
    return order != 0 ? order : second.compareTo(other.second);
  }
}

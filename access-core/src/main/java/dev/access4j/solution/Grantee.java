package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;

/** Whom a share gives roles to: a user or a group (SH-1). */
public sealed interface Grantee extends Comparable<Grantee> {

  /**
   * One user.
   *
   * @param id the user's id
   */
  record User(EndUserId id) implements Grantee {
    /**
     * Checks that nothing is null.
     *
     * @param id see above
     */
    public User {
      requireNonNull(id, "id");
    }
  }

  /**
   * The members of a group, whoever they are at the time.
   *
   * @param id the group's id
   */
  record Group(GroupId id) implements Grantee {
    /**
     * Checks that nothing is null.
     *
     * @param id see above
     */
    public Group {
      requireNonNull(id, "id");
    }
  }

  /**
   * Names a user.
   *
   * @param id the user's id
   * @return the grantee
   */
  static User user(EndUserId id) {
    return new User(id);
  }

  /**
   * Names a group.
   *
   * @param id the group's id
   * @return the grantee
   */
  static Group group(GroupId id) {
    return new Group(id);
  }

  /** Users come before groups, each by id. */
  @Override
  default int compareTo(Grantee other) {
    if (this instanceof User mine && other instanceof User theirs) {
      return mine.id().compareTo(theirs.id());
    }
    if (this instanceof Group mine && other instanceof Group theirs) {
      return mine.id().compareTo(theirs.id());
    }
    return this instanceof User ? -1 : 1;
  }
}

package dev.access4j.examples.peers;

import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.solution.Grantee;

/**
 * Who may be given roles. Somebody who is not signed in is {@link #EVERYONE} and nothing more.
 *
 * @param kind a user, a group, or everyone
 * @param id the id of the user or group
 */
record Holder(Kind kind, String id) {

  /** The kinds, by the names that peers know them by. */
  enum Kind {
    USER("User"),
    GROUP("Group"),
    EVERYONE("Everyone");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  static final Holder EVERYONE = new Holder(Kind.EVERYONE, "");

  static Holder of(EndUserId user) {
    return new Holder(Kind.USER, user.value());
  }

  static Holder of(GroupId group) {
    return new Holder(Kind.GROUP, group.value());
  }

  static Holder of(Grantee grantee) {
    return grantee instanceof Grantee.User user
        ? of(user.id())
        : of(((Grantee.Group) grantee).id());
  }

  static Holder of(Subject subject) {
    return subject instanceof Subject.User user ? of(user.id()) : EVERYONE;
  }

  /** Returns a name that no other holder has. */
  String name() {
    return kind.type() + ":" + id;
  }
}

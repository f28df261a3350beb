package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.GroupId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom to invite. Nothing is checked here: the call that takes it names every fault at once (AD-8).
 *
 * @param details what the user is to be
 * @param groups the groups that it is to be a member of
 */
public record Invitee(UserDetails details, Set<GroupId> groups) {

  /**
   * Copies.
   *
   * @param details see above
   * @param groups see above
   */
  public Invitee {
    requireNonNull(details, "details");
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
  }

  /**
   * Returns somebody to invite into no group.
   *
   * @param details what the user is to be
   * @return the invitee
   */
  public static Invitee of(UserDetails details) {
    return new Invitee(details, Set.of());
  }
}

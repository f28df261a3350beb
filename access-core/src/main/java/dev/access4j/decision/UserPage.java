package dev.access4j.decision;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of the end users that are allowed something (LU-4). Immutable. */
public final class UserPage {

  private final List<EndUser> users;
  private final @Nullable EndUserId next;
  private final Revision revision;

  /**
   * Creates the page.
   *
   * @param users the users, in the store's order of ids
   * @param next after whom to ask for the next page; null at the end
   * @param revision the revision that the page was taken at
   */
  public UserPage(List<EndUser> users, @Nullable EndUserId next, Revision revision) {
    this.users = List.copyOf(users);
    this.next = next;
    this.revision = revision;
  }

  /**
   * Returns the users.
   *
   * @return the users, as many as were asked for unless this is the last page
   */
  public List<EndUser> users() {
    return users;
  }

  /**
   * Returns where the next page starts.
   *
   * @return the key to ask after; empty if there are no more candidates. If there are some, none of
   *     them may do, and the next page is empty
   */
  public Optional<EndUserId> next() {
    return Optional.ofNullable(next);
  }

  /**
   * Returns the revision that the page was taken at.
   *
   * @return the organization's revision
   */
  public Revision revision() {
    return revision;
  }
}

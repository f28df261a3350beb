package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has some usernames and e-mail addresses (DIR-2), looked up once for many users, and followed
 * while these are put one after the other. Not thread-safe.
 */
public final class UserNames {

  private final Map<EndUserId, EndUser> users = new HashMap<>();
  private final Map<String, EndUserId> usernames = new HashMap<>();
  private final Map<String, EndUserId> emails = new HashMap<>();

  /**
   * Looks names up. One query for each of the sets that is not empty.
   *
   * @param view where the users are
   * @param usernames the usernames that will be asked for, in any case
   * @param emails the addresses that will be asked for, in any case
   */
  public UserNames(ReadView view, Set<String> usernames, Set<String> emails) {
    requireNonNull(view, "view");
    if (!usernames.isEmpty()) {
      view.usersNamed(usernames).values().forEach(this::put);
    }
    if (!emails.isEmpty()) {
      view.usersWithEmails(emails).values().forEach(this::put);
    }
  }

  /**
   * Finds a user by its username.
   *
   * @param username one of those that were looked up, in any case
   * @return the user that has it now
   */
  public Optional<EndUser> named(String username) {
    return holder(usernames, username);
  }

  /**
   * Finds a user by its e-mail address.
   *
   * @param email one of those that were looked up, in any case
   * @return the user that has it now
   */
  public Optional<EndUser> withEmail(String email) {
    return holder(emails, email);
  }

  private Optional<EndUser> holder(Map<String, EndUserId> names, String name) {
    return Optional.ofNullable(names.get(Text.caseKey(name))).map(users::get);
  }

  /**
   * Returns all users that were found or put.
   *
   * @return their ids, at this moment
   */
  public Set<EndUserId> ids() {
    return Set.copyOf(users.keySet());
  }

  /**
   * Notes that a user is put: its names are its own from now on, and those that it had are free.
   *
   * @param user the user; if it is there already under names that were not looked up, put it as it
   *     was first
   */
  public void put(EndUser user) {
    EndUser old = users.put(user.id(), user);
    if (old != null) {
      usernames.remove(Text.caseKey(old.username()), old.id());
      emails.remove(Text.caseKey(old.email()), old.id());
    }
    usernames.put(Text.caseKey(user.username()), user.id());
    emails.put(Text.caseKey(user.email()), user.id());
  }
}

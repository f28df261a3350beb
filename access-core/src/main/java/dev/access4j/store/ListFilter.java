package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which users, roles, groups or solutions a list shows (AD-9): start from {@link #ALL} and narrow
 * it. Each way to narrow is there once: called again, it replaces what it said before. What does
 * not apply to a list, such as a status to roles, narrows nothing there. Immutable.
 */
public final class ListFilter {

  /** All there are. */
  public static final ListFilter ALL =
      new ListFilter("", EnumSet.allOf(UserStatus.class), null, null);

  private final String prefix;
  private final Set<UserStatus> statuses;
  private final @Nullable GroupId group;
  private final @Nullable RoleId role;

  private ListFilter(
      String prefix, Set<UserStatus> statuses, @Nullable GroupId group, @Nullable RoleId role) {
    this.prefix = prefix;
    this.statuses = Set.copyOf(statuses);
    this.group = group;
    this.role = role;
  }

  /**
   * Narrows to names that begin with a text, ignoring case: of a user its username, e-mail address,
   * first or last name, of all others their name.
   *
   * @param text the beginning, empty for any
   * @return this filter with that
   * @throws dev.access4j.directory.ValidationException if no name can hold the text: a control
   *     character, or half of a surrogate pair
   */
  public ListFilter startingWith(String text) {
    Faults faults = new Faults();
    Text.checkCharacters(text, "prefix", "AD-9", faults);
    faults.throwIfAny();
    return new ListFilter(requireNonNull(text, "prefix"), statuses, group, role);
  }

  /**
   * Narrows to users of some statuses.
   *
   * @param some the statuses, at least one
   * @return this filter with that
   * @throws IllegalArgumentException if there is none
   */
  public ListFilter withStatus(UserStatus... some) {
    if (some.length == 0) {
      throw new IllegalArgumentException("a user has a status: none is no filter");
    }
    return new ListFilter(prefix, EnumSet.copyOf(List.of(some)), group, role);
  }

  /**
   * Narrows to users that are members of a group.
   *
   * @param which the group
   * @return this filter with that
   */
  public ListFilter inGroup(GroupId which) {
    return new ListFilter(prefix, statuses, requireNonNull(which, "group"), role);
  }

  /**
   * Narrows to users and groups that have a role: users to whom it is assigned, or one of whose
   * groups carries it, or who are given it by name in a share with themselves or one of their
   * groups; groups that carry it, or are given it by name in a share.
   *
   * @param which the role
   * @return this filter with that
   */
  public ListFilter havingRole(RoleId which) {
    return new ListFilter(prefix, statuses, group, requireNonNull(which, "role"));
  }

  /**
   * Returns what names begin with.
   *
   * @return the beginning, empty for any
   */
  public String prefix() {
    return prefix;
  }

  /**
   * Returns the statuses of users.
   *
   * @return the statuses; all for any
   */
  public Set<UserStatus> statuses() {
    return statuses;
  }

  /**
   * Returns the group that users are members of.
   *
   * @return the group, or empty for any
   */
  public Optional<GroupId> group() {
    return Optional.ofNullable(group);
  }

  /**
   * Returns the role that users and groups have.
   *
   * @return the role, or empty for any
   */
  public Optional<RoleId> role() {
    return Optional.ofNullable(role);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListFilter filter
        && prefix.equals(filter.prefix)
        && statuses.equals(filter.statuses)
        && Objects.equals(group, filter.group)
        && Objects.equals(role, filter.role);
  }

  @Override
  public int hashCode() {
    return Objects.hash(prefix, statuses, group, role);
  }

  @Override
  public String toString() {
    return "ListFilter[" + prefix + ", " + statuses + ", " + group + ", " + role + "]";
  }
}

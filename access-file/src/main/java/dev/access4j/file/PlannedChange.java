package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * One thing that a plan makes, changes or removes.
 *
 * @param kind what becomes of it
 * @param what what kind of thing it is
 * @param within the name of what it belongs to, as {@link Thing} says; empty for what belongs to
 *     the organization
 * @param name its name or id; of what gets another name, the new one
 * @param fields what becomes of its fields, those alone that change, by path; of what is made, what
 *     it will have, and of what is removed, what it had; immutable
 */
public record PlannedChange(
    Kind kind, Thing what, String within, String name, List<FieldChange> fields)
    implements Comparable<PlannedChange> {

  private static final Comparator<PlannedChange> ORDER =
      Comparator.comparing(PlannedChange::what)
          .thenComparing(PlannedChange::within)
          .thenComparing(PlannedChange::name)
          .thenComparing(PlannedChange::kind);

  /** What becomes of a thing. */
  public enum Kind {
    /** It is not there and will be made. */
    CREATE('+'),
    /** It is there and will be another; it keeps its id, and a user its {@code sub}. */
    CHANGE('~'),
    /** It is there and will not be any more. */
    REMOVE('-');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /**
     * Returns the sign for people.
     *
     * @return {@code +}, {@code ~} or {@code -}
     */
    public char sign() {
      return sign;
    }
  }

  /** The kinds of things, in the order in which a plan lists them. */
  public enum Thing {
    /** The organization itself. */
    ORGANIZATION("organization %2$s"),
    /** A role of the organization. */
    ROLE("role %2$s"),
    /** A user. */
    USER("user %2$s"),
    /** A role that is assigned to a user in the whole organization; within the user. */
    ASSIGNMENT("assignment of role %2$s to user %1$s"),
    /** A group. */
    GROUP("group %2$s"),
    /** A user that is member of a group; within the group. */
    MEMBERSHIP("membership of user %2$s in group %1$s"),
    /** A solution. */
    SOLUTION("solution %2$s"),
    /** A solution's own role; within the solution. */
    SOLUTION_ROLE("role %2$s of solution %1$s"),
    /** A version; within its solution. */
    VERSION("version %2$s of solution %1$s"),
    /** A share with the user of that name; within the solution. */
    USER_SHARE("share of solution %1$s with user %2$s"),
    /** A share with the group of that name; within the solution. */
    GROUP_SHARE("share of solution %1$s with group %2$s");

    private final String phrase;

    Thing(String phrase) {
      this.phrase = phrase;
    }
  }

  /**
   * Copies the list.
   *
   * @param kind see above
   * @param what see above
   * @param within see above
   * @param name see above
   * @param fields see above
   */
  public PlannedChange {
    requireNonNull(kind, "kind");
    requireNonNull(what, "what");
    requireNonNull(within, "within");
    requireNonNull(name, "name");
    fields = List.copyOf(fields);
  }

  /**
   * Returns what it is about, in words for people.
   *
   * @return such as {@code membership of user 'ana' in group 'North'}; names are whole, with
   *     control characters escaped
   */
  public String describe() {
    return String.format(
        what.phrase, "'" + Excerpt.whole(within) + "'", "'" + Excerpt.whole(name) + "'");
  }

  /** By kind of thing, then by what it is within, then by name, as texts compare. */
  @Override
  public int compareTo(PlannedChange other) {
    return ORDER.compare(this, other);
  }
}

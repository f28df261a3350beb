package dev.access4j.audit;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.Set;

/**
 * A thing that administration is about, by its ids (AD-6). Ordered by kind, then by ids.
 *
 * @param kind what sort of thing
 * @param id its id, or the first of the two ids that name it
 * @param part the second of the two, empty where one id is enough
 */
public record AuditSubject(Kind kind, String id, String part) implements Comparable<AuditSubject> {

  /** What sort of thing; in brackets which ids name it, where it is not its own id. */
  public enum Kind {
    /** The organization itself, or a call that is about no single thing in it. */
    ORGANIZATION,
    /** An end user. */
    USER,
    /** A role. */
    ROLE,
    /** A group without its members. */
    GROUP,
    /** A solution without its versions and shares. */
    SOLUTION,
    /** A version (solution, version). */
    VERSION,
    /** A share with a user (solution, user). */
    USER_SHARE,
    /** A share with a group (solution, group). */
    GROUP_SHARE,
    /** A membership (group, user). */
    MEMBERSHIP,
    /** An organization-wide assignment (user, role). */
    ASSIGNMENT;

    /**
     * Tells whether it takes two ids to name one.
     *
     * @return true if a subject of this kind has a {@link AuditSubject#part part}
     */
    public boolean hasPart() {
      return switch (this) {
        case ORGANIZATION, USER, ROLE, GROUP, SOLUTION -> false;
        case VERSION, USER_SHARE, GROUP_SHARE, MEMBERSHIP, ASSIGNMENT -> true;
      };
    }
  }

  /**
   * Checks the ids.
   *
   * @param kind see above
   * @param id see above
   * @param part see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses an id
   * @throws IllegalArgumentException if there are two ids where one is enough
   */
  public AuditSubject {
    requireNonNull(kind, "kind");
    Text.requireId(id, "id of a subject");
    if (kind.hasPart()) {
      Text.requireId(part, "second id of a subject");
    } else if (!part.isEmpty()) {
      throw new IllegalArgumentException(kind + " is named by one id");
    }
  }

  /**
   * Names the organization.
   *
   * @param organization its id
   * @return the subject
   */
  public static AuditSubject organization(OrganizationId organization) {
    return new AuditSubject(Kind.ORGANIZATION, organization.value(), "");
  }

  /**
   * Names a user.
   *
   * @param user its id
   * @return the subject
   */
  public static AuditSubject user(EndUserId user) {
    return new AuditSubject(Kind.USER, user.value(), "");
  }

  /**
   * Names a role.
   *
   * @param role its id
   * @return the subject
   */
  public static AuditSubject role(RoleId role) {
    return new AuditSubject(Kind.ROLE, role.value(), "");
  }

  /**
   * Names a group.
   *
   * @param group its id
   * @return the subject
   */
  public static AuditSubject group(GroupId group) {
    return new AuditSubject(Kind.GROUP, group.value(), "");
  }

  /**
   * Names a solution.
   *
   * @param solution its id
   * @return the subject
   */
  public static AuditSubject solution(SolutionId solution) {
    return new AuditSubject(Kind.SOLUTION, solution.value(), "");
  }

  /**
   * Names a version.
   *
   * @param solution the solution's id
   * @param version the version's id
   * @return the subject
   */
  public static AuditSubject version(SolutionId solution, VersionId version) {
    return new AuditSubject(Kind.VERSION, solution.value(), version.value());
  }

  /**
   * Names a version.
   *
   * @param version the version
   * @return the subject
   */
  public static AuditSubject of(SolutionVersion version) {
    return version(version.solution(), version.id());
  }

  /**
   * Names a share.
   *
   * @param share the share
   * @return the subject
   */
  public static AuditSubject of(SolutionShare share) {
    return share(share.solution(), share.grantee());
  }

  /**
   * Names a share.
   *
   * @param solution the solution's id
   * @param grantee the user or group
   * @return the subject
   */
  public static AuditSubject share(SolutionId solution, Grantee grantee) {
    return grantee instanceof Grantee.Group group
        ? share(solution, group.id())
        : share(solution, ((Grantee.User) grantee).id());
  }

  /**
   * Names a share with a user.
   *
   * @param solution the solution's id
   * @param user the user's id
   * @return the subject
   */
  public static AuditSubject share(SolutionId solution, EndUserId user) {
    return new AuditSubject(Kind.USER_SHARE, solution.value(), user.value());
  }

  /**
   * Names a share with a group.
   *
   * @param solution the solution's id
   * @param group the group's id
   * @return the subject
   */
  public static AuditSubject share(SolutionId solution, GroupId group) {
    return new AuditSubject(Kind.GROUP_SHARE, solution.value(), group.value());
  }

  /**
   * Names a membership.
   *
   * @param group the group's id
   * @param user the user's id
   * @return the subject
   */
  public static AuditSubject membership(GroupId group, EndUserId user) {
    return new AuditSubject(Kind.MEMBERSHIP, group.value(), user.value());
  }

  /**
   * Names an organization-wide assignment.
   *
   * @param user the user's id
   * @param role the role's id
   * @return the subject
   */
  public static AuditSubject assignment(EndUserId user, RoleId role) {
    return new AuditSubject(Kind.ASSIGNMENT, user.value(), role.value());
  }

  /**
   * Returns under which subjects an event about this one is found: itself, and the things that it
   * joins or belongs to. A share is found by its solution and its grantee, a version by its
   * solution, a membership by its group and its user, an assignment by its user and its role.
   *
   * @return this subject and those, each once
   */
  public Set<AuditSubject> foundUnder() {
    return switch (kind) {
      case ORGANIZATION, USER, ROLE, GROUP, SOLUTION -> Set.of(this);
      case VERSION -> Set.of(this, whole(Kind.SOLUTION, id));
      case USER_SHARE -> Set.of(this, whole(Kind.SOLUTION, id), whole(Kind.USER, part));
      case GROUP_SHARE -> Set.of(this, whole(Kind.SOLUTION, id), whole(Kind.GROUP, part));
      case MEMBERSHIP -> Set.of(this, whole(Kind.GROUP, id), whole(Kind.USER, part));
      case ASSIGNMENT -> Set.of(this, whole(Kind.USER, id), whole(Kind.ROLE, part));
    };
  }

  private static AuditSubject whole(Kind kind, String id) {
    return new AuditSubject(kind, id, "");
  }

  @Override
  public int compareTo(AuditSubject other) {
    int order = kind.compareTo(other.kind);
    if (order == 0) {
      order = id.compareTo(other.id);
    }
    return order != 0 ? order : part.compareTo(other.part);
  }

  @Override
  public String toString() {
    return kind + " " + id + (part.isEmpty() ? "" : " " + part);
  }
}

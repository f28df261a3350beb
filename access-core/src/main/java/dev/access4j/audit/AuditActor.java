package dev.access4j.audit;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Text;

/**
 * Who did it, as the audit log refers to it.
 *
 * @param kind what sort of actor
 * @param id the actor's id in the host, compared exactly (DIR-13)
 */
public record AuditActor(Kind kind, String id) implements Comparable<AuditActor> {

  /** What sort of actor. */
  public enum Kind {
    /** A person who designs and administers; never an end user (DIR-4). */
    DESIGNER,
    /** A program. */
    SERVICE
  }

  /**
   * Checks the reference.
   *
   * @param kind see above
   * @param id see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the id
   */
  public AuditActor {
    requireNonNull(kind, "kind");
    Text.requireId(id, "actor id");
  }

  @Override
  public int compareTo(AuditActor other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : id.compareTo(other.id);
  }
}

package dev.access4j.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events to read, and in which order (AD-6): start from {@link #ALL} and narrow it. Each way
 * to narrow is there once: called again, it replaces what it said before. Immutable.
 */
public final class AuditQuery {

  /** All events, the oldest first. */
  public static final AuditQuery ALL =
      new AuditQuery(null, null, Instant.MIN, Instant.MAX, Order.OLDEST_FIRST);

  /** In which order. */
  public enum Order {
    /** As it happened; to replay or to forward. */
    OLDEST_FIRST,
    /** The latest first; to look at. */
    NEWEST_FIRST
  }

  private final @Nullable AuditSubject subject;
  private final @Nullable AuditActor actor;
  private final Instant from;
  private final Instant until;
  private final Order order;

  private AuditQuery(
      @Nullable AuditSubject subject,
      @Nullable AuditActor actor,
      Instant from,
      Instant until,
      Order order) {
    this.subject = subject;
    this.actor = actor;
    this.from = requireNonNull(from, "from");
    this.until = requireNonNull(until, "until");
    this.order = order;
  }

  /**
   * Narrows to what is found under a subject (see {@link AuditSubject#foundUnder()}).
   *
   * @param which the subject
   * @return this query with that
   */
  public AuditQuery about(AuditSubject which) {
    return new AuditQuery(requireNonNull(which, "subject"), actor, from, until, order);
  }

  /**
   * Narrows to what one actor did, or was refused to do.
   *
   * @param who the actor
   * @return this query with that
   */
  public AuditQuery by(AuditActor who) {
    return new AuditQuery(subject, requireNonNull(who, "actor"), from, until, order);
  }

  /**
   * Narrows to a time.
   *
   * @param start the first instant, {@link Instant#MIN} for no start
   * @param end the instant up to but not at which, {@link Instant#MAX} for no end
   * @return this query with that
   */
  public AuditQuery during(Instant start, Instant end) {
    return new AuditQuery(subject, actor, start, end, order);
  }

  /**
   * Turns to the latest first.
   *
   * @return the same query in that order
   */
  public AuditQuery newestFirst() {
    return new AuditQuery(subject, actor, from, until, Order.NEWEST_FIRST);
  }

  /**
   * Returns the subject that this is narrowed to.
   *
   * @return the subject, or empty for any
   */
  public Optional<AuditSubject> subject() {
    return Optional.ofNullable(subject);
  }

  /**
   * Returns the actor that this is narrowed to.
   *
   * @return the actor, or empty for any
   */
  public Optional<AuditActor> actor() {
    return Optional.ofNullable(actor);
  }

  /**
   * Returns the start of the time.
   *
   * @return the first instant, {@link Instant#MIN} for no start
   */
  public Instant from() {
    return from;
  }

  /**
   * Returns the end of the time.
   *
   * @return the instant after the last, {@link Instant#MAX} for no end
   */
  public Instant until() {
    return until;
  }

  /**
   * Returns the order.
   *
   * @return which events come first
   */
  public Order order() {
    return order;
  }

  /**
   * Tells whether an event is asked for.
   *
   * @param event the event
   * @return true if it is about the subject, by the actor and of the time
   */
  public boolean takes(AuditEvent event) {
    Instant at = event.origin().at();
    return (subject == null || event.subject().foundUnder().contains(subject))
        && (actor == null || event.origin().actor().equals(actor))
        && !at.isBefore(from)
        && at.isBefore(until);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AuditQuery query
        && Objects.equals(subject, query.subject)
        && Objects.equals(actor, query.actor)
        && from.equals(query.from)
        && until.equals(query.until)
        && order == query.order;
  }

  @Override
  public int hashCode() {
    return Objects.hash(subject, actor, from, until, order);
  }
}

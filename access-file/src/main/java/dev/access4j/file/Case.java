package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question with the answer that is expected. Immutable. */
public final class Case {

  private final String name;
  private final Question question;
  private final Answer expect;
  private final @Nullable Instant now;

  private Case(String name, Question question, Answer expect, @Nullable Instant now) {
    this.name = requireNonNull(name, "name");
    this.question = requireNonNull(question, "question");
    this.expect = requireNonNull(expect, "expect");
    this.now = now;
  }

  /**
   * Returns a case on the real clock.
   *
   * @param name what it shows, in words
   * @param question what is asked
   * @param expect the answer that is expected
   * @return the case
   */
  public static Case of(String name, Question question, Answer expect) {
    return new Case(name, question, expect, null);
  }

  /**
   * Returns this case at an instant.
   *
   * @param instant what the clock shows
   * @return the changed case
   */
  public Case at(Instant instant) {
    return new Case(name, question, expect, requireNonNull(instant, "instant"));
  }

  /**
   * Returns what the case shows.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /**
   * Returns what is asked.
   *
   * @return the question
   */
  public Question question() {
    return question;
  }

  /**
   * Returns what the answer should be.
   *
   * @return the answer that is expected
   */
  public Answer expect() {
    return expect;
  }

  /**
   * Returns when it is asked.
   *
   * @return the {@code now} of the case, else of its file; empty for the real clock
   */
  public Optional<Instant> now() {
    return Optional.ofNullable(now);
  }

  @Override
  public String toString() {
    return "Case[" + name + ": " + question + "]";
  }
}

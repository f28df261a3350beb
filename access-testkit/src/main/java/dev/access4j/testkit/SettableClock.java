package dev.access4j.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SettableClock implements InstantSource {

  private volatile Instant now;

  /**
   * Creates the clock.
   *
   * @param now what it shows
   */
  public SettableClock(Instant now) {
    this.now = requireNonNull(now, "now");
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Sets the clock.
   *
   * @param instant what it shows from now on
   */
  public void set(Instant instant) {
    this.now = requireNonNull(instant, "instant");
  }

  /**
   * Moves the clock.
   *
   * @param by how far; backwards if negative
   */
  public synchronized void advance(Duration by) {
    this.now = now.plus(by);
  }
}

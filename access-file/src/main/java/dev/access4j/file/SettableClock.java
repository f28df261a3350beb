package dev.access4j.file;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The real clock, or the instant that it was set to. */
final class SettableClock implements InstantSource {

  private volatile @Nullable Instant instant;

  void set(Instant value) {
    instant = value;
  }

  void setReal() {
    instant = null;
  }

  @Override
  public Instant instant() {
    Instant set = instant;
    return set == null ? InstantSource.system().instant() : set;
  }
}

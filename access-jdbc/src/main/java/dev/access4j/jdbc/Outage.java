package dev.access4j.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a feed is cut off, which is logged once, and how long it waits before it tries again. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final long shortestMillis;
  private boolean on;
  private long pauseMillis;

  /** Starts connected. A long interval between looks must not make a short outage long. */
  Outage(long pollMillis) {
    this.shortestMillis = Math.min(pollMillis, SHORTEST.toMillis());
  }

  boolean isOn() {
    return on;
  }

  /** Notes a failure, and returns how long to wait: longer each time. */
  long pauseMillis(Throwable failure) {
    if (on) {
      pauseMillis = Math.min(2 * pauseMillis, LONGEST.toMillis());
    } else {
      on = true;
      pauseMillis = shortestMillis;
      log(failure);
    }
    LOG.debug("The feed of changes has failed", failure);
    return pauseMillis;
  }

  // Messages of drivers and pools may name users and addresses: those are for debugging.
  private static void log(Throwable failure) {
    if (failure instanceof SQLException e) {
      LOG.warn(
          "The feed of changes has lost its connection (SQLSTATE {}) and goes on trying",
          e.getSQLState());
    } else {
      LOG.error("The feed of changes has failed and goes on trying", failure);
    }
  }

  void end() {
    if (on) {
      on = false;
      LOG.info("The feed of changes has its connection again");
    }
  }
}

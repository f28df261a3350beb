package dev.access4j.keycloak;

import java.time.Duration;

/**
 * How long keys are used and waited for.
 *
 * @param timeout for connecting, and again for each wait for an answer
 * @param lifetime how long keys are used before they are read again
 * @param outageTolerance how long keys are used at least that cannot be read again
 */
record TokenKeyTimes(Duration timeout, Duration lifetime, Duration outageTolerance) {

  /** How often unknown keys may have a realm asked, beyond what its lifetime asks: twice in it. */
  static final Duration RATE = Duration.ofSeconds(10);

  TokenKeyTimes {
    requireBetween(timeout, Duration.ofMillis(100), Duration.ofSeconds(5), "timeout");
    requireBetween(lifetime, Duration.ofSeconds(30), Duration.ofDays(1), "key lifetime");
    requireBetween(outageTolerance, Duration.ZERO, Duration.ofDays(1), "outage tolerance");
  }

  static void requireBetween(Duration value, Duration least, Duration most, String what) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "the " + what + " is between " + least + " and " + most + ": " + value);
    }
  }

  /** How long a call waits for another that reads the keys: two attempts, and some more. */
  Duration patience() {
    return timeout.multipliedBy(4).plusSeconds(1);
  }

  /** How long before their end keys are read again in the background. */
  Duration ahead() {
    return lifetime.dividedBy(10);
  }
}

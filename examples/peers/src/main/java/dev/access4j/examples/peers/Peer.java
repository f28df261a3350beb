package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import java.util.function.BooleanSupplier;

/** A library that has been loaded with one access model, and decides by it. */
interface Peer extends AutoCloseable {

  /**
   * Puts a request into the peer's words, which is not timed: a host would keep them.
   *
   * @param request a request of the organization loaded, without what the peer cannot express
   * @return asks the peer each time that it is called: true if it allows
   */
  BooleanSupplier question(AccessRequest request);

  /** Asks once. */
  default boolean isAllowed(AccessRequest request) {
    return question(request).getAsBoolean();
  }

  @Override
  default void close() {}
}

package dev.access4j.jdbc;

import dev.access4j.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What listeners threw, when the others have still to be told. */
final class ListenerFailures {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerFailures.class);

  private @Nullable StoreException first;

  void add(StoreException failure) {
    if (first == null) {
      first = failure;
    } else {
      first.addSuppressed(failure);
    }
  }

  void throwIfAny() {
    if (first != null) {
      throw first;
    }
  }

  void logIfAny() {
    if (first != null) {
      LOG.error("A listener cannot follow, and is not current until it does", first);
    }
  }
}

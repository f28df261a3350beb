package dev.access4j.store;

import dev.access4j.directory.OrganizationId;

/**
 * Hears what was changed. Thread-safe; its methods return soon and throw nothing. A feed that sees
 * {@link #changed} throw calls {@link #lost}, and passes on what that throws.
 */
public interface ChangeListener {

  /**
   * Something was changed. For one organization the calls come one after the other.
   *
   * @param change what was touched, and the revision that it made
   */
  void changed(Change change);

  /**
   * The feed cannot say what was changed: nothing known of an organization can be relied on.
   *
   * @param organization the organization
   */
  void lost(OrganizationId organization);

  /**
   * All that had been committed when the feed last asked the store has been passed on.
   *
   * @param nanoTime when it asked, by {@link System#nanoTime}
   */
  void current(long nanoTime);
}

package dev.access4j.store;

import dev.access4j.directory.OrganizationId;

/**
 * Hears what was changed (EV-11). Thread-safe: calls for different organizations may come at the
 * same time. Its methods return soon, since a writer may be waiting for them, throw nothing, and do
 * not write to the store; they may read it. A feed that sees {@link #changed} throw calls {@link
 * #lost}, and passes on what that throws.
 */
public interface ChangeListener {

  /**
   * Something was changed, and can be read. For one organization the calls come one after the
   * other, in the order of revisions, without a gap.
   *
   * @param change what was touched, and the revision that it made
   */
  void changed(Change change);

  /**
   * The feed cannot say what was changed: nothing known of an organization can be relied on. Called
   * when changes may be missing, as after a broken connection, and when this listener threw. The
   * changes that follow may start at any later revision.
   *
   * @param organization the organization
   */
  void lost(OrganizationId organization);

  /**
   * All that had been committed when the feed last asked the store has been passed on. A feed that
   * is not {@link ChangeFeed#immediate immediate} calls this several times within the freshness
   * bound, also when nothing was changed: past the bound an evaluator reads the store for each
   * call.
   *
   * @param nanoTime when it asked, taken before the question, by {@link System#nanoTime}
   */
  void current(long nanoTime);
}

package dev.access4j.store;

import dev.access4j.directory.OrganizationId;
import java.util.function.Function;

/**
 * Keeps the organizations of one environment (DIR-1). Thread-safe.
 *
 * <p>A store keeps and finds; the rules of the domain are core's. To write your own, implement
 * this, {@link ReadView}, {@link WriteTransaction}, {@link ChangeFeed} and its {@link
 * ChangeFeed.Subscription}, and let the kit in access-testkit judge it.
 */
public interface AccessStore {

  /**
   * Reads an organization at one revision (EV-10): everything that the query reads through its view
   * is the state after the same write, whatever others write meanwhile. That revision is at least
   * as new as all that had been committed, by whomever, when the call began.
   *
   * @param organization the organization; one that does not exist reads as empty
   * @param query reads from the view, on the calling thread; the view ends with it
   * @param <T> the type of the answer
   * @return what the query returned
   * @throws StoreException if the store cannot be read
   */
  <T> T read(OrganizationId organization, Function<? super ReadView, T> query);

  /**
   * Reads as {@link #read} does, for a query that is a few look-ups and has no other effects: a
   * store may run it again when what it had read was of two revisions, and so needs no transaction
   * around it. This is what evaluators load by. Unless overridden, it is {@link #read}.
   *
   * @param organization the organization; one that does not exist reads as empty
   * @param query reads from the view, on the calling thread, at most once at a time; the view ends
   *     with it
   * @param <T> the type of the answer
   * @return what the query returned when it last ran, from one revision
   * @throws StoreException if the store cannot be read
   */
  default <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
    return read(organization, query);
  }

  /**
   * Writes to an organization: all that the work does, or nothing (AD-5). Writes to one
   * organization come one after the other. A write that changed something has made the next
   * revision, and the listeners of this process's {@link #changes() feed} have heard of it, before
   * this returns.
   *
   * @param organization the organization
   * @param work reads and writes through the transaction, on the calling thread, at most once at a
   *     time; a store may run it again after a conflict, so that it must have no other effects
   * @param <T> the type of the answer
   * @return what the work returned
   * @throws IntegrityException if the outcome would be inconsistent
   * @throws IllegalStateException if called within the work of another write to this store, of
   *     whatever organization: two such could wait for each other for ever
   * @throws StoreException if the store cannot be written, or cannot say that it was: what the work
   *     did is then there as a whole, or not at all, which a look tells; after any other exception
   *     it is not
   */
  <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work);

  /**
   * Returns the feed of changes (EV-11). Reads nothing.
   *
   * @return the feed, the same at each call
   */
  ChangeFeed changes();
}

package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some of what an identity provider has, in its order.
 *
 * @param items what is on the page; it may be empty though others follow
 * @param next asks for the page after this one; empty if this is the last
 * @param <T> what is paged through
 */
public record IdentityPage<T>(List<T> items, String next) {

  /**
   * Copies.
   *
   * @param items see above
   * @param next see above
   */
  public IdentityPage {
    items = List.copyOf(items);
    requireNonNull(next, "next");
  }
}

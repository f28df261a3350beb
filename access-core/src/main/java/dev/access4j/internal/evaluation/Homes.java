package dev.access4j.internal.evaluation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.access4j.directory.OrganizationId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The homes of organizations, bounded. A home is closed before it is out of sight: what changes
 * when nobody finds it any more must not be missed in it.
 *
 * <p>A home starts as a stranger and settles when its organization is found to exist, so that
 * whoever asks of many that do not exist drives out none that does. It is among the settled before
 * it leaves the strangers; who looks for every home looks at the strangers first, and so misses
 * none that moves meanwhile.
 */
final class Homes {

  private static final int STRANGERS = 1_000;

  private final Cache<OrganizationId, Home> settled;
  private final Cache<OrganizationId, Home> strangers;
  private final Shared shared;
  private volatile boolean closed;

  Homes(int most, Shared shared) {
    this.shared = shared;
    this.settled = bounded(most);
    this.strangers = bounded(Math.min(STRANGERS, most));
  }

  private static Cache<OrganizationId, Home> bounded(int most) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .executor(Runnable::run)
        .evictionListener(
            (@Nullable OrganizationId id, @Nullable Home home, RemovalCause cause) -> close(home))
        .build();
  }

  private static void close(@Nullable Home home) {
    if (home != null) {
      home.close();
    }
  }

  private Home home(OrganizationId id) {
    return new Home(id, shared);
  }

  /** The home of an organization, which may be new. */
  Home of(OrganizationId id) {
    Home home = settled.getIfPresent(id);
    if (home == null) {
      home = strangers.get(id, this::home);
    }
    if (home.isClosed() && !closed) {
      // It could not follow a change; another one starts from what the store shows.
      settled.asMap().remove(id, home);
      strangers.asMap().remove(id, home);
      home = strangers.get(id, this::home);
    }
    if (closed) {
      home.close();
      requireOpen();
    }
    return home;
  }

  /** Notes that the organization of a home exists. */
  @SuppressWarnings("ReferenceEquality") // another home of the same organization is another
  void settle(Home home) {
    if (!home.isClosed()
        && settled.getIfPresent(home.id) == null
        && settled.get(home.id, id -> home) == home) {
      strangers.asMap().remove(home.id, home);
      if (closed) {
        home.close();
      }
    }
  }

  /** Tells every home of an organization; for a moment there may be two. */
  void tell(OrganizationId organization, Consumer<Home> what) {
    Home stranger = strangers.getIfPresent(organization);
    if (stranger != null) {
      what.accept(stranger);
    }
    Home home = settled.getIfPresent(organization);
    if (home != null) {
      what.accept(home);
    }
  }

  /** Drops every home of an organization. */
  void drop(OrganizationId organization) {
    drop(strangers, organization);
    drop(settled, organization);
  }

  private static void drop(Cache<OrganizationId, Home> some, OrganizationId organization) {
    some.asMap()
        .computeIfPresent(
            organization,
            (id, home) -> {
              home.close();
              return null;
            });
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the evaluator is closed");
    }
  }

  /** From now on nothing is answered: without the feed a revoked right would stay for ever. */
  void close() {
    closed = true;
    strangers.asMap().values().forEach(Home::close);
    settled.asMap().values().forEach(Home::close);
  }
}

package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a {@link ChangeFeed}, for those who write one. It tells each of them what it is
 * told, whatever another one throws. Thread-safe; it takes no lock, so that the order of calls for
 * one organization, one after the other, is the feed's matter. Reads nothing.
 */
public final class ChangeListeners {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeListeners.class);

  private final List<Place> places = new CopyOnWriteArrayList<>();

  /** Creates it without listeners. */
  public ChangeListeners() {}

  /**
   * Adds a listener. Added twice it has two places.
   *
   * @param listener the listener
   * @return ends the listening of this place and no other when closed
   */
  public ChangeFeed.Subscription subscribe(ChangeListener listener) {
    Place place = new Place(requireNonNull(listener, "listener"));
    places.add(place);
    return () -> places.remove(place);
  }

  /**
   * Tells whether nobody listens.
   *
   * @return true if there is no place, now
   */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /**
   * Passes on a change. A listener that throws, be it an error, is told that the change was {@link
   * ChangeListener#lost lost}, and the others hear of the change all the same.
   *
   * @param change what was written and can be read
   * @throws StoreException when all have been told, if one of them threw at {@code lost} too: it is
   *     {@link #owed() owed} that
   */
  public void tell(Change change) {
    requireNonNull(change, "change");
    throwIfAny(
        each(place -> place.changed(change)),
        change.revision() + " was written, and a listener cannot be told of it");
  }

  /**
   * Says that changes of an organization may be missing.
   *
   * @param organization the organization
   * @throws StoreException when all have been told, if one of them threw: it is {@link #owed()
   *     owed} that
   */
  public void lost(OrganizationId organization) {
    requireNonNull(organization, "organization");
    throwIfAny(
        each(place -> place.lost(organization)),
        "a listener cannot be told that changes of " + organization + " may be missing");
  }

  /**
   * Returns the organizations of which a listener could not be told that changes may be missing:
   * what it knows of them may be wrong.
   *
   * @return their ids, each once
   */
  public Set<OrganizationId> owed() {
    Set<OrganizationId> owed = new HashSet<>();
    places.forEach(place -> owed.addAll(place.owed));
    return owed;
  }

  /**
   * Tells those listeners that could not be told before, and no others, that changes of an
   * organization may be missing. One that throws stays owed it.
   *
   * @param organization the organization
   */
  public void settle(OrganizationId organization) {
    for (Place place : places) {
      if (place.owed.contains(organization)) {
        try {
          place.lost(organization);
        } catch (RuntimeException | Error e) {
          LOG.debug("A listener still fails on {}", organization, e);
        }
      }
    }
  }

  /**
   * Says that all that had been committed at a moment has been passed on, but not to a listener
   * that is owed something: it would go on with what it knew before. One that throws has not heard
   * it, which is logged and does no harm: it reads the store for each call.
   *
   * @param nanoTime the moment, by {@link System#nanoTime}
   */
  public void current(long nanoTime) {
    Throwable failure =
        each(
            place -> {
              if (place.owed.isEmpty()) {
                place.listener.current(nanoTime);
              }
            });
    if (failure != null) {
      LOG.error("A listener failed on hearing that it is current", failure);
    }
  }

  /** Tells all, also when one of them fails; returns what the last one threw. */
  private @Nullable Throwable each(Consumer<Place> call) {
    Throwable failure = null;
    for (Place place : places) {
      try {
        call.accept(place);
      } catch (RuntimeException | Error e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    return failure;
  }

  private static void throwIfAny(@Nullable Throwable failure, String message) {
    if (failure != null) {
      throw new StoreException(message, failure);
    }
  }

  /** Equal to no other: closing one place twice must not end another of the same listener. */
  private static final class Place {
    private final ChangeListener listener;
    private final Set<OrganizationId> owed = ConcurrentHashMap.newKeySet();

    Place(ChangeListener listener) {
      this.listener = listener;
    }

    // The write is done, and the other listeners must hear of it whatever one of them does, errors
    // included. One that could not follow must not go on as if it had.
    private void changed(Change change) {
      try {
        listener.changed(change);
      } catch (RuntimeException | Error e) {
        LOG.error("A listener failed on {} of {}", change.revision(), change.organization(), e);
        lost(change.organization());
      }
    }

    private void lost(OrganizationId organization) {
      // Until it has taken it, whatever it throws.
      owed.add(organization);
      listener.lost(organization);
      owed.remove(organization);
    }
  }
}

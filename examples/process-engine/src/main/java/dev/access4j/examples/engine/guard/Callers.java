package dev.access4j.examples.engine.guard;

import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import java.util.Optional;
import java.util.function.Supplier;
import org.flowable.common.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Who asks on this thread: a service actor while its work runs, else the user whom the engine has
 * authenticated, else nobody. Thread-safe.
 */
final class Callers {

  private final OrganizationId organization;

  @SuppressWarnings("ThreadLocalUsage") // several engines may share a thread
  private final ThreadLocal<@Nullable ServiceActor> service = new ThreadLocal<>();

  Callers(OrganizationId organization) {
    this.organization = organization;
  }

  <T> T as(ServiceActor actor, Supplier<T> work) {
    return with(actor, work);
  }

  /** Does work for whoever is authenticated, also where a service is at work on this thread. */
  <T> T asAuthenticated(Supplier<T> work) {
    return with(null, work);
  }

  private <T> T with(@Nullable ServiceActor actor, Supplier<T> work) {
    ServiceActor outer = service.get();
    set(actor);
    try {
      return work.get();
    } finally {
      set(outer);
    }
  }

  private void set(@Nullable ServiceActor actor) {
    if (actor == null) {
      service.remove();
    } else {
      service.set(actor);
    }
  }

  Runnable as(ServiceActor actor, Runnable work) {
    return () ->
        as(
            actor,
            () -> {
              work.run();
              return true;
            });
  }

  /** Returns what the engine knows the organization by: its tenant. */
  String tenant() {
    return organization.value();
  }

  boolean isService() {
    return service.get() != null;
  }

  /** Returns the authenticated user; empty if there is none, or its id can be no end user's. */
  Optional<Subject.User> user() {
    String id = Authentication.getAuthenticatedUserId();
    return id == null ? Optional.empty() : userOf(id);
  }

  /** Returns the end user that the engine knows by an id; empty if it can be no end user's. */
  Optional<Subject.User> userOf(String engineId) {
    try {
      return Optional.of(Subject.user(organization, EndUserId.of(engineId)));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }
}

package dev.access4j.internal.evaluation;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.Decision;
import dev.access4j.decision.EvaluatorStatistics;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator on caches that follow the store's feed. A check is: find what was compiled for the
 * subject on the version, see that it is good at the organization's revision, and compare masks.
 * All the rest is for when something is missing or was changed.
 */
public final class CachedEvaluator implements AccessEvaluator, AutoCloseable {

  private final AccessStore store;
  private final InstantSource clock;
  private final Caches caches;
  private final ChangeFeed.Subscription subscription;
  private final LongAdder compilations = new LongAdder();
  private final Lookups lookups;
  private final Scopes scopes;

  /**
   * Creates an evaluator that listens to the store's feed until it is closed.
   *
   * @param store where the access configuration is
   * @param clock tells the time for shares that start and end
   * @param settings how much to cache and how long to trust it
   */
  public CachedEvaluator(AccessStore store, InstantSource clock, CacheSettings settings) {
    this.store = store;
    this.clock = clock;
    this.caches = new Caches(settings, store.changes().immediate(), System.nanoTime());
    this.lookups = new Lookups(this);
    this.scopes = new Scopes(this, caches, clock);
    this.subscription = store.changes().subscribe(caches);
  }

  // --- The hot path ---

  @Override
  public boolean isAllowed(AccessRequest request) {
    return compiled(request.subject(), request.solution(), request.atLeast())
        .allows(request.resource(), request.operation(), request.filters());
  }

  Compiled compiled(Subject subject, SolutionRef ref, Revision atLeast) {
    Compiled compiled = ifCompiled(subject, ref, atLeast);
    return compiled != null ? compiled : compile(subject, ref, atLeast);
  }

  /** Returns what was compiled and is current; null if there is none. */
  @Nullable Compiled ifCompiled(Subject subject, SolutionRef ref, Revision atLeast) {
    Compiled recent = caches.recent.find(subject, ref);
    return recent != null && isCurrent(recent, atLeast) ? recent : ifKept(subject, ref, atLeast);
  }

  private @Nullable Compiled ifKept(Subject subject, SolutionRef ref, Revision atLeast) {
    Principal principal = caches.principal(subject);
    Compiled kept = principal == null ? null : principal.compiled(ref);
    if (kept == null || !isCurrent(kept, atLeast)) {
      return null;
    }
    caches.recent.keep(kept);
    return kept;
  }

  /** Whether a call may be answered by what was compiled earlier. */
  boolean isCurrent(Compiled compiled, Revision atLeast) {
    return compiled.revision == compiled.home.applied()
        && compiled.revision >= atLeast.value()
        && compiled.holds(clock)
        && caches.isFresh(compiled.home);
  }

  // --- Something is missing, or was changed ---

  private Compiled compile(Subject subject, SolutionRef ref, Revision atLeast) {
    Compiled cached = fromCaches(subject, ref, atLeast);
    return cached != null
        ? cached
        : load(
            subject.organization(),
            loader -> {
              requireReached(loader, atLeast);
              return compile(subject, ref, loader);
            });
  }

  /**
   * Returns what needs no query: it was compiled, or the caches hold its parts; null if it does.
   */
  @Nullable Compiled withoutQuery(Subject subject, SolutionRef ref, Revision atLeast) {
    Compiled compiled = ifCompiled(subject, ref, atLeast);
    return compiled != null ? compiled : fromCaches(subject, ref, atLeast);
  }

  private @Nullable Compiled fromCaches(Subject subject, SolutionRef ref, Revision atLeast) {
    Home home = caches.homes.of(subject.organization());
    if (!caches.isFresh(home)) {
      return null;
    }
    Cached cached = Cached.of(caches, home, subject);
    Parts parts = cached == null ? null : cached.parts(ref);
    return parts != null && parts.revision() >= atLeast.value() ? keep(compile(parts)) : null;
  }

  Compiled compile(Subject subject, SolutionRef ref, Loader loader) {
    return keep(compile(loader.parts(subject, ref)));
  }

  static void requireReached(Loader loader, Revision atLeast) {
    if (atLeast.value() > 0 && loader.revision() < atLeast.value()) {
      throw new StaleReadException(
          "the store is at revision " + loader.revision() + ", asked for at least " + atLeast);
    }
  }

  Compiled compile(Parts parts) {
    return compile(parts, clock.instant());
  }

  Compiled compile(Parts parts, Instant at) {
    compilations.increment();
    return Compiled.of(parts, at);
  }

  Compiled keep(Compiled compiled) {
    caches.masks.add(compiled.parts.principal().keep(compiled));
    caches.recent.keep(compiled);
    return compiled;
  }

  /** Asks something at one revision; the caches serve and are served as far as they are at it. */
  <T> T read(OrganizationId organization, Function<Loader, T> query) {
    return store.read(organization, loading(organization, query));
  }

  /** Asks the same with a few look-ups, which the store may do again. */
  <T> T load(OrganizationId organization, Function<Loader, T> query) {
    return store.load(organization, loading(organization, query));
  }

  private <T> Function<ReadView, T> loading(
      OrganizationId organization, Function<Loader, T> query) {
    Home home = caches.homes.of(organization);
    long known = home.applied();
    long started = System.nanoTime();
    return view -> query.apply(new Loader(caches, home, view, known, started));
  }

  // --- The other questions ---

  @Override
  public Decision evaluate(AccessRequest request) {
    return compiled(request.subject(), request.solution(), request.atLeast())
        .decide(request.resource(), request.operation(), request.filters());
  }

  @Override
  public Explanation explain(AccessRequest request) {
    Compiled compiled = compiled(request.subject(), request.solution(), request.atLeast());
    if (!compiled.reachesUnlisted() && compiled.parts.principal().isNamed()) {
      return new Explainer(role -> new RoleRef(role, role.value()), clock.instant())
          .explain(request, compiled);
    }
    // Names that no decision needs are in the store only; of one revision.
    return read(
        request.subject().organization(),
        loader -> {
          requireReached(loader, request.atLeast());
          Compiled same = compile(request.subject(), request.solution(), loader);
          loader.name(same.parts.principal());
          return new Explainer(loader::name, clock.instant()).explain(request, same);
        });
  }

  @Override
  public List<BatchAnswer> evaluateAll(List<AccessRequest> requests) {
    caches.homes.requireOpen();
    return new Batch(this, requests).answers();
  }

  @Override
  public SolutionAccess access(Subject subject, SolutionRef solution) {
    return new CompiledAccess(this, subject, solution, Revision.NONE);
  }

  @Override
  public PreparedCheck prepare(
      OrganizationId organization, SolutionRef solution, Resource resource, Operation operation) {
    return new CompiledCheck(this, organization, solution, resource, operation, Revision.NONE);
  }

  @Override
  public List<SolutionId> solutions(Subject subject) {
    return lookups.solutions(subject);
  }

  @Override
  public UserPage users(UserQuery query, PageRequest<EndUserId> page) {
    return lookups.users(query, page);
  }

  @Override
  public Stream<EndUser> users(UserQuery query) {
    return lookups.users(query);
  }

  @Override
  public AccessScope scope(Subject subject, Operation operation, AttributeSource source) {
    return scopes.scope(subject, operation, source);
  }

  @Override
  public AccessScope scope(
      Subject subject,
      Operation operation,
      AttributeSource source,
      Collection<SolutionRef.Pinned> versions) {
    return scopes.scope(subject, operation, source, versions);
  }

  @Override
  public EvaluatorStatistics statistics() {
    return new EvaluatorStatistics(
        caches.principalStatistics(),
        caches.groupStatistics(),
        caches.policyStatistics(),
        caches.masks.count(),
        compilations.sum());
  }

  /** Stops listening to the store; from now on every question throws IllegalStateException. */
  @Override
  public void close() {
    caches.homes.close();
    subscription.close();
  }
}

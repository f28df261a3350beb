package dev.access4j.internal.evaluation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.CacheStatistics;
import dev.access4j.decision.Subject;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the store, bounded, and the changes that throw it out again. See {@link Home}
 * for the invariant that it keeps.
 */
final class Caches implements ChangeListener {

  private static final int STRANGERS = 1_000;

  private final Cache<OrganizationId, Home> homes;
  // Where nothing was found yet: whoever asks of many that do not exist must not drive out others.
  private final Cache<OrganizationId, Home> strangers;
  private final Table<Subject, Principal> principals;
  private final Table<GroupKey, Group> groups;
  private final Table<PolicyKey, Policy> policies;
  private final LongAdder masks = new LongAdder();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final int mostMasks;
  private final boolean immediate;
  private final long freshnessNanos;
  private volatile long currentNanos;
  private volatile boolean closed;

  record GroupKey(OrganizationId organization, GroupId group) {}

  record PolicyKey(OrganizationId organization, SolutionRef ref) {}

  Caches(CacheSettings settings, boolean immediate, long nanoTime) {
    this.homes = homes(settings.organizations());
    this.strangers = homes(Math.min(STRANGERS, settings.organizations()));
    this.principals = new Table<>(settings.principals());
    this.groups = new Table<>(settings.groups());
    this.policies = new Table<>(settings.policies());
    this.mostMasks = settings.masks();
    this.immediate = immediate;
    this.freshnessNanos = settings.freshness().toNanos();
    this.currentNanos = nanoTime;
  }

  private static Cache<OrganizationId, Home> homes(int maximumSize) {
    return Caffeine.newBuilder()
        .maximumSize(maximumSize)
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

  Home home(OrganizationId id) {
    Home home = homes.getIfPresent(id);
    if (home == null) {
      home = strangers.get(id, Home::new);
    }
    if (home.isClosed() && !closed) {
      // It could not follow a change; another one starts from what the store shows.
      homes.asMap().remove(id, home);
      strangers.asMap().remove(id, home);
      home = strangers.get(id, Home::new);
    }
    if (closed) {
      home.close();
      requireOpen();
    }
    return home;
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the evaluator is closed");
    }
  }

  /** From now on nothing is answered: without the feed a revoked right would stay for ever. */
  void close() {
    closed = true;
    homes.asMap().values().forEach(Home::close);
    strangers.asMap().values().forEach(Home::close);
  }

  /** Whether the store has spoken within the freshness bound (EV-11). */
  boolean isFresh(Home home) {
    if (immediate) {
      return true;
    }
    long now = System.nanoTime();
    return now - currentNanos <= freshnessNanos || now - home.confirmedNanos() <= freshnessNanos;
  }

  // --- Look-ups ---

  @Nullable Principal principal(Subject subject) {
    return principals.cache.getIfPresent(subject);
  }

  @Nullable Group group(OrganizationId organization, GroupId group) {
    return groups.cache.getIfPresent(new GroupKey(organization, group));
  }

  @Nullable Policy policy(OrganizationId organization, SolutionRef ref) {
    return policies.cache.getIfPresent(new PolicyKey(organization, ref));
  }

  // --- What was read goes in ---

  void put(Subject subject, Principal principal) {
    principals.put(subject, principal);
  }

  void put(GroupId id, Group group) {
    groups.put(new GroupKey(group.home().id, id), group);
  }

  void put(SolutionRef ref, Policy policy) {
    policies.put(new PolicyKey(policy.home().id, ref), policy);
  }

  void put(Home home, Home.OrganizationEntry entry) {
    synchronized (home) {
      if (home.accepts(entry.asOf())) {
        home.remember(entry);
      }
    }
    if (entry.organization() != null && !home.isClosed()) {
      settle(home);
    }
  }

  /** A stranger that turns out to exist is one no longer; never out of sight of a change. */
  @SuppressWarnings("ReferenceEquality") // another home of the same organization is another
  private void settle(Home home) {
    if (homes.getIfPresent(home.id) == null && homes.get(home.id, id -> home) == home) {
      strangers.asMap().remove(home.id, home);
    }
  }

  // --- Changes throw it out ---

  /**
   * Follows the history up to what a view shows, when the feed has not come that far.
   *
   * @param startedNanos when the view was asked for: the store has confirmed itself as of then
   */
  void catchUp(Home home, ReadView view, long startedNanos) {
    Revision seen = view.revision();
    long applied = home.applied();
    if (applied >= 0 && applied < seen.value()) {
      Optional<List<Change>> missed = view.changesAfter(new Revision(applied));
      if (missed.isEmpty()) {
        lost(home.id);
        return;
      }
      missed.get().forEach(change -> apply(home, change));
    } else if (!home.isStarted()) {
      synchronized (home) {
        home.startAt(seen);
      }
    }
    if (home.applied() == seen.value()) {
      home.confirm(startedNanos);
    }
  }

  @Override
  public void changed(Change change) {
    // The strangers first: one that becomes a home meanwhile is met there.
    changed(strangers, change);
    changed(homes, change);
  }

  private void changed(Cache<OrganizationId, Home> some, Change change) {
    Home home = some.getIfPresent(change.organization());
    if (home != null) {
      apply(home, change);
    }
  }

  @Override
  public void lost(OrganizationId organization) {
    // The strangers first, as above.
    lost(strangers, organization);
    lost(homes, organization);
  }

  private static void lost(Cache<OrganizationId, Home> some, OrganizationId organization) {
    // Closed before it is out of sight: a change that no longer finds it must not be missed in it.
    some.asMap()
        .computeIfPresent(
            organization,
            (id, home) -> {
              home.close();
              return null;
            });
  }

  @Override
  public void current(long nanoTime) {
    currentNanos = nanoTime;
  }

  private void apply(Home home, Change change) {
    Home.Step step;
    synchronized (home) {
      step = home.stepTo(change.revision());
      if (step == Home.Step.NEXT) {
        boolean followed = false;
        try {
          throwOut(home, change);
          home.moveTo(change.revision());
          followed = true;
        } finally {
          if (!followed) {
            home.close();
          }
        }
      }
    }
    // Without the lock: removing a home may close others, whose locks must not be waited for here.
    if (step == Home.Step.GAP) {
      lost(home.id);
    }
  }

  private void throwOut(Home home, Change change) {
    Set<SolutionId> solutions = new HashSet<>();
    Set<RoleId> roles = new HashSet<>();
    Set<GroupId> disbanded = new HashSet<>();
    Set<RoleId> withdrawn = new HashSet<>();
    for (Change.Touched touched : change.touched()) {
      if (touched instanceof Change.TouchedUser user) {
        principals.invalidate(Subject.user(home.id, user.user()));
      } else if (touched instanceof Change.TouchedGroup group) {
        groups.invalidate(new GroupKey(home.id, group.group()));
      } else if (touched instanceof Change.TouchedMembers members) {
        disbanded.add(members.group());
      } else if (touched instanceof Change.TouchedHolders holders) {
        withdrawn.add(holders.role());
      } else if (touched instanceof Change.TouchedSolution solution) {
        solutions.add(solution.solution());
      } else if (touched instanceof Change.TouchedVersion version) {
        throwOut(home, version);
      } else if (touched instanceof Change.TouchedRole role) {
        roles.add(role.role());
      } else {
        home.forgetOrganization();
      }
    }
    // What follows is rare, and bounded by the caches; entries are not indexed by all that they
    // show.
    if (!disbanded.isEmpty() || !withdrawn.isEmpty()) {
      principals.invalidateIf(
          (subject, principal) ->
              subject.organization().equals(home.id)
                  && (principal.isMemberOfAny(disbanded) || principal.holdsAny(withdrawn)));
    }
    if (!solutions.isEmpty() || !roles.isEmpty()) {
      policies.invalidateIf(
          (key, policy) ->
              key.organization().equals(home.id)
                  && (solutions.contains(key.ref().solution()) || policy.lists(roles)));
    }
  }

  /** The version itself, and the live one if this is it: which one is live, a solution tells. */
  private void throwOut(Home home, Change.TouchedVersion version) {
    PolicyKey live = new PolicyKey(home.id, SolutionRef.live(version.solution()));
    policies.invalidate(
        new PolicyKey(home.id, SolutionRef.pinned(version.solution(), version.version())));
    Policy cached = policies.cache.getIfPresent(live);
    if (cached != null && (cached.version() == null || cached.shows(version.version()))) {
      policies.invalidate(live);
    }
  }

  // --- Compiled masks are kept with their principals ---

  /** Counts what was kept, and forgets some when it is too much. */
  void kept(int more) {
    masks.add(more);
    if (more > 0 && masks.sum() > mostMasks && sweeping.compareAndSet(false, true)) {
      try {
        sweep(false);
        if (masks.sum() > mostMasks / 2) {
          sweep(true);
        }
      } finally {
        sweeping.set(false);
      }
    }
  }

  /** Forgets what is outdated, or all, and counts what is left. */
  private void sweep(boolean all) {
    masks.reset();
    for (Principal principal : principals.cache.asMap().values()) {
      principal.forget(all);
      masks.add(principal.kept());
    }
  }

  long masks() {
    return Math.max(0, masks.sum());
  }

  // --- Statistics ---

  CacheStatistics principalStatistics() {
    return principals.statistics();
  }

  CacheStatistics groupStatistics() {
    return groups.statistics();
  }

  CacheStatistics policyStatistics() {
    return policies.statistics();
  }

  /** One bounded cache and what it has done. */
  private static final class Table<K, E extends Entry> {
    private final Cache<K, E> cache;
    private final long maximumSize;
    private final LongAdder loads = new LongAdder();
    private final LongAdder invalidations = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    // The calling thread does the housekeeping: handing it to a pool would allocate on each read.
    Table(int maximumSize) {
      this.maximumSize = maximumSize;
      this.cache =
          Caffeine.newBuilder()
              .maximumSize(maximumSize)
              .executor(Runnable::run)
              .evictionListener(
                  (@Nullable K key, @Nullable E entry, RemovalCause cause) -> evictions.increment())
              .build();
    }

    void put(K key, E entry) {
      loads.increment();
      Home home = entry.home();
      synchronized (home) {
        if (home.accepts(entry.asOf())) {
          cache.put(key, entry);
        }
      }
    }

    void invalidate(K key) {
      if (cache.asMap().remove(key) != null) {
        invalidations.increment();
      }
    }

    void invalidateIf(BiPredicate<K, E> condition) {
      cache
          .asMap()
          .forEach(
              (key, entry) -> {
                if (condition.test(key, entry)) {
                  invalidate(key);
                }
              });
    }

    CacheStatistics statistics() {
      return new CacheStatistics(
          cache.estimatedSize(), maximumSize, loads.sum(), invalidations.sum(), evictions.sum());
    }
  }
}

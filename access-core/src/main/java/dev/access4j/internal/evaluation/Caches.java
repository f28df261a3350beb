package dev.access4j.internal.evaluation;

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
import org.jspecify.annotations.Nullable;

/**
 * What was read from the store, bounded, and the changes that throw it out again. See {@link Home}
 * for the invariant that it keeps.
 */
final class Caches implements ChangeListener {

  final Homes homes;
  final Masks masks;
  final Recent recent;
  private final Table<Subject, Principal> principals;
  private final Table<GroupKey, Group> groups;
  private final Table<PolicyKey, Policy> policies;
  private final boolean immediate;
  private final long freshnessNanos;
  private volatile long currentNanos;

  record GroupKey(OrganizationId organization, GroupId group) {}

  record PolicyKey(OrganizationId organization, SolutionRef ref) {}

  Caches(CacheSettings settings, boolean immediate, long nanoTime) {
    this.homes = new Homes(settings.organizations(), Shared.by(settings.principals()));
    this.recent = new Recent(settings.masks(), settings.principals());
    this.principals = new Table<>(settings.principals(), recent::evicted, this::gone);
    this.groups = new Table<>(settings.groups(), () -> {}, none -> {});
    this.policies = new Table<>(settings.policies(), () -> {}, policy -> recent.forgetAll());
    this.masks = new Masks(settings.masks(), principals.cache.asMap().values());
    this.immediate = immediate;
    this.freshnessNanos = settings.freshness().toNanos();
    this.currentNanos = nanoTime;
  }

  private void gone(Principal principal) {
    masks.gone(principal);
    principal.forEachCompiled(recent::forget);
    // What is left in the recent ones of an older revision keeps it, and no more than it.
    principal.forgetAll();
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

  void put(Principal principal) {
    principals.put(principal.subject, principal);
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
    if (entry.organization() != null) {
      homes.settle(home);
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
    homes.tell(change.organization(), home -> apply(home, change));
  }

  @Override
  public void lost(OrganizationId organization) {
    homes.drop(organization);
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
}

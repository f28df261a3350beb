package dev.access4j.internal.evaluation;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.RoleRef;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.StaleReadException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts of decisions at the revision of one view: what is cached and good at it, and
 * the rest from the view, one query for each kind. Belongs to the view's call.
 */
final class Loader {

  private final Caches caches;
  private final Home home;
  private final ReadView view;
  private final long known;
  private final long startedNanos;
  private long revision = -1;

  /**
   * Creates a loader.
   *
   * @param known the revision that the home had applied before the view was asked for
   * @param startedNanos when it was asked for
   */
  Loader(Caches caches, Home home, ReadView view, long known, long startedNanos) {
    this.caches = caches;
    this.home = home;
    this.view = view;
    this.known = known;
    this.startedNanos = startedNanos;
  }

  Parts parts(Subject subject, SolutionRef ref) {
    Principal principal = principal(subject);
    Policy policy = policy(ref);
    return parts(principal, groups(principal), policy);
  }

  Parts parts(Principal principal, Group[] groups, Policy policy) {
    return new Parts(home, revision(), organization(), principal, groups, policy);
  }

  @Nullable Organization organization() {
    boolean current = isCurrent();
    Home.OrganizationEntry entry = home.organization();
    if (!current || entry == null || entry.asOf() > revision() || !isCurrent()) {
      entry = new Home.OrganizationEntry(revision(), view.organization().orElse(null));
      caches.put(home, entry);
    }
    return entry.organization();
  }

  RoleRef name(RoleId role) {
    return new RoleRef(role, view.role(role).map(EndUserRole::name).orElse(role.value()));
  }

  /** Sees to it that a principal of this view's revision has its username. */
  void name(Principal principal) {
    if (!principal.isNamed() && principal.subject instanceof Subject.User user) {
      view.principal(user.id()).ifPresent(found -> principal.username = found.user().username());
    }
  }

  ReadView view() {
    return view;
  }

  Home home() {
    return home;
  }

  Principal principal(Subject subject) {
    Principal cached = usable(() -> caches.principal(subject));
    if (cached != null) {
      return cached;
    }
    PrincipalRecord found =
        subject instanceof Subject.User user ? view.principal(user.id()).orElse(null) : null;
    Principal read = new Principal(subject, home, revision(), found, home.shared);
    caches.put(read);
    return read;
  }

  Policy policy(SolutionRef ref) {
    return policies(Set.of(ref)).get(0);
  }

  /** The policies, in the order of their set; those that are not cached come in one query. */
  List<Policy> policies(Set<? extends SolutionRef> refs) {
    Map<SolutionRef, Policy> known = new HashMap<>();
    Set<SolutionRef> missing = new LinkedHashSet<>();
    for (SolutionRef ref : refs) {
      Policy cached = usable(() -> caches.policy(home.id, ref));
      if (cached != null) {
        known.put(ref, cached);
      } else {
        missing.add(ref);
      }
    }
    if (!missing.isEmpty()) {
      Map<SolutionRef, PolicyRecord> found = view.policies(missing);
      for (SolutionRef ref : missing) {
        Policy read = Policy.of(home, revision(), ref, Optional.ofNullable(found.get(ref)));
        caches.put(ref, read);
        known.put(ref, read);
      }
    }
    return refs.stream().map(ref -> requireNonNull(known.get(ref))).toList();
  }

  Group[] groups(Principal principal) {
    return groups(List.of(principal)).get(0);
  }

  /** The groups of each of some principals; those that are not cached come in one query. */
  List<Group[]> groups(List<Principal> principals) {
    Map<GroupId, Group> known = new HashMap<>();
    Set<GroupId> missing = new LinkedHashSet<>();
    for (Principal principal : principals) {
      for (GroupId id : principal.groups) {
        if (!known.containsKey(id) && !missing.contains(id)) {
          Group cached = usable(() -> caches.group(home.id, id));
          if (cached != null) {
            known.put(id, cached);
          } else {
            missing.add(id);
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      Map<GroupId, GroupRecord> found = view.groups(missing);
      for (GroupId id : missing) {
        Group read = Group.of(home, revision(), found.get(id));
        caches.put(id, read);
        known.put(id, read);
      }
    }
    return principals.stream().map(principal -> groupsOf(principal, known)).toList();
  }

  private static Group[] groupsOf(Principal principal, Map<GroupId, Group> known) {
    return Stream.of(principal.groups)
        .map(id -> requireNonNull(known.get(id)))
        .toArray(Group[]::new);
  }

  /** Asked for after the first query where there is one, since that may bring it along. */
  long revision() {
    if (revision < 0) {
      if (view.revision().value() < known) {
        throw new StaleReadException(
            "the store shows revision "
                + view.revision()
                + ", and r"
                + known
                + " is known already");
      }
      caches.catchUp(home, view, startedNanos);
      revision = view.revision().value();
    }
    return revision;
  }

  /** Whether the caches are at the view's revision; if not, everything comes from the view. */
  private boolean isCurrent() {
    return home.applied() == revision();
  }

  /**
   * What a look-up in the caches finds, if it is good at the view's revision: if the caches are at
   * it both before and after the look-up, since they only move forward. Where nothing is found the
   * revision is not asked for yet.
   */
  private <E extends Entry> @Nullable E usable(Supplier<@Nullable E> lookup) {
    if (lookup.get() == null || !isCurrent()) {
      return null;
    }
    E found = lookup.get();
    return found != null && found.isGoodAt(home, revision()) && isCurrent() ? found : null;
  }
}

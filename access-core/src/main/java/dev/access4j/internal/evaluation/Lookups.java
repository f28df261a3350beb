package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The other direction (LU-1, LU-4). The store narrows down what comes into question; each one is
 * then decided as any other request is, so that the answers agree with the gates (LU-7).
 */
final class Lookups {

  private static final int PAGE = 500;
  private static final int FEWEST_CANDIDATES = 100;

  private final CachedEvaluator evaluator;

  Lookups(CachedEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  // --- LU-1 ---

  List<SolutionId> solutions(Subject subject) {
    return evaluator.read(
        subject.organization(),
        loader -> {
          Principal principal = loader.principal(subject);
          Group[] groups = loader.groups(principal);
          Set<SolutionId> candidates = new TreeSet<>(sharedSolutions(principal, groups));
          candidates.addAll(
              loader.view().solutionsOpenOrListing(rolesWithoutShare(principal, groups, loader)));
          Set<SolutionRef> live = new LinkedHashSet<>();
          candidates.forEach(solution -> live.add(new SolutionRef.Live(solution)));
          List<SolutionId> open = new ArrayList<>();
          for (Policy policy : loader.policies(live)) {
            if (evaluator.compile(loader.parts(principal, groups, policy)).denial == null) {
              open.add(policy.solution());
            }
          }
          return open;
        });
  }

  static Set<SolutionId> sharedSolutions(Principal principal, Group[] groups) {
    Set<SolutionId> shared = new HashSet<>();
    for (OwnShare share : principal.shares) {
      shared.add(share.solution());
    }
    for (Group group : groups) {
      shared.addAll(group.shares().keySet());
    }
    return shared;
  }

  /** Roles that count without a share: assigned ones and, organization-wide, those of groups. */
  static Set<RoleId> rolesWithoutShare(Principal principal, Group[] groups, Loader loader) {
    Set<RoleId> roles = new HashSet<>(Arrays.asList(principal.assignments));
    if (isOrganizationWide(loader)) {
      for (Group group : groups) {
        if (group.group() != null) {
          roles.addAll(group.group().roles());
        }
      }
    }
    return roles;
  }

  private static boolean isOrganizationWide(Loader loader) {
    Organization organization = loader.organization();
    return organization != null
        && organization.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE;
  }

  // --- LU-4 ---

  UserPage users(UserQuery query, PageRequest<EndUserId> page) {
    return evaluator.read(query.organization(), loader -> users(query, page, loader));
  }

  private UserPage users(UserQuery query, PageRequest<EndUserId> page, Loader loader) {
    Policy policy = loader.policy(query.solution());
    PrincipalQuery candidates = candidates(query, policy, loader);
    List<EndUser> allowed = new ArrayList<>();
    PageRequest<EndUserId> next = candidates == null ? null : page;
    while (next != null && candidates != null) {
      // Few of the candidates may do, so that small pages are read in larger ones.
      int limit = Math.max(page.limit(), FEWEST_CANDIDATES);
      PageRequest<EndUserId> read =
          next.after().map(key -> PageRequest.after(key, limit)).orElse(PageRequest.first(limit));
      List<PrincipalRecord> records = loader.view().principals(candidates, read);
      int seen = addAllowed(records, query, policy, loader, page.limit(), allowed);
      boolean exhausted = records.size() < limit && seen == records.size();
      next = exhausted ? null : PageRequest.after(records.get(seen - 1).user().id(), limit);
      if (allowed.size() == page.limit()) {
        break;
      }
    }
    return new UserPage(
        allowed, next == null ? null : next.after().orElse(null), new Revision(loader.revision()));
  }

  private static Principal principal(Loader loader, PrincipalRecord found) {
    Subject subject = Subject.user(loader.home().id, found.user().id());
    return new Principal(subject, loader.home(), loader.revision(), found, Shared.NOTHING);
  }

  /** Adds those that are allowed, up to the limit, and returns how many records it has seen. */
  private int addAllowed(
      List<PrincipalRecord> records,
      UserQuery query,
      Policy policy,
      Loader loader,
      int limit,
      List<EndUser> allowed) {
    List<Principal> principals = records.stream().map(record -> principal(loader, record)).toList();
    List<Group[]> groups = loader.groups(principals);
    int seen = 0;
    while (seen < records.size() && allowed.size() < limit) {
      int i = seen++;
      Parts parts = loader.parts(principals.get(i), groups.get(i), policy);
      Compiled compiled = evaluator.compile(parts);
      if (compiled.allows(query.resource(), query.operation(), query.filters())) {
        allowed.add(records.get(i).user());
      }
    }
    return seen;
  }

  /** Who comes into question, or null if nobody does. */
  private static @Nullable PrincipalQuery candidates(
      UserQuery query, Policy policy, Loader loader) {
    VersionPolicy version = policy.version();
    long[] row = version == null ? null : version.row(query.resource());
    if (version == null || row == null) {
      return null;
    }
    Set<RoleId> permitted = new HashSet<>();
    version.permitted(row, query.operation()).forEach(role -> permitted.add(role.id()));
    if (permitted.isEmpty()) {
      return null;
    }
    if (isOrganizationWide(loader)) {
      return new PrincipalQuery.Holding(permitted);
    }
    return policy.open() && permitted.contains(RoleId.ANONYMOUS)
        ? new PrincipalQuery.Active()
        : new PrincipalQuery.Reached(query.solution().solution(), permitted);
  }

  Stream<EndUser> users(UserQuery query) {
    Iterator<EndUser> pages = new Pages(query);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            pages, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
        false);
  }

  /** Walks over all pages, one at a time in memory. */
  private final class Pages implements Iterator<EndUser> {
    private final UserQuery query;
    private Iterator<EndUser> page = Collections.emptyIterator();
    private @Nullable PageRequest<EndUserId> next = PageRequest.first(PAGE);

    Pages(UserQuery query) {
      this.query = query;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && next != null) {
        UserPage following = users(query, next);
        page = following.users().iterator();
        next = following.next().map(key -> PageRequest.after(key, PAGE)).orElse(null);
      }
      return page.hasNext();
    }

    @Override
    public EndUser next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}

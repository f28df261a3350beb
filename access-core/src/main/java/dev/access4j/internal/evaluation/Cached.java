package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.solution.SolutionRef;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts of decisions on one subject from the caches alone, at the revision that its
 * home was at when this began.
 */
final class Cached {

  private final Caches caches;
  private final Home home;
  private final long revision;
  private final Home.OrganizationEntry organization;
  private final Principal principal;
  private final Group[] groups;

  private Cached(
      Caches caches,
      Home home,
      long revision,
      Home.OrganizationEntry organization,
      Principal principal,
      Group[] groups) {
    this.caches = caches;
    this.home = home;
    this.revision = revision;
    this.organization = organization;
    this.principal = principal;
    this.groups = groups;
  }

  /** Returns null if something of the subject, its groups and its organization is missing. */
  static @Nullable Cached of(Caches caches, Home home, Subject subject) {
    long revision = home.applied();
    Home.OrganizationEntry organization = home.organization();
    Principal principal = caches.principal(subject);
    if (revision < 0 || organization == null || organization.asOf() > revision) {
      return null;
    }
    if (principal == null || !principal.isGoodAt(home, revision)) {
      return null;
    }
    Group[] groups = new Group[principal.groups.length];
    for (int i = 0; i < groups.length; i++) {
      Group group = caches.group(home.id, principal.groups[i]);
      if (group == null || !group.isGoodAt(home, revision)) {
        return null;
      }
      groups[i] = group;
    }
    return new Cached(caches, home, revision, organization, principal, groups);
  }

  /** Returns null if the version is missing or the home moved on meanwhile. */
  @Nullable Parts parts(SolutionRef ref) {
    Policy policy = caches.policy(home.id, ref);
    if (policy == null || !policy.isGoodAt(home, revision) || home.applied() != revision) {
      return null;
    }
    return new Parts(home, revision, organization.organization(), principal, groups, policy);
  }
}

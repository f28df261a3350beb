package dev.access4j.testkit.store;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.ReadView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What holds among solutions, versions and shares. */
record SolutionInvariants(ReadView view, Contents contents, Violations violations) {

  void look() {
    contents.solutions().forEach(this::solution);
    contents.versions().forEach(this::version);
    contents.shares().forEach(this::share);
    violations.unique(
        "version", contents.versions().stream().map(v -> v.solution() + "@" + v.id()).toList());
    violations.unique(
        "share",
        contents.shares().stream().map(each -> List.of(each.solution(), each.grantee())).toList());
    open(Set.of());
    Stream.concat(contents.roles().stream().map(EndUserRole::id), Stream.of(RoleId.ANONYMOUS))
        .forEach(role -> open(Set.of(role)));
  }

  private void solution(Solution solution) {
    SolutionId id = solution.id();
    policy(new SolutionRef.Live(id), solution, solution.live());
    published(Set.of(id), Set.of());
    List<SolutionVersion> versions = versionsOf(id).toList();
    solution
        .live()
        .ifPresent(
            live ->
                violations.check(
                    versions.stream()
                        .anyMatch(v -> v.id().equals(live) && v.state() == VersionState.PUBLISHED),
                    "the live version %s of %s is not among its published ones",
                    live,
                    id));
    List<Grantee> grantees =
        contents.shares().stream()
            .filter(share -> share.solution().equals(id))
            .map(SolutionShare::grantee)
            .toList();
    boolean usersFirst =
        grantees.stream()
            .dropWhile(SolutionInvariants::isUser)
            .noneMatch(SolutionInvariants::isUser);
    violations.check(usersFirst, "shares of %s with users come after some with groups", id);
  }

  private static boolean isUser(Grantee grantee) {
    return grantee instanceof Grantee.User;
  }

  private Stream<SolutionVersion> versionsOf(SolutionId solution) {
    return contents.versions().stream().filter(version -> version.solution().equals(solution));
  }

  /** Compares what one look-up brings with what the lists say. */
  private void policy(SolutionRef ref, Solution solution, Optional<VersionId> wanted) {
    Optional<PolicyRecord> found = view.policy(ref);
    violations.same(
        "the solution of " + ref, Optional.of(solution), found.map(PolicyRecord::solution));
    Optional<SolutionVersion> version =
        wanted.flatMap(
            id -> versionsOf(solution.id()).filter(each -> each.id().equals(id)).findFirst());
    violations.same("the version of " + ref, version, found.flatMap(PolicyRecord::version));
    List<EndUserRole> listed =
        version.map(SolutionVersion::roles).stream()
            .flatMap(Collection::stream)
            .flatMap(role -> view.role(role).stream())
            .toList();
    violations.same(
        "the roles that " + ref + " lists",
        listed,
        found.map(PolicyRecord::listed).orElse(List.of()));
  }

  private void version(SolutionVersion version) {
    Optional<Solution> solution =
        contents.solutions().stream()
            .filter(each -> each.id().equals(version.solution()))
            .findFirst();
    SolutionRef.Pinned ref = new SolutionRef.Pinned(version.solution(), version.id());
    solution.ifPresentOrElse(
        each -> policy(ref, each, Optional.of(version.id())),
        () -> violations.check(false, "version %s has no solution", ref));
    version.roles().forEach(role -> reaches("version " + ref, role, version.solution()));
  }

  private void reaches(String where, RoleId role, SolutionId solution) {
    violations.check(
        view.role(role).filter(each -> each.reaches(solution)).isPresent(),
        "%s names role %s, which does not reach %s",
        where,
        role,
        solution);
  }

  private void share(SolutionShare share) {
    String what = "the share of " + share.solution() + " with " + share.grantee();
    boolean granteeExists =
        share.grantee() instanceof Grantee.Group group
            ? contents.members().containsKey(group.id())
            : contents.users().stream()
                .anyMatch(each -> new Grantee.User(each.user().id()).equals(share.grantee()));
    violations.check(granteeExists, "%s is with nobody", what);
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      explicit.roles().forEach(role -> reaches(what, role, share.solution()));
    }
  }

  private void open(Set<RoleId> roles) {
    Set<SolutionId> answer = view.solutionsOpenOrListing(roles);
    List<SolutionId> expected =
        contents.solutions().stream()
            .filter(each -> isOpen(each) || lists(each, roles))
            .map(Solution::id)
            .toList();
    violations.holdsAll("solutions that are open or list one of " + roles, answer, expected);
    violations.holdsAll(
        "the solutions, beside those open or listing one of " + roles + ",",
        contents.solutions().stream().map(Solution::id).toList(),
        answer);
    published(Set.of(), roles);
  }

  /** Too many may be found, but only such as are published. */
  private void published(Set<SolutionId> solutions, Set<RoleId> roles) {
    Set<SolutionId> whole = new HashSet<>(solutions);
    contents.solutions().stream()
        .filter(SolutionInvariants::isOpen)
        .forEach(each -> whole.add(each.id()));
    List<SolutionVersion> all =
        contents.versions().stream().filter(v -> v.state() == VersionState.PUBLISHED).toList();
    Set<SolutionRef.Pinned> answer = view.publishedVersions(solutions, roles);
    violations.holdsAll(
        "the published versions of " + solutions + ", of open solutions or listing one of " + roles,
        answer,
        all.stream()
            .filter(
                v -> whole.contains(v.solution()) || v.roles().stream().anyMatch(roles::contains))
            .map(SolutionInvariants::pinned)
            .toList());
    violations.holdsAll(
        "the published versions, beside those of " + solutions + " or listing one of " + roles,
        all.stream().map(SolutionInvariants::pinned).toList(),
        answer);
  }

  private static SolutionRef.Pinned pinned(SolutionVersion version) {
    return new SolutionRef.Pinned(version.solution(), version.id());
  }

  private static boolean isOpen(Solution solution) {
    return solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK;
  }

  private boolean lists(Solution solution, Set<RoleId> roles) {
    return versionsOf(solution.id())
        .filter(version -> solution.live().equals(Optional.of(version.id())))
        .anyMatch(version -> version.roles().stream().anyMatch(roles::contains));
  }
}

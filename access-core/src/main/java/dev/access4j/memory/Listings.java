package dev.access4j.memory;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The versions of an organization by the roles that they list, and the solutions open to all. */
record Listings(Tables tables) {

  Set<SolutionId> solutions(Set<RoleId> roles) {
    Set<SolutionId> found = open();
    for (SolutionRef.Pinned version : listing(roles)) {
      Solution solution = tables.solutions.get(version.solution());
      if (solution != null && solution.live().equals(Optional.of(version.version()))) {
        found.add(version.solution());
      }
    }
    return found;
  }

  Set<SolutionRef.Pinned> published(Set<SolutionId> solutions, Set<RoleId> roles) {
    Set<SolutionRef.Pinned> found = listing(roles);
    Set<SolutionId> whole = open();
    whole.addAll(solutions);
    for (SolutionId solution : whole) {
      for (VersionId version : Ranges.seconds(tables.versions, solution)) {
        found.add(new SolutionRef.Pinned(solution, version));
      }
    }
    found.removeIf(ref -> !isPublished(ref));
    return found;
  }

  private Set<SolutionId> open() {
    Set<SolutionId> found = new LinkedHashSet<>();
    tables.openSolutions.entries().forEach(each -> found.add(each.key()));
    return found;
  }

  private boolean isPublished(SolutionRef.Pinned ref) {
    SolutionVersion version = tables.versions.get(new Pair<>(ref.solution(), ref.version()));
    return version != null && version.state() == VersionState.PUBLISHED;
  }

  private Set<SolutionRef.Pinned> listing(Set<RoleId> roles) {
    Set<SolutionRef.Pinned> found = new LinkedHashSet<>();
    for (RoleId role : roles) {
      for (Use use : new Candidates(tables).uses(role, Use.Kind.VERSION)) {
        found.add(new SolutionRef.Pinned(SolutionId.of(use.first()), VersionId.of(use.second())));
      }
    }
    return found;
  }
}

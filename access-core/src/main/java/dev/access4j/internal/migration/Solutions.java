package dev.access4j.internal.migration;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The solutions as their published versions make them; drafts grant nothing (EV-2). */
final class Solutions {

  private final Map<SolutionId, List<Published>> versions = new TreeMap<>();
  private final Set<SolutionId> open = new TreeSet<>();

  private Solutions() {}

  static Solutions read(ReadView view, int size) {
    Solutions all = new Solutions();
    PageRequest.walk(
        size, view::solutions, Solution::id, solution -> all.add(solution, view, size));
    return all;
  }

  private void add(Solution solution, ReadView view, int size) {
    SolutionId id = solution.id();
    List<Published> published = new ArrayList<>();
    Function<PageRequest<VersionId>, List<SolutionVersion>> query = page -> view.versions(id, page);
    PageRequest.walk(
        size,
        query,
        SolutionVersion::id,
        version -> {
          if (version.state() == VersionState.PUBLISHED) {
            boolean live = solution.live().equals(Optional.of(version.id()));
            published.add(Published.of(version, live));
          }
        });
    versions.put(id, List.copyOf(published));
    if (solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK) {
      open.add(id);
    }
  }

  /** The published versions, live or not: running instances stay pinned to theirs (SOL-1). */
  List<Published> versions(SolutionId solution) {
    return versions.getOrDefault(solution, List.of());
  }

  /** The published versions of each solution, by id. */
  Map<SolutionId, List<Published>> all() {
    return versions;
  }

  /** The solutions with general access (SH-5), by id. */
  Set<SolutionId> open() {
    return open;
  }

  /** The roles that some published version lists, for each solution, by id. */
  Map<SolutionId, Set<RoleId>> listed() {
    Map<SolutionId, Set<RoleId>> listed = new TreeMap<>();
    versions.forEach(
        (solution, published) -> {
          Set<RoleId> roles = new HashSet<>();
          published.forEach(version -> roles.addAll(version.listed()));
          listed.put(solution, roles);
        });
    return listed;
  }
}

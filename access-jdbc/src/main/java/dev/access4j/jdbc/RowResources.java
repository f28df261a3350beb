package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The condition that a row is on one of some resources, by the names of these. */
final class RowResources {

  /** Where a host's rows say which resource they are on. */
  sealed interface Columns {

    /** Adds that a row is on one of some resources; returns false if no row can be. */
    boolean add(
        ConditionText to, ScopeDialect dialect, Map<SolutionRef.Pinned, Set<Resource>> resources);
  }

  /** A column for each name. */
  record Named(String solution, String version, @Nullable Lane lane, @Nullable String uiFlow)
      implements Columns {
    @Override
    public boolean add(
        ConditionText to, ScopeDialect dialect, Map<SolutionRef.Pinned, Set<Resource>> resources) {
      RowResources rows = new RowResources(this, resources);
      if (!rows.versions.isEmpty()) {
        rows.add(to, dialect);
      }
      return !rows.versions.isEmpty();
    }
  }

  record Lane(String process, String swimlane) {}

  /** One column for version and resource together. */
  record Key(String column, BiFunction<SolutionRef.Pinned, Resource, String> of)
      implements Columns {
    @Override
    public boolean add(
        ConditionText to, ScopeDialect dialect, Map<SolutionRef.Pinned, Set<Resource>> resources) {
      Set<String> keys = new LinkedHashSet<>();
      resources.forEach(
          (version, set) ->
              set.forEach(resource -> keys.add(requireNonNull(of.apply(version, resource)))));
      if (!keys.isEmpty()) {
        dialect.isOneOf(to, column, keys);
      }
      return !keys.isEmpty();
    }
  }

  private final Named columns;
  private final Set<List<String>> versions = new LinkedHashSet<>();
  private final List<List<String>> lanes = new ArrayList<>();
  private final List<List<String>> flows = new ArrayList<>();

  private RowResources(Named columns, Map<SolutionRef.Pinned, Set<Resource>> resources) {
    this.columns = columns;
    resources.forEach((version, set) -> set.forEach(resource -> take(version, resource)));
  }

  /** What the host's rows are never on is left out. */
  private void take(SolutionRef.Pinned pinned, Resource resource) {
    String solution = pinned.solution().value();
    String version = pinned.version().value();
    if (resource instanceof Resource.SwimlaneOf lane && columns.lane() != null) {
      lanes.add(List.of(solution, version, lane.process(), lane.swimlane()));
      versions.add(List.of(solution, version));
    } else if (resource instanceof Resource.UiFlowOf flow && columns.uiFlow() != null) {
      flows.add(List.of(solution, version, flow.name()));
      versions.add(List.of(solution, version));
    }
  }

  private void add(ConditionText to, ScopeDialect dialect) {
    Lane lane = columns.lane();
    String uiFlow = columns.uiFlow();
    if (lane == null || uiFlow == null) {
      addKinds(to, dialect, lane, uiFlow);
      return;
    }
    // The first is for the planner, which takes no index for one of two alternatives.
    exists(to, dialect, versions, List.of());
    to.add(" AND (" + uiFlow + " IS NULL AND ");
    addKinds(to, dialect, lane, null);
    to.add(" OR " + lane.process() + " IS NULL AND " + lane.swimlane() + " IS NULL AND ");
    addKinds(to, dialect, null, uiFlow);
    to.add(")");
  }

  private void addKinds(
      ConditionText to, ScopeDialect dialect, @Nullable Lane lane, @Nullable String uiFlow) {
    if (lane != null) {
      exists(to, dialect, lanes, List.of(lane.process(), lane.swimlane()));
    } else if (uiFlow != null) {
      exists(to, dialect, flows, List.of(uiFlow));
    }
  }

  /** A row's version, and the columns of its resource, are among some. */
  private void exists(
      ConditionText to,
      ScopeDialect dialect,
      Collection<List<String>> among,
      List<String> resource) {
    List<String> host = new ArrayList<>(List.of(columns.solution(), columns.version()));
    host.addAll(resource);
    List<List<String>> arrays = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < host.size(); i++) {
      int which = i;
      arrays.add(among.stream().map(row -> row.get(which)).toList());
      ours.add("c" + i);
    }
    to.add("EXISTS (SELECT 1 FROM ");
    dialect.rows(to, arrays, "access4j_r(" + String.join(", ", ours) + ")");
    List<String> qualified = ours.stream().map(name -> "access4j_r." + name).toList();
    to.add(" WHERE " + dialect.same(host, qualified) + ")");
  }
}

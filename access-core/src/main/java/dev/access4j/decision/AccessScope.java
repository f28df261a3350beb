package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rows of an engine's own table a subject may touch (LU-5): a condition on a row's solution,
 * version, resource and business-filter values, in a form that a database can take too. Immutable.
 *
 * <p>It is frozen at the moment when it was made: unlike a check or a handle it follows neither
 * later changes nor shares that start or end later. Make one for each query, and keep none.
 */
public sealed interface AccessScope extends Predicate<AccessScope.Row> {

  /**
   * Tells whether the subject may touch a row.
   *
   * @param row the row
   * @return true exactly if an evaluation of the row's version, resource and filters allowed it at
   *     the moment when the scope was made; reads nothing
   */
  @Override
  boolean test(Row row);

  /**
   * A row of an engine's table.
   *
   * @param version the version that the row's instance is pinned to
   * @param resource the swimlane that its token is in, or the UI flow
   * @param filters its business-filter values; whose attributes count is the scope's matter
   */
  record Row(SolutionRef.Pinned version, Resource resource, BusinessFilters filters) {
    /**
     * Checks that nothing is null.
     *
     * @param version see above
     * @param resource see above
     * @param filters see above
     */
    public Row {
      requireNonNull(version, "version");
      requireNonNull(resource, "resource");
      requireNonNull(filters, "filters");
    }
  }

  /** Every row: for a caller that no rule restricts. An evaluator never returns it. */
  record Everything() implements AccessScope {
    @Override
    public boolean test(Row row) {
      return true;
    }
  }

  /** No row. */
  record Nothing() implements AccessScope {
    @Override
    public boolean test(Row row) {
      return false;
    }
  }

  /**
   * The rows on some resources whose business filters the subject's attributes meet.
   *
   * @param resources the resources that the subject may touch, by version; immutable
   * @param attributes the subject's values by attribute key, of which a row's values of the same
   *     key must hold one (EV-7); immutable
   */
  record Condition(
      Map<SolutionRef.Pinned, Set<Resource>> resources, Map<String, Set<String>> attributes)
      implements AccessScope {

    /**
     * Copies both maps.
     *
     * @param resources see above
     * @param attributes see above
     */
    public Condition {
      Map<SolutionRef.Pinned, Set<Resource>> kept = new LinkedHashMap<>();
      resources.forEach((version, set) -> kept.put(version, Set.copyOf(set)));
      resources = Map.copyOf(kept);
      Map<String, Set<String>> values = new LinkedHashMap<>();
      attributes.forEach((key, set) -> values.put(key, Set.copyOf(set)));
      attributes = Map.copyOf(values);
    }

    @Override
    public boolean test(Row row) {
      Set<Resource> visible = resources.get(row.version());
      return visible != null
          && visible.contains(row.resource())
          && row.filters().areMetBy(attributes);
    }
  }
}

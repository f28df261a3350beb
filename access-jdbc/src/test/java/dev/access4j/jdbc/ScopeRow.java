package dev.access4j.jdbc;

import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of an engine's table, before it is spiced.
 *
 * @param id its key
 * @param names solution, version, process, swimlane and UI flow; each may be null
 * @param filters values by key; a missing key and an empty list are the same
 * @param json what a column of JSON holds instead of the filters, if anything
 */
record ScopeRow(
    long id,
    List<@Nullable String> names,
    Map<String, List<@Nullable String>> filters,
    @Nullable String json) {

  static List<@Nullable String> names(SolutionRef.Pinned version, Resource resource) {
    String solution = version.solution().value();
    String number = version.version().value();
    return resource instanceof Resource.SwimlaneOf lane
        ? Arrays.asList(solution, number, lane.process(), lane.swimlane(), null)
        : Arrays.asList(solution, number, null, null, ((Resource.UiFlowOf) resource).name());
  }

  /** A key of version and resource, as a host would make it. */
  static String key(SolutionRef.Pinned version, Resource resource) {
    return key(names(version, resource));
  }

  private static String key(List<@Nullable String> names) {
    return names.stream()
        .map(name -> name == null ? "-" : name.length() + ":" + name)
        .collect(Collectors.joining());
  }

  /** The key of a row on a swimlane, of names as they are in the table; null if it is on none. */
  static @Nullable String keyOfLane(List<@Nullable String> names) {
    List<@Nullable String> lane = new ArrayList<>(names.subList(0, 4));
    if (lane.contains(null)) {
      return null;
    }
    lane.add(null);
    return key(lane);
  }

  Optional<SolutionRef.Pinned> version() {
    String solution = names.get(0);
    String version = names.get(1);
    return solution == null || version == null
        ? Optional.empty()
        : Optional.of(SolutionRef.pinned(solution, version));
  }

  Optional<Resource> lane() {
    String process = names.get(2);
    String lane = names.get(3);
    return process == null || lane == null
        ? Optional.empty()
        : Optional.of(Resource.swimlane(process, lane));
  }

  Optional<Resource> flow() {
    return Optional.ofNullable(names.get(4)).map(Resource::uiFlow);
  }

  /** What a table with columns for both kinds says: not both of them. */
  Optional<Resource> either() {
    boolean noLane = names.get(2) == null && names.get(3) == null;
    if (names.get(4) == null) {
      return lane();
    }
    return noLane ? flow() : Optional.empty();
  }

  /**
   * The first value of each key, as a column of one value has it.
   *
   * @param needed the key of which every row has a value, if only a null
   */
  Map<String, List<@Nullable String>> firsts(String needed) {
    Map<String, List<@Nullable String>> firsts = new HashMap<>();
    filters.forEach(
        (key, list) -> {
          if (!list.isEmpty() && list.get(0) != null) {
            firsts.put(key, List.of(list.get(0)));
          }
        });
    firsts.putIfAbsent(needed, Arrays.asList((String) null));
    return firsts;
  }
}

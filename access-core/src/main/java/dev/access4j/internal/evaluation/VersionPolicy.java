package dev.access4j.internal.evaluation;

import dev.access4j.decision.RoleRef;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A published version, compiled: each listed role is a bit, and each resource has a row with a bit
 * mask for each operation. Masks are as many words long as the listed roles need.
 */
@SuppressWarnings("EnumOrdinal") // positions in masks that live in this process only
final class VersionPolicy {

  private static final int OPERATIONS = Operation.values().length;

  private final VersionId id;
  private final List<RoleRef> listed;
  // Each explanation has it; made with the first.
  private @Nullable String listedNames;
  private final Map<RoleId, Integer> bits = new HashMap<>();
  private final Set<RoleId> own = new HashSet<>();
  private final int words;
  private final List<Resource> resources = new ArrayList<>();
  private final StringMap<Lanes> processes;
  private final LaneRows rows;
  private final StringMap<long[]> uiFlows;

  private VersionPolicy(SolutionVersion version, List<EndUserRole> roles) {
    this.id = version.id();
    List<RoleRef> names = new ArrayList<>();
    for (EndUserRole role : roles) {
      bits.put(role.id(), names.size());
      names.add(new RoleRef(role.id(), role.name()));
      if (role.scope() instanceof RoleScope.OfSolution) {
        own.add(role.id());
      }
    }
    this.listed = List.copyOf(names);
    this.words = Math.max(1, (names.size() + Long.SIZE - 1) / Long.SIZE);
    Map<String, Lanes> lanesOf = new HashMap<>();
    Map<Resource.SwimlaneOf, long[]> rowOf = new HashMap<>();
    for (Process process : version.processes()) {
      Map<String, long[]> rowsThere = new HashMap<>();
      for (Swimlane lane : process.swimlanes()) {
        Resource.SwimlaneOf named = new Resource.SwimlaneOf(process.name(), lane.name());
        long[] row = row(lane.permissions());
        rowsThere.put(lane.name(), row);
        rowOf.put(named, row);
        resources.add(named);
      }
      lanesOf.put(process.name(), new Lanes(process, rowsThere));
    }
    this.processes = new StringMap<>(lanesOf);
    this.rows = new LaneRows(rowOf);
    Map<String, long[]> flows = new HashMap<>();
    for (UiFlow flow : version.uiFlows()) {
      flows.put(flow.name(), row(flow.permissions()));
      resources.add(Resource.uiFlow(flow.name()));
    }
    this.uiFlows = new StringMap<>(flows);
  }

  static VersionPolicy of(SolutionVersion version, List<EndUserRole> listed) {
    return new VersionPolicy(version, listed);
  }

  private long[] row(Permissions permissions) {
    long[] row = new long[OPERATIONS * words];
    permissions
        .roles()
        .forEach(
            (operation, roles) -> {
              for (RoleId role : roles) {
                int bit = bit(role);
                if (bit >= 0) {
                  row[operation.ordinal() * words + bit / Long.SIZE] |= 1L << bit;
                }
              }
            });
    return row;
  }

  VersionId id() {
    return id;
  }

  /** The bit of a role, or -1 if the version does not list it (EV-4). */
  int bit(RoleId role) {
    return bits.getOrDefault(role, -1);
  }

  /** Whether a listed role is the solution's own (DIR-12). */
  boolean isOwn(RoleId role) {
    return own.contains(role);
  }

  RoleRef listed(int bit) {
    return listed.get(bit);
  }

  List<RoleRef> listed() {
    return listed;
  }

  /** Their names, in the order of the list. */
  String listedNames() {
    String names = listedNames;
    if (names == null) {
      names = names(listed);
      listedNames = names;
    }
    return names;
  }

  /** The names of roles as a text, each once: a solution's own role may be named as another. */
  static String names(List<RoleRef> roles) {
    Set<String> names = new LinkedHashSet<>();
    for (RoleRef role : roles) {
      names.add(role.name());
    }
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  long[] emptyMask() {
    return new long[words];
  }

  static void set(long[] mask, int bit) {
    mask[bit / Long.SIZE] |= 1L << bit;
  }

  /** The permissions on a resource, or null if the version has no such resource (EV-5). */
  long @Nullable [] row(Resource resource) {
    if (resource instanceof Resource.SwimlaneOf lane) {
      return row(lane.process(), lane.swimlane());
    }
    return uiFlows.get(((Resource.UiFlowOf) resource).name());
  }

  /** The permissions on a swimlane, or null if the version has none of that name. */
  long @Nullable [] row(String process, String swimlane) {
    return rows.get(process, swimlane);
  }

  /** The resources, in the order of the version. */
  List<Resource> resources() {
    return resources;
  }

  /** The same for a version whose masks are one word long. */
  @SuppressWarnings("EnumOrdinal") // see above
  static boolean permits(long[] row, Operation operation, long mask) {
    return (row[operation.ordinal()] & mask) != 0;
  }

  /** Whether one of the roles in a mask is permitted an operation (EV-6), both of one version. */
  static boolean permits(long[] row, Operation operation, long[] mask) {
    int base = operation.ordinal() * mask.length;
    for (int w = 0; w < mask.length; w++) {
      if ((row[base + w] & mask[w]) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean permits(long[] row, Operation operation, int bit) {
    return (row[operation.ordinal() * words + bit / Long.SIZE] & (1L << bit)) != 0;
  }

  List<RoleRef> permitted(long[] row, Operation operation) {
    List<RoleRef> found = new ArrayList<>();
    for (int bit = 0; bit < listed.size(); bit++) {
      if (permits(row, operation, bit)) {
        found.add(listed.get(bit));
      }
    }
    return found;
  }

  @Nullable Lanes process(String name) {
    return processes.get(name);
  }
}

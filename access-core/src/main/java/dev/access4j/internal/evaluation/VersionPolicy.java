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
import java.util.LinkedHashMap;
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
  private final Map<RoleId, Integer> bits = new HashMap<>();
  private final Set<RoleId> own = new HashSet<>();
  private final int words;
  private final Map<Resource, long[]> rows = new LinkedHashMap<>();
  private final Map<String, Lanes> processes = new HashMap<>();

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
    this.words = (names.size() + Long.SIZE - 1) / Long.SIZE;
    for (Process process : version.processes()) {
      Map<String, long[]> lanes = new HashMap<>();
      for (Swimlane lane : process.swimlanes()) {
        long[] row = row(lane.permissions());
        lanes.put(lane.name(), row);
        rows.put(Resource.swimlane(process.name(), lane.name()), row);
      }
      processes.put(process.name(), new Lanes(process, lanes));
    }
    for (UiFlow flow : version.uiFlows()) {
      rows.put(Resource.uiFlow(flow.name()), row(flow.permissions()));
    }
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

  long[] emptyMask() {
    return new long[words];
  }

  static void set(long[] mask, int bit) {
    mask[bit / Long.SIZE] |= 1L << bit;
  }

  /** The permissions on a resource, or null if the version has no such resource (EV-5). */
  long @Nullable [] row(Resource resource) {
    return rows.get(resource);
  }

  Iterable<Resource> resources() {
    return rows.keySet();
  }

  /** Whether one of the roles in the mask is permitted the operation (EV-6). */
  boolean permits(long[] row, Operation operation, long[] mask) {
    int base = operation.ordinal() * words;
    for (int w = 0; w < words; w++) {
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

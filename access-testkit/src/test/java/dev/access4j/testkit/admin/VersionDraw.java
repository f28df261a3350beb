package dev.access4j.testkit.admin;

import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.testkit.admin.VersionPlan.Part;
import dev.access4j.testkit.admin.VersionPlan.PlannedProcess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Random plans of versions. */
record VersionDraw(Draw draw) {

  private static final List<Operation> OF_LANES =
      Stream.of(Operation.values()).filter(each -> each != Operation.INTERACT).toList();

  VersionPlan plan(String solution) {
    List<String> fitting = new ArrayList<>(draw.fitting(solution));
    if (draw.chance(0.6)) {
      fitting.add(RoleId.ANONYMOUS.value());
    }
    List<String> roles = draw.roles(fitting, 0.85);
    List<PlannedProcess> processes = new ArrayList<>();
    for (String name : names(Pools.PROCESSES)) {
      List<Part> lanes = new ArrayList<>();
      for (String lane : draw.some(Pools.LANES, 0.4)) {
        lanes.add(new Part(lane, permitted(roles, OF_LANES)));
      }
      if (lanes.isEmpty()) {
        lanes.add(new Part("Default", permitted(roles, OF_LANES)));
      }
      String start = draw.one(lanes).name();
      processes.add(new PlannedProcess(name, lanes, start, draw.chance(0.7)));
    }
    List<Part> flows = new ArrayList<>();
    for (String name : names(Pools.FLOWS)) {
      flows.add(new Part(name, permitted(roles, List.of(Operation.INTERACT))));
    }
    return new VersionPlan(draw.chance(0.04), listed(roles), processes, flows);
  }

  /** Each once, but now and then the first once more. */
  private List<String> names(List<String> pool) {
    List<String> names = new ArrayList<>(draw.some(pool, 0.6));
    if (!names.isEmpty() && draw.chance(0.04)) {
      names.add(names.get(0));
    }
    return names;
  }

  private Map<Operation, List<String>> permitted(List<String> roles, List<Operation> operations) {
    Map<Operation, List<String>> permitted = new EnumMap<>(Operation.class);
    for (Operation operation : draw.some(operations, 0.6)) {
      permitted.put(operation, List.copyOf(draw.some(roles, 0.7)));
    }
    return permitted;
  }

  /** All, but now and then without one that is permitted something perhaps. */
  private List<String> listed(List<String> roles) {
    List<String> listed = new ArrayList<>(roles);
    if (!listed.isEmpty() && draw.chance(0.08)) {
      listed.remove(draw.below(listed.size()));
    }
    return listed;
  }
}

package dev.access4j.file;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the versions of one solution. */
final class VersionReading {

  private static final List<String> VERSION_KEYS =
      List.of("id", "state", "roles", "processes", "uiFlows");
  private static final List<String> PROCESS_KEYS =
      List.of("name", "readOnlyAllowed", "startSwimlane", "swimlanes");
  private static final List<String> RESOURCE_KEYS = List.of("name", "permissions");
  private static final List<String> OPERATIONS =
      Arrays.stream(Operation.values()).map(Operation::name).toList();

  private final SolutionId solution;
  private final RoleNames roles;

  VersionReading(SolutionId solution, RoleNames roles) {
    this.solution = solution;
    this.roles = roles;
  }

  /** What is known of a version, whatever else is wrong with it; no id if that is at fault. */
  record ReadVersion(
      @Nullable VersionId id,
      VersionState state,
      Set<RoleId> listed,
      @Nullable SolutionVersion version) {

    boolean isPublished() {
      return state == VersionState.PUBLISHED;
    }
  }

  List<ReadVersion> versions(List<Spot> spots) {
    List<ReadVersion> versions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Spot spot : spots) {
      int before = spot.faultsSoFar();
      Form form = Form.of(spot, VERSION_KEYS);
      String id = form.required("id", StandIn.NAME);
      checkOnce(ids, id, form.findText("id"), "SOL-1");
      VersionState state = form.oneOf("state", VersionState.PUBLISHED);
      Set<RoleId> listed = roles.read(form.list("roles"));
      List<Process> processes = processes(form.list("processes"), listed);
      List<UiFlow> flows = uiFlows(form.list("uiFlows"), listed);
      VersionId checked = form.at("id").attempt(() -> VersionId.of(id));
      // The model would say again, of the version, what was said of its parts.
      boolean isFine = spot.faultsSoFar() == before;
      SolutionVersion version =
          !isFine || checked == null || processes == null || flows == null
              ? null
              : spot.attempt(
                  () -> new SolutionVersion(solution, checked, state, listed, processes, flows));
      versions.add(
          new ReadVersion(form.findText("id") == null ? null : checked, state, listed, version));
    }
    return versions;
  }

  private static void checkOnce(Set<String> names, String name, @Nullable Spot at, String rule) {
    if (at != null && !names.add(name)) {
      at.fault(rule, Excerpt.quote(name) + " is there twice");
    }
  }

  private @Nullable List<Process> processes(List<Spot> spots, Set<RoleId> listed) {
    List<Process> processes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Spot spot : spots) {
      Form form = Form.of(spot, PROCESS_KEYS);
      String name = form.required("name", StandIn.NAME);
      checkOnce(names, name, form.findText("name"), "SOL-3");
      Process process = process(form, name, listed);
      if (process != null) {
        processes.add(process);
      }
    }
    return processes.size() == spots.size() ? processes : null;
  }

  private @Nullable Process process(Form form, String name, Set<RoleId> listed) {
    boolean readOnly = form.flag("readOnlyAllowed", true);
    Spot lanesAt = form.require("swimlanes");
    List<Spot> spots = lanesAt == null ? List.of() : lanesAt.items();
    List<Swimlane> lanes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String first = StandIn.NAME;
    boolean allNamed = !spots.isEmpty();
    for (Spot spot : spots) {
      Form lane = Form.of(spot, RESOURCE_KEYS);
      String laneName = lane.required("name", StandIn.NAME);
      Spot nameAt = lane.findText("name");
      allNamed &= nameAt != null;
      checkOnce(names, laneName, nameAt, "SOL-3");
      first = spot == spots.get(0) ? laneName : first;
      Permissions permissions = permissions(lane, false, listed);
      Swimlane made = spot.attempt(() -> new Swimlane(laneName, permissions));
      if (made != null) {
        lanes.add(made);
      }
    }
    String start = form.optional("startSwimlane", first);
    Spot startAt = form.findText("startSwimlane");
    if (startAt != null && allNamed && !names.contains(start)) {
      startAt.fault(
          "SOL-4",
          Excerpt.quote(start) + " is no swimlane of the process" + Near.hint(start, names));
    }
    if (names.size() < spots.size() || lanes.size() < spots.size() || !names.contains(start)) {
      checkName(form, name);
      if (lanesAt != null && lanesAt.node() instanceof Node.Items && spots.isEmpty()) {
        lanesAt.fault("SOL-4", "a process has at least one swimlane");
      }
      return null;
    }
    return form.spot().attempt(() -> new Process(name, lanes, start, readOnly));
  }

  /** The check of the name that is left when the process cannot be made for other reasons. */
  private static void checkName(Form form, String name) {
    Faults faults = new Faults();
    Text.checkIdentifier(name, "name", faults);
    form.spot()
        .attempt(
            () -> {
              faults.throwIfAny();
              return name;
            });
  }

  private @Nullable List<UiFlow> uiFlows(List<Spot> spots, Set<RoleId> listed) {
    List<UiFlow> flows = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Spot spot : spots) {
      Form form = Form.of(spot, RESOURCE_KEYS);
      String name = form.required("name", StandIn.NAME);
      checkOnce(names, name, form.findText("name"), "SOL-5");
      Permissions permissions = permissions(form, true, listed);
      UiFlow flow = spot.attempt(() -> new UiFlow(name, permissions));
      if (flow != null) {
        flows.add(flow);
      }
    }
    return flows.size() == spots.size() && names.size() == spots.size() ? flows : null;
  }

  private Permissions permissions(Form form, boolean uiFlow, Set<RoleId> listed) {
    Spot spot = form.find("permissions");
    if (spot == null) {
      return Permissions.NONE;
    }
    Map<Operation, Set<RoleId>> permitted = new EnumMap<>(Operation.class);
    for (Spot member : spot.members()) {
      Set<RoleId> mayDo = roles.read(member.items(), listed);
      int index = OPERATIONS.indexOf(member.key());
      if (index < 0) {
        member.fault(
            "there is no operation "
                + Excerpt.quote(member.key())
                + Near.hint(member.key(), OPERATIONS));
      } else if (uiFlow != (Operation.valueOf(member.key()) == Operation.INTERACT)) {
        member.fault(
            uiFlow ? "SOL-5" : "SOL-3",
            uiFlow ? "a UI flow has the operation INTERACT only" : "INTERACT is for UI flows");
      } else {
        permitted.put(Operation.valueOf(member.key()), mayDo);
      }
    }
    return new Permissions(permitted);
  }
}

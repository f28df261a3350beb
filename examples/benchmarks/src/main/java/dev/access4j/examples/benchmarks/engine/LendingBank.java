package dev.access4j.examples.benchmarks.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.access4j.Access4j;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.engine.guard.GuardedEngine;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A bank with 100 branches: in each a group of tellers and a group of clerks, and beside them 200
 * teams of reviewers. Of its five solutions four are shared with the branches, and one with the
 * teams; each has three versions of a process through five lanes.
 *
 * <p>One user is in the 200 groups of the branches and may work in two lanes of four solutions. The
 * other is in the 200 teams and may work in one lane of one solution, on what has a team's name.
 */
final class LendingBank implements AutoCloseable {

  static final OrganizationId ORGANIZATION = OrganizationId.of("bank");
  static final Subject.User BRANCHES_USER = user("branches");
  static final Subject.User TEAMS_USER = user("teams");
  static final List<String> LANES = List.of("Front", "Credit", "Back", "Audit", "Review");
  static final int SOLUTIONS = 5;
  static final int VERSIONS = 3;
  static final int BRANCHES = 100;
  static final int TEAMS = 200;

  /** Who works in each lane. */
  private static final List<String> ROLES =
      List.of("teller", "analyst", "clerk", "auditor", "reviewer");

  private static final String LISTENER =
      "<extensionElements><flowable:taskListener event=\"create\" class=\""
          + Lending.Remember.class.getName()
          + "\"/></extensionElements>";

  private final JdbcAccessStore store;
  private final Access4j access;

  LendingBank(DataSource database) {
    AccessSchema.migrate(database);
    store = JdbcAccessStore.builder(database).build();
    access = Access4j.builder(store).build();
    access.change(ORGANIZATION, LendingBank::write);
  }

  private static void write(AccessWriter writer) {
    writer.put(Organization.of(ORGANIZATION, "Bank"));
    ROLES.forEach(role -> writer.put(EndUserRole.of(RoleId.of(role), role)));
    for (Subject.User user : List.of(BRANCHES_USER, TEAMS_USER)) {
      String name = user.id().value();
      writer.put(EndUser.builder(user.id(), name, name + "@bank.example").build());
    }
    for (int s = 0; s < SOLUTIONS; s++) {
      writer.put(Solution.of(SolutionId.of(solution(s)), "Solution " + s));
      for (int v = 1; v <= VERSIONS; v++) {
        writer.put(version(s, v));
      }
      writer.makeLive(SolutionId.of(solution(s)), ref(s, VERSIONS).version());
    }
    for (int b = 0; b < BRANCHES; b++) {
      List<Integer> shared = IntStream.range(0, SOLUTIONS - 1).boxed().toList();
      group(writer, "tellers-" + b, "teller", branch(b), BRANCHES_USER, shared);
      group(writer, "clerks-" + b, "clerk", branch(b), BRANCHES_USER, shared);
    }
    for (int t = 0; t < TEAMS; t++) {
      group(writer, "team-" + t, "reviewer", team(t), TEAMS_USER, List.of(0));
    }
  }

  private static SolutionVersion version(int s, int v) {
    List<Swimlane> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES.size(); lane++) {
      Set<RoleId> role = Set.of(RoleId.of(ROLES.get(lane)));
      Permissions work =
          new Permissions(
              Map.of(Operation.VIEW, role, Operation.EXECUTE, role, Operation.SELF_ASSIGN, role));
      lanes.add(new Swimlane(LANES.get(lane), work));
    }
    return new SolutionVersion(
        ref(s, v).solution(),
        ref(s, v).version(),
        VersionState.PUBLISHED,
        ROLES.stream().map(RoleId::of).collect(Collectors.toSet()),
        List.of(new Process(process(s), lanes, LANES.get(0), true)),
        List.of());
  }

  private static void group(
      AccessWriter writer,
      String name,
      String role,
      String filter,
      Subject.User member,
      List<Integer> solutions) {
    GroupId id = GroupId.of(name);
    writer.put(
        new EndUserGroup(
            id, name, Set.of(RoleId.of(role)), Attributes.of(BusinessFilters.DEFAULT_KEY, filter)));
    writer.addMember(id, member.id());
    for (int s : solutions) {
      writer.share(SolutionShare.withGroup(SolutionId.of(solution(s)), id, SharedRoles.FROM_GROUP));
    }
  }

  static Subject.User user(String id) {
    return Subject.user(ORGANIZATION, EndUserId.of(id));
  }

  static String solution(int s) {
    return "solution-" + s;
  }

  static String process(int s) {
    return "process-" + s;
  }

  static SolutionRef.Pinned ref(int s, int v) {
    return SolutionRef.pinned(solution(s), Integer.toString(v));
  }

  static String branch(int b) {
    return "branch_" + b;
  }

  static String team(int t) {
    return "team_" + t;
  }

  Access4j access() {
    return access;
  }

  /** Deploys each version, as the guard wants it. */
  static void deploy(GuardedEngine engine) {
    for (int s = 0; s < SOLUTIONS; s++) {
      for (int v = 1; v <= VERSIONS; v++) {
        engine.deployments().deploy(ref(s, v), Map.of("process.bpmn", bpmn(s)));
      }
    }
  }

  /** A process with one task after the other, each in a lane of its own. */
  static byte[] bpmn(int s) {
    StringBuilder lanes = new StringBuilder();
    StringBuilder nodes = new StringBuilder("<startEvent id=\"start\"/>");
    String before = "start";
    for (String lane : LANES) {
      String task = lane.toLowerCase(Locale.ROOT);
      lanes
          .append("<lane id=\"lane-" + task + "\" name=\"" + lane + "\">")
          .append(before.equals("start") ? "<flowNodeRef>start</flowNodeRef>" : "")
          .append("<flowNodeRef>" + task + "</flowNodeRef></lane>");
      nodes
          .append("<sequenceFlow id=\"to-" + task + "\" sourceRef=\"" + before + "\" targetRef=\"")
          .append(
              task
                  + "\"/><userTask id=\""
                  + task
                  + "\" name=\"Work of "
                  + lane
                  + "\">"
                  + LISTENER
                  + "</userTask>");
      before = task;
    }
    String xml =
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
            + " xmlns:flowable=\"http://flowable.org/bpmn\""
            + " targetNamespace=\"https://access4j.dev/benchmarks\"><process id=\""
            + process(s)
            + "\" isExecutable=\"true\"><laneSet id=\"lanes\">"
            + lanes
            + "</laneSet>"
            + nodes
            + "</process></definitions>";
    return xml.getBytes(UTF_8);
  }

  @Override
  public void close() {
    access.close();
    store.close();
  }
}

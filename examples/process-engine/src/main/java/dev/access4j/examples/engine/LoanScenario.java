package dev.access4j.examples.engine;

import dev.access4j.admin.Actor;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.examples.engine.guard.CommandRefusedException;
import dev.access4j.examples.engine.guard.LaneChange;
import dev.access4j.examples.engine.guard.ServiceActor;
import dev.access4j.examples.engine.guard.TaskRow;
import dev.access4j.examples.engine.guard.TaskSort;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;

/** A loan goes through three lanes, and a timeline tells who tried what, and why it went so. */
final class LoanScenario implements AutoCloseable {

  private static final List<String> USERS = List.of("ana", "ben", "carla", "dan", "eva");
  private static final String FILTERS = "task.businessFilters";

  private final PrintWriter out;
  private final LoanBank bank;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> laneChanges = new ArrayList<>();
  private Map<String, List<String>> shown = Map.of();
  private String loan = "";

  LoanScenario(OrganizationId organization, DataSource database, PrintWriter out) {
    this.out = out;
    this.bank =
        new LoanBank(
            organization,
            database,
            (user, operation, swimlane, decision) -> decisions.add(decision),
            this::moved);
  }

  void run() {
    title("ana and ben are tellers of two branches, carla an analyst, dan a manager, eva a clerk");
    title("Who may start a loan");
    start("eva", "branch_01");
    start("ana", "branch_02");
    start("ana", "branch_01");
    lists();

    title("Front office");
    claim("carla");
    claim("ben");
    claim("ana");
    complete("ana");
    lists();

    title("Credit analysis: the token has left ana's lane");
    complete("ana");
    look("ana");
    hold("carla");
    hold("dan");
    claim("carla");
    unhold("dan");
    allocate();

    title("The credit desk loses its share, in the middle of its work");
    share(false);
    complete("carla");
    lists();
    share(true);
    complete("carla");
    lists();

    title("Front office again, and the back office");
    claim("ana");
    complete("ana");
    claim("eva");
    complete("eva");
    lists();
  }

  private void start(String user, String branch) {
    tried(
        user,
        "starts a loan of " + branch,
        () ->
            loan =
                bank.engine()
                    .engine()
                    .getRuntimeService()
                    .startProcessInstanceByKeyAndTenantId(
                        "loan", Map.of(FILTERS, branch), bank.organization().value())
                    .getId());
  }

  private void claim(String user) {
    Task task = task();
    tried(
        user,
        "takes '" + task.getName() + "'",
        () -> tasks().claim(task.getId(), bank.user(user).id().value()));
  }

  private void complete(String user) {
    Task task = task();
    tried(user, "completes '" + task.getName() + "'", () -> tasks().complete(task.getId()));
  }

  private void look(String user) {
    Task task = task();
    tried(user, "looks at '" + task.getName() + "'", () -> tasks().getVariables(task.getId()));
  }

  private void hold(String user) {
    Task task = task();
    tried(
        user,
        "puts '" + task.getName() + "' on hold",
        () -> tasks().suspendTask(task.getId(), bank.user(user).id().value()));
  }

  private void unhold(String user) {
    Task task = task();
    tried(
        user,
        "takes '" + task.getName() + "' off hold",
        () -> tasks().activateTask(task.getId(), bank.user(user).id().value()));
  }

  private void allocate() {
    Task task = task();
    String who =
        bank.engine()
            .candidates()
            .allocate(task.getId())
            .map(user -> user.username())
            .orElse("nobody");
    line("(system)", "gives '" + task.getName() + "' to the least loaded", who);
  }

  private void share(boolean granted) {
    Actor admin = new Actor.Designer(bank.organization(), "admin", Set.of("org_admin"));
    Grantee desk = Grantee.group(bank.group("Credit desk"));
    if (granted) {
      SolutionShare share =
          SolutionShare.withGroup(
              LoanBank.LENDING, bank.group("Credit desk"), SharedRoles.FROM_GROUP);
      bank.access().admin().shares().share(admin, share);
    } else {
      bank.access().admin().shares().unshare(admin, LoanBank.LENDING, desk);
    }
    line("(admin)", (granted ? "shares" : "unshares") + " lending with the Credit desk", "done");
  }

  private void tried(String user, String what, Runnable command) {
    decisions.clear();
    String outcome;
    try {
      bank.engine()
          .asUser(
              bank.user(user).id().value(),
              () -> {
                command.run();
                return true;
              });
      outcome = "ALLOWED    " + decisions.stream().findFirst().map(this::why).orElse("");
    } catch (CommandRefusedException e) {
      outcome = "REFUSED    " + e.decision().map(this::why).orElse(e.getMessage());
    } catch (FlowableException e) {
      outcome = "NOT NOW    " + reason(e);
    }
    line(user, what, outcome);
    laneChanges.forEach(change -> line("", "", change));
    laneChanges.clear();
  }

  private String why(Decision decision) {
    if (decision instanceof Decision.Allowed allowed) {
      return allowed.grant().toString();
    }
    return ((Decision.Denied) decision).reason().toString();
  }

  // The engine's message names the task by an id, which is another one each time.
  private String reason(FlowableException e) {
    return String.valueOf(e.getMessage()).contains("suspended") ? "the task is on hold" : "";
  }

  private void moved(LaneChange change) {
    laneChanges.add(
        "-> " + bank.nameOf(change.user().id()) + " has " + change.change() + " the loan");
  }

  private void lists() {
    Map<String, List<String>> now = new LinkedHashMap<>();
    for (String user : USERS) {
      now.put(user, list(bank.user(user)));
    }
    now.forEach(
        (user, list) -> {
          if (!list.equals(shown.getOrDefault(user, List.of()))) {
            line("  " + user, "has the task list", list.isEmpty() ? "-" : String.join(", ", list));
          }
        });
    shown = now;
  }

  private List<String> list(Subject.User user) {
    return bank
        .engine()
        .taskList()
        .page(user, Operation.EXECUTE, TaskSort.NEWEST, Optional.empty(), 50)
        .rows()
        .stream()
        .map(TaskRow::name)
        .toList();
  }

  private Task task() {
    return bank.engine()
        .asService(
            ServiceActor.OPERATOR,
            () -> tasks().createTaskQuery().processInstanceId(loan).singleResult());
  }

  private TaskService tasks() {
    return bank.engine().engine().getTaskService();
  }

  private void title(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  private void line(String who, String what, String outcome) {
    out.printf("  %-9s %-40s %s%n", who, what, outcome);
    out.flush();
  }

  @Override
  public void close() {
    bank.close();
  }
}

package dev.access4j.examples.engine.guard;

import static dev.access4j.solution.Operation.ASSIGN;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.HOLD;
import static dev.access4j.solution.Operation.UNHOLD;

import dev.access4j.solution.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.engine.impl.cmd.ActivateProcessInstanceCmd;
import org.flowable.engine.impl.cmd.ActivateTaskCmd;
import org.flowable.engine.impl.cmd.AddCommentCmd;
import org.flowable.engine.impl.cmd.AddIdentityLinkCmd;
import org.flowable.engine.impl.cmd.ClaimTaskCmd;
import org.flowable.engine.impl.cmd.CompleteTaskCmd;
import org.flowable.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.flowable.engine.impl.cmd.FindActiveActivityIdsCmd;
import org.flowable.engine.impl.cmd.GetDataObjectCmd;
import org.flowable.engine.impl.cmd.GetDataObjectsCmd;
import org.flowable.engine.impl.cmd.GetExecutionVariableCmd;
import org.flowable.engine.impl.cmd.GetExecutionVariableInstanceCmd;
import org.flowable.engine.impl.cmd.GetExecutionVariableInstancesCmd;
import org.flowable.engine.impl.cmd.GetExecutionVariablesCmd;
import org.flowable.engine.impl.cmd.GetIdentityLinksForProcessInstanceCmd;
import org.flowable.engine.impl.cmd.GetIdentityLinksForTaskCmd;
import org.flowable.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.flowable.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.flowable.engine.impl.cmd.GetTaskCommentsByTypeCmd;
import org.flowable.engine.impl.cmd.GetTaskCommentsCmd;
import org.flowable.engine.impl.cmd.GetTaskDataObjectCmd;
import org.flowable.engine.impl.cmd.GetTaskDataObjectsCmd;
import org.flowable.engine.impl.cmd.GetTaskEventsCmd;
import org.flowable.engine.impl.cmd.GetTaskVariableCmd;
import org.flowable.engine.impl.cmd.GetTaskVariableInstanceCmd;
import org.flowable.engine.impl.cmd.GetTaskVariableInstancesCmd;
import org.flowable.engine.impl.cmd.GetTaskVariablesCmd;
import org.flowable.engine.impl.cmd.HasExecutionVariableCmd;
import org.flowable.engine.impl.cmd.HasTaskVariableCmd;
import org.flowable.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.flowable.engine.impl.cmd.SetTaskVariablesCmd;
import org.flowable.engine.impl.cmd.StartProcessInstanceAsyncCmd;
import org.flowable.engine.impl.cmd.StartProcessInstanceByMessageCmd;
import org.flowable.engine.impl.cmd.StartProcessInstanceCmd;
import org.flowable.engine.impl.cmd.StartProgressTaskCmd;
import org.flowable.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.flowable.engine.impl.cmd.SuspendTaskCmd;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/**
 * The commands that an end user may give, and what each of them needs. A command that is not here
 * is refused to every end user: one that the next version of the engine brings, one that a host
 * writes, and each of those that administer the engine. So are queries, whatever they find: whether
 * one finds something tells of rows that its user may not see. {@link TaskList} is the query that
 * does not. Immutable.
 */
final class CommandRules {

  /** They start what they name, or the newest with a key. */
  private static final List<Class<?>> STARTS =
      List.of(StartProcessInstanceCmd.class, StartProcessInstanceAsyncCmd.class);

  private static final List<CommandField> NAMED_DEFINITIONS =
      List.of(
          CommandField.of(StartProcessInstanceCmd.class, "processDefinitionId"),
          CommandField.of(StartProcessInstanceCmd.class, "processDefinitionParentDeploymentId"));

  /** They show what is known of a task; each has a field with the task's id. */
  private static final List<Class<? extends Command<?>>> VIEWS_OF_TASK =
      List.of(
          GetTaskVariableCmd.class,
          GetTaskVariablesCmd.class,
          GetTaskVariableInstanceCmd.class,
          GetTaskVariableInstancesCmd.class,
          HasTaskVariableCmd.class,
          GetTaskDataObjectCmd.class,
          GetTaskDataObjectsCmd.class,
          GetIdentityLinksForTaskCmd.class,
          GetTaskCommentsCmd.class,
          GetTaskCommentsByTypeCmd.class,
          GetTaskEventsCmd.class,
          GetTaskAttachmentsCmd.class);

  /** They show what is known of an instance, by the id of one of its executions. */
  private static final List<Class<? extends Command<?>>> VIEWS_BY_EXECUTION =
      List.of(
          GetExecutionVariableCmd.class,
          GetExecutionVariablesCmd.class,
          GetExecutionVariableInstanceCmd.class,
          GetExecutionVariableInstancesCmd.class,
          HasExecutionVariableCmd.class,
          GetDataObjectCmd.class,
          GetDataObjectsCmd.class,
          FindActiveActivityIdsCmd.class);

  /** The same by the id of the instance itself. */
  private static final List<Class<? extends Command<?>>> VIEWS_OF_INSTANCE =
      List.of(GetIdentityLinksForProcessInstanceCmd.class, GetProcessInstanceCommentsCmd.class);

  private final Map<Class<?>, CommandRule> rules = new HashMap<>();
  private final Instances instances;

  CommandRules(Instances instances, Callers callers) {
    this.instances = instances;
    // Which definition it means, and with which variables, the engine finds out: see StartGuard.
    CommandRule start = (command, asked) -> asked.context().addAttribute(StartGuard.ASKED, asked);
    rules.put(StartProcessInstanceByMessageCmd.class, start);
    CommandRule mayNameIt =
        (command, asked) -> {
          start.check(command, asked);
          if (NAMED_DEFINITIONS.stream().anyMatch(field -> field.textOf(command) != null)) {
            asked.context().addAttribute(StartGuard.NAMED, true);
          }
        };
    STARTS.forEach(command -> rules.put(command, mayNameIt));

    CommandRule assignment = new AssignmentRule(instances, callers);
    rules.put(ClaimTaskCmd.class, assignment);
    rules.put(AddIdentityLinkCmd.class, assignment);
    rules.put(DeleteIdentityLinkCmd.class, assignment);

    onTask(
        CompleteTaskCmd.class,
        EXECUTE,
        inOwnName(CompleteTaskCmd.class),
        withoutFilters(
            CompleteTaskCmd.class,
            "variables",
            "variablesLocal",
            "transientVariables",
            "transientVariablesLocal"));
    onTask(StartProgressTaskCmd.class, EXECUTE, inOwnName(StartProgressTaskCmd.class));
    onTask(
        SetTaskVariablesCmd.class, EXECUTE, withoutFilters(SetTaskVariablesCmd.class, "variables"));
    onTask(
        RemoveTaskVariablesCmd.class,
        EXECUTE,
        withoutFilters(RemoveTaskVariablesCmd.class, "variableNames"),
        locked());
    onTask(AddCommentCmd.class, EXECUTE, ofItsInstance());
    onTask(FindPlaceCmd.class, ASSIGN);

    onTask(SuspendTaskCmd.class, HOLD, inOwnName(SuspendTaskCmd.class));
    onTask(ActivateTaskCmd.class, UNHOLD, inOwnName(ActivateTaskCmd.class), ofRunningInstance());
    onInstance(SuspendProcessInstanceCmd.class, HOLD);
    onInstance(ActivateProcessInstanceCmd.class, UNHOLD);

    VIEWS_OF_TASK.forEach(this::viewOfTask);
    VIEWS_BY_EXECUTION.forEach(command -> viewOfInstance(command, "executionId"));
    VIEWS_OF_INSTANCE.forEach(command -> viewOfInstance(command, "processInstanceId"));
  }

  /** Finds what a command needs; empty for one that no end user may give. */
  Optional<CommandRule> find(Class<?> command) {
    return Optional.ofNullable(rules.get(command));
  }

  private void onTask(Class<? extends Command<?>> type, Operation operation, TaskRule... also) {
    CommandField id = CommandField.of(type, "taskId");
    rules.put(
        type,
        (command, asked) -> {
          TaskEntity task = instances.task(id.textOf(command), asked.context());
          asked.require(operation, instances.placeOf(task, asked));
          for (TaskRule rule : also) {
            rule.check(command, task, asked);
          }
        });
  }

  /** A command names who does it; nobody does anything in another's name. */
  private static TaskRule inOwnName(Class<? extends Command<?>> type) {
    CommandField user = CommandField.of(type, "userId");
    return (command, task, asked) -> {
      String name = user.textOf(command);
      if (name != null && !name.equals(asked.user().id().value())) {
        throw asked.refuse("acts in the name of '" + name + "'");
      }
    };
  }

  // The filter values say who may see an instance: they are no user's to change on the way.
  private TaskRule withoutFilters(Class<? extends Command<?>> type, String... fields) {
    List<CommandField> variables =
        Stream.of(fields).map(field -> CommandField.of(type, field)).toList();
    return (command, task, asked) -> {
      for (CommandField field : variables) {
        Object given = field.of(command);
        if (given != null) { // of the four kinds that a completion may carry, most are not there
          UserVariables.requireOthers(given, instances.countersOf(task, asked.context()), asked);
        }
      }
    };
  }

  // The engine takes any instance along with any task.
  private static TaskRule ofItsInstance() {
    CommandField instance = CommandField.of(AddCommentCmd.class, "processInstanceId");
    return (command, task, asked) -> {
      String named = instance.textOf(command);
      if (named != null && !named.equals(task.getProcessInstanceId())) {
        throw asked.refuse("a comment on another instance than the task's");
      }
    };
  }

  /** Some commands write nothing that others write too, and would not see the task move. */
  private static TaskRule locked() {
    return (command, task, asked) -> task.forceUpdate();
  }

  /** An instance that is held as a whole goes on as a whole, and not lane by lane. */
  private static TaskRule ofRunningInstance() {
    return (command, task, asked) -> {
      ExecutionEntity instance =
          task.getProcessInstanceId() == null
              ? null
              : CommandContextUtil.getExecutionEntityManager(asked.context())
                  .findById(task.getProcessInstanceId());
      if (instance != null && instance.isSuspended()) {
        throw asked.refuse("the instance of task " + task.getId() + " is on hold as a whole");
      }
    };
  }

  // A parallel instance is held as a whole: it needs the right wherever one of its tokens is.
  private void onInstance(Class<? extends Command<?>> type, Operation operation) {
    CommandField instance = CommandField.of(type, "processInstanceId");
    rules.put(
        type,
        (command, asked) -> {
          Set<Place> places = instances.placesOf(instance.textOf(command), asked);
          if (places.isEmpty()) {
            throw asked.refuse("an instance without a token has no place to hold a right in");
          }
          for (Place place : places) {
            asked.require(operation, place);
          }
        });
  }

  private void viewOfTask(Class<? extends Command<?>> type) {
    CommandField task = CommandField.of(type, "taskId");
    rules.put(
        type,
        (command, asked) ->
            asked.requireView(
                List.of(
                    instances.placeOf(
                        instances.task(task.textOf(command), asked.context()), asked))));
  }

  private void viewOfInstance(Class<? extends Command<?>> type, String field) {
    CommandField execution = CommandField.of(type, field);
    rules.put(
        type,
        (command, asked) ->
            asked.requireView(instances.placesOf(execution.textOf(command), asked)));
  }
}

package dev.access4j.examples.engine.guard;

import dev.access4j.solution.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.engine.impl.cmd.CompleteTaskCmd;
import org.flowable.engine.impl.cmd.NeedsActiveTaskCmd;
import org.flowable.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.flowable.engine.impl.cmd.SetTaskVariablesCmd;
import org.flowable.engine.impl.cmd.StartProgressTaskCmd;

/**
 * Working on a task, which needs {@code EXECUTE}: in one's own name, and without touching the
 * instance's filter values. Those say who may see it; they are given at its start, and changed by
 * the model.
 */
final class WorkRule implements CommandRule {

  private static final CommandField TASK = CommandField.of(NeedsActiveTaskCmd.class, "taskId");
  private static final CommandField COMPLETED_BY = CommandField.of(CompleteTaskCmd.class, "userId");
  private static final CommandField STARTED_BY =
      CommandField.of(StartProgressTaskCmd.class, "userId");
  private static final List<CommandField> OF_COMPLETION =
      List.of(
          CommandField.of(CompleteTaskCmd.class, "variables"),
          CommandField.of(CompleteTaskCmd.class, "variablesLocal"),
          CommandField.of(CompleteTaskCmd.class, "transientVariables"),
          CommandField.of(CompleteTaskCmd.class, "transientVariablesLocal"));
  private static final CommandField SET = CommandField.of(SetTaskVariablesCmd.class, "variables");
  private static final CommandField REMOVED =
      CommandField.of(RemoveTaskVariablesCmd.class, "variableNames");

  private final Instances instances;

  WorkRule(Instances instances) {
    this.instances = instances;
  }

  @Override
  public void before(Command<?> command, Asked asked) {
    Place place = instances.placeOf(instances.task(TASK.textOf(command), asked.context()), asked);
    asked.require(Operation.EXECUTE, place);
    if (command instanceof CompleteTaskCmd) {
      requireSelf(COMPLETED_BY, command, asked);
      OF_COMPLETION.forEach(field -> requireOtherVariables(field, command, asked));
    } else if (command instanceof StartProgressTaskCmd) {
      requireSelf(STARTED_BY, command, asked);
    } else if (command instanceof SetTaskVariablesCmd) {
      requireOtherVariables(SET, command, asked);
    } else {
      requireOtherVariables(REMOVED, command, asked);
    }
  }

  private static void requireSelf(CommandField field, Command<?> command, Asked asked) {
    String name = field.textOf(command);
    if (name != null && !name.equals(asked.user().id().value())) {
      throw asked.refuse("works in the name of '" + name + "'");
    }
  }

  private static void requireOtherVariables(CommandField field, Command<?> command, Asked asked) {
    Object variables = field.of(command);
    Collection<?> names =
        variables instanceof Map<?, ?> values
            ? values.keySet()
            : variables instanceof Collection<?> several ? several : List.of();
    if (names.contains(FilterVariable.NAME)) {
      throw asked.refuse(FilterVariable.NAME + " is given at the start, and changed by the model");
    }
  }
}

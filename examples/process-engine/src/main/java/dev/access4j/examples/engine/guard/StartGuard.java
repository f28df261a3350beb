package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.interceptor.StartProcessInstanceAfterContext;
import org.flowable.engine.interceptor.StartProcessInstanceBeforeContext;
import org.flowable.engine.interceptor.StartProcessInstanceInterceptor;
import org.flowable.engine.interceptor.StartSubProcessInstanceAfterContext;
import org.flowable.engine.interceptor.StartSubProcessInstanceBeforeContext;

/**
 * Decides the start that a command asks for, when the engine knows what is to start and before it
 * has made anything. An instance that another one calls is the model's work, and not the user's.
 */
final class StartGuard implements StartProcessInstanceInterceptor {

  /** The attribute of a command's context that says who asks for a start. */
  static final String ASKED = "access4j.start";

  /** The attribute that says that the command has named the definition itself. */
  static final String NAMED = "access4j.named";

  private final Definitions definitions;

  StartGuard(Definitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public void beforeStartProcessInstance(StartProcessInstanceBeforeContext start) {
    CommandContext context = Context.getCommandContext();
    if (!(context.getAttribute(ASKED) instanceof Asked asked)) {
      return; // A service's, or within a command that was decided as something else.
    }
    // What the started instance starts in its turn is the model's.
    context.removeAttribute(ASKED);
    Definition definition =
        definitions
            .find(start.getProcessDefinition().getId(), context)
            .orElseThrow(
                () ->
                    asked.refuse(
                        "process " + start.getProcessDefinition().getKey() + " is of no solution"));
    if (!definitions.tenant().equals(start.getTenantId())) {
      throw asked.refuse("a start for another tenant, whose tasks these would be (DIR-1)");
    }
    // Where its process was deployed again, rights in a version are for what runs on it (SOL-1).
    if (context.getAttribute(NAMED) != null
        && !definitions.isNewest(start.getProcessDefinition(), context)) {
      throw asked.refuse(definition.version() + " is not the newest with this process");
    }
    if (start.getOwnerId() != null || start.getAssigneeId() != null) {
      throw asked.refuse("an instance with an owner or an assignee, who follow from roles");
    }
    UserVariables.require(start.getVariables(), definition.counters(), asked);
    UserVariables.require(start.getTransientVariables(), definition.counters(), asked);
    if (start.getTransientVariables() != null
        && start.getTransientVariables().containsKey(FilterVariable.NAME)) {
      throw asked.refuse(FilterVariable.NAME + " as a transient variable, which nobody else sees");
    }
    BusinessFilters filters = FilterVariable.among(start.getVariables());
    asked.requireStart(definition, filters);
    Resource.SwimlaneOf lane = definition.swimlaneOf(start.getInitialActivityId());
    if (!lane.equals(definition.start())) {
      Place place = new Place(definition.version(), lane, filters);
      asked.require(Operation.EXECUTE, place);
      asked.require(Operation.SELF_ASSIGN, place);
    }
  }

  @Override
  public void afterStartProcessInstance(StartProcessInstanceAfterContext start) {}

  @Override
  public void beforeStartSubProcessInstance(StartSubProcessInstanceBeforeContext start) {}

  @Override
  public void afterStartSubProcessInstance(StartSubProcessInstanceAfterContext start) {}
}

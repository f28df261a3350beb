package dev.access4j.examples.engine.guard;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.delegate.event.FlowableSequenceFlowTakenEvent;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.api.Task;

/**
 * Sees tokens move from one swimlane to another. However far they go within one command, that is
 * one move: from where they rested before it to where they rest after it.
 */
final class TokenMoves extends AbstractFlowableEventListener {

  private final Definitions definitions;
  private final Instances instances;
  private final LaneNotices notices;

  TokenMoves(Definitions definitions, Instances instances, LaneNotices notices) {
    this.definitions = definitions;
    this.instances = instances;
    this.notices = notices;
  }

  @Override
  public void onEvent(FlowableEvent event) {
    CommandContext context = Context.getCommandContext();
    if (event instanceof FlowableSequenceFlowTakenEvent flow) {
      flowTaken(flow, context);
    } else if (event instanceof FlowableEngineEntityEvent completed
        && completed.getEntity() instanceof Task task
        && task.getAssignee() != null
        && task.getProcessInstanceId() != null) {
      moving(context).of(task.getProcessInstanceId()).assignees.add(task.getAssignee());
    }
  }

  private void flowTaken(FlowableSequenceFlowTakenEvent flow, CommandContext context) {
    Optional<Definition> definition = definitions.find(flow.getProcessDefinitionId(), context);
    if (definition.isEmpty()) {
      return;
    }
    String from = definition.get().swimlaneOf(flow.getSourceActivityId()).swimlane();
    String to = definition.get().swimlaneOf(flow.getTargetActivityId()).swimlane();
    Moving.Tokens tokens = moving(context).of(flow.getProcessInstanceId());
    tokens.crossed |= !from.equals(to);
    ExecutionEntity token =
        CommandContextUtil.getExecutionEntityManager(context).findById(flow.getExecutionId());
    // A token that a fork has made within this command rested nowhere before.
    if (!token.isInserted()) {
      tokens.from.putIfAbsent(token.getId(), from);
    }
  }

  private Moving moving(CommandContext context) {
    if (context.getAttribute(Moving.NAME) instanceof Moving moving) {
      return moving;
    }
    Moving moving = new Moving(this);
    context.addAttribute(Moving.NAME, moving);
    context.addCloseListener(moving);
    return moving;
  }

  /** Compares where the tokens of an instance were and are; one query. */
  Optional<Move> moveOf(String instanceId, Moving.Tokens tokens, CommandContext context) {
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity instance = executions.findById(instanceId);
    if (instance == null || instance.isDeleted() || instance.isEnded()) {
      return Optional.empty(); // It is over: its token has gone nowhere.
    }
    return definitions
        .find(instance.getProcessDefinitionId(), context)
        .map(definition -> moveOf(instance, definition, tokens, context));
  }

  private Move moveOf(
      ExecutionEntity instance,
      Definition definition,
      Moving.Tokens tokens,
      CommandContext context) {
    List<ExecutionEntity> resting =
        Instances.tokens(
            CommandContextUtil.getExecutionEntityManager(context)
                .findChildExecutionsByProcessInstanceId(instance.getId()));
    Set<String> before = new LinkedHashSet<>(tokens.from.values());
    Set<String> after = new LinkedHashSet<>();
    for (ExecutionEntity token : resting) {
      String lane = definition.swimlaneOf(token.getActivityId()).swimlane();
      after.add(lane);
      if (!token.isInserted() && !tokens.from.containsKey(token.getId())) {
        before.add(lane);
      }
    }
    Set<String> users = new LinkedHashSet<>();
    if (instance.getStartUserId() != null) {
      users.add(instance.getStartUserId());
    }
    users.addAll(tokens.assignees);
    return new Move(
        instance.getId(),
        definition.version(),
        definition.process(),
        before,
        after,
        instances.filtersOf(instance, context),
        users);
  }

  void tell(Move move) {
    notices.tell(move);
  }

  @Override
  public boolean isFailOnException() {
    return true;
  }

  @Override
  public Collection<FlowableEngineEventType> getTypes() {
    return Set.of(
        FlowableEngineEventType.SEQUENCEFLOW_TAKEN, FlowableEngineEventType.TASK_COMPLETED);
  }
}

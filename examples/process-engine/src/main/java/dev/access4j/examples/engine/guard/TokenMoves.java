package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
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
    if (event.getType() == FlowableEngineEventType.ENTITY_DELETED) {
      // A task ends by that, completed or taken away.
      if (event instanceof FlowableEngineEntityEvent ended
          && ended.getEntity() instanceof Task task
          && task.getProcessInstanceId() != null
          && task.getAssignee() != null) {
        assigneesOf(task.getProcessInstanceId()).add(task.getAssignee());
      }
    } else if (event instanceof FlowableEngineEvent moved && moved.getProcessInstanceId() != null) {
      Set<String> unused = assigneesOf(moved.getProcessInstanceId());
    }
  }

  private Set<String> assigneesOf(String instance) {
    return moving(Context.getCommandContext()).assigneesOf(instance);
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
  Optional<Move> moveOf(String instanceId, Set<String> assignees, CommandContext context) {
    ExecutionEntity instance =
        CommandContextUtil.getExecutionEntityManager(context).findById(instanceId);
    // One that begins was nowhere before, and the tokens of one that is over have gone nowhere.
    if (instance == null || instance.isInserted() || instance.isDeleted() || instance.isEnded()) {
      return Optional.empty();
    }
    return definitions
        .find(instance.getProcessDefinitionId(), context)
        .filter(definition -> definition.lanes().swimlanes().size() > 1)
        .map(definition -> moveOf(instance, definition, assignees, context))
        .filter(move -> !move.before().swimlanes().equals(move.after().swimlanes()));
  }

  private Move moveOf(
      ExecutionEntity instance,
      Definition definition,
      Set<String> assignees,
      CommandContext context) {
    Tokens tokens = Tokens.of(instance, context);
    BusinessFilters filters = instances.filtersOf(instance, context);
    Set<String> users = new LinkedHashSet<>();
    if (instance.getStartUserId() != null) {
      users.add(instance.getStartUserId());
    }
    users.addAll(assignees);
    return new Move(
        instance.getId(),
        definition.version(),
        definition.process(),
        new Move.Side(
            lanesOf(tokens.before(), definition), instances.filtersBefore(instance, context)),
        new Move.Side(lanesOf(tokens.now(), definition), filters),
        users);
  }

  private static Set<String> lanesOf(Set<String> nodes, Definition definition) {
    Set<String> lanes = new LinkedHashSet<>();
    nodes.forEach(node -> lanes.add(definition.swimlaneOf(node).swimlane()));
    return lanes;
  }

  void tell(List<Move> moves) {
    notices.tell(moves);
  }

  @Override
  public boolean isFailOnException() {
    return true;
  }

  @Override
  public Collection<FlowableEngineEventType> getTypes() {
    return Set.of(
        FlowableEngineEventType.SEQUENCEFLOW_TAKEN,
        FlowableEngineEventType.ACTIVITY_STARTED,
        FlowableEngineEventType.MULTI_INSTANCE_ACTIVITY_STARTED,
        FlowableEngineEventType.ENTITY_DELETED);
  }
}

package dev.access4j.examples.engine.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.Process;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.persistence.cache.CachedEntity;
import org.flowable.common.engine.impl.persistence.cache.EntityCache;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityImpl;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an instance. An execution is one if it is at a node and has none within it. The
 * engine makes some too for boundary events and event subprocesses that wait beside a token and may
 * never begin.
 *
 * @param before the nodes that they were at when the command began
 * @param now the nodes that they are at
 */
record Tokens(Set<String> before, Set<String> now) {

  /** An execution, now or as it was. */
  private record Stand(
      String id, @Nullable String parent, @Nullable String node, boolean eventScope) {}

  /** Finds them within a command; one query. */
  static Tokens of(ExecutionEntity instance, CommandContext context) {
    List<Stand> now = new ArrayList<>();
    for (ExecutionEntity each :
        CommandContextUtil.getExecutionEntityManager(context)
            .findChildExecutionsByProcessInstanceId(instance.getId())) {
      now.add(
          new Stand(each.getId(), each.getParentId(), each.getActivityId(), each.isEventScope()));
    }
    Process process = ProcessDefinitionUtil.getProcess(instance.getProcessDefinitionId());
    return new Tokens(nodes(before(instance, context), process), nodes(now, process));
  }

  // After the query the session has all rows of the instance, with those that are to be deleted.
  private static List<Stand> before(ExecutionEntity instance, CommandContext context) {
    List<Stand> before = new ArrayList<>();
    for (CachedEntity each :
        context
            .getSession(EntityCache.class)
            .findInCacheAsCachedObjects(ExecutionEntityImpl.class)) {
      ExecutionEntity execution = (ExecutionEntity) each.getEntity();
      if (!execution.isInserted()
          && instance.getId().equals(execution.getProcessInstanceId())
          && each.getOriginalPersistentState() instanceof Map<?, ?> row) {
        before.add(
            new Stand(
                execution.getId(),
                (String) row.get("parentId"),
                (String) row.get("activityId"),
                Boolean.TRUE.equals(row.get("isEventScope"))));
      }
    }
    return before;
  }

  private static Set<String> nodes(Collection<Stand> stands, Process process) {
    Map<String, @Nullable String> nodeOf = new HashMap<>();
    stands.forEach(each -> nodeOf.put(each.id(), each.node()));
    List<Stand> moving = new ArrayList<>();
    Set<String> parents = new HashSet<>();
    for (Stand each : stands) {
      if (each.node() != null && !each.eventScope() && !waitsAtHost(each, nodeOf, process)) {
        moving.add(each);
        parents.add(each.parent());
      }
    }
    Set<String> nodes = new LinkedHashSet<>();
    for (Stand each : moving) {
      if (!parents.contains(each.id())) {
        nodes.add(each.node());
      }
    }
    return nodes;
  }

  /** Whether it waits for a boundary event, beside the token that is at the event's host. */
  private static boolean waitsAtHost(
      Stand each, Map<String, @Nullable String> nodeOf, Process process) {
    return process.getFlowElement(each.node(), true) instanceof BoundaryEvent event
        && event.getAttachedToRefId().equals(nodeOf.get(each.parent()));
  }
}

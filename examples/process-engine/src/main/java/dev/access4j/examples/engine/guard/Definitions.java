package dev.access4j.examples.engine.guard;

import dev.access4j.examples.engine.bpmn.BpmnLanes;
import dev.access4j.solution.SolutionRef;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.MultiInstanceLoopCharacteristics;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.DeploymentEntity;
import org.flowable.engine.impl.persistence.entity.ResourceEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.flowable.engine.repository.ProcessDefinition;

/**
 * The engine's process definitions with their lanes, read from what was deployed when one is first
 * needed. A definition never changes, so that none is read twice. Thread-safe.
 *
 * <p>A deployment's key is the solution and its category the version: {@link Deployments} sets
 * both, and as its tenant the organization. What was deployed without them, or for another
 * organization, belongs to no solution here, and nobody may do anything there (DIR-1).
 */
final class Definitions {

  private final String tenant;
  private final Map<String, Definition> known = new ConcurrentHashMap<>();

  Definitions(String tenant) {
    this.tenant = tenant;
  }

  String tenant() {
    return tenant;
  }

  /** Whether none of its process was deployed after a definition; one query. */
  boolean isNewest(ProcessDefinition definition, CommandContext context) {
    return definition
        .getId()
        .equals(
            CommandContextUtil.getProcessEngineConfiguration(context)
                .getProcessDefinitionEntityManager()
                .findLatestProcessDefinitionByKeyAndTenantId(definition.getKey(), tenant)
                .getId());
  }

  /** Finds a definition by its id, within a command: some queries the first time. */
  Optional<Definition> find(String id, CommandContext context) {
    Definition cached = known.get(id);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<Definition> read = read(id, context);
    read.ifPresent(definition -> known.put(id, definition));
    return read;
  }

  private Optional<Definition> read(String id, CommandContext context) {
    ProcessEngineConfigurationImpl engine =
        CommandContextUtil.getProcessEngineConfiguration(context);
    ProcessDefinition deployed =
        engine.getDeploymentManager().findDeployedProcessDefinitionById(id);
    DeploymentEntity deployment =
        engine.getDeploymentEntityManager().findById(deployed.getDeploymentId());
    if (deployment.getKey() == null
        || deployment.getCategory() == null
        || !tenant.equals(deployment.getTenantId())) {
      return Optional.empty();
    }
    ResourceEntity resource =
        engine
            .getResourceEntityManager()
            .findResourceByDeploymentIdAndResourceName(
                deployment.getId(), deployed.getResourceName());
    SolutionRef.Pinned version = SolutionRef.pinned(deployment.getKey(), deployment.getCategory());
    return BpmnLanes.read(new ByteArrayInputStream(resource.getBytes()), deployed.getResourceName())
        .stream()
        .filter(lanes -> lanes.process().equals(deployed.getKey()))
        .findFirst()
        .map(lanes -> new Definition(version, lanes, counters(id)));
  }

  private static Set<String> counters(String id) {
    return ProcessDefinitionUtil.getProcess(id).findFlowElementsOfType(Activity.class).stream()
        .map(Activity::getLoopCharacteristics)
        .filter(Objects::nonNull)
        .map(MultiInstanceLoopCharacteristics::getElementIndexVariable)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package dev.access4j.examples.engine.guard;

import dev.access4j.directory.OrganizationId;
import dev.access4j.examples.engine.bpmn.BpmnException;
import dev.access4j.examples.engine.bpmn.BpmnFiles;
import dev.access4j.examples.engine.bpmn.ProcessLanes;
import dev.access4j.solution.SolutionRef;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.DeploymentBuilder;

/**
 * Deploys models as versions of solutions: one deployment is one version, and its processes and
 * lanes are the version's. Until that version is published in the library, nobody may start it.
 * Thread-safe.
 */
public final class Deployments {

  private final RepositoryService repository;
  private final Callers callers;
  private final DeployedVersions versions;

  Deployments(RepositoryService repository, Callers callers, DeployedVersions versions) {
    this.repository = repository;
    this.callers = callers;
    this.versions = versions;
  }

  /**
   * Deploys a version. The engine makes one deployment of it, or none.
   *
   * @param version the solution, and the version that this is to be; each only once
   * @param models the BPMN files by their names, which end in {@code .bpmn20.xml} or {@code .bpmn}
   * @return the processes with their lanes, for the version in the library
   * @throws BpmnException with every fault of every model
   * @throws FlowableIllegalArgumentException if the version is deployed already, a file's name ends
   *     otherwise, or a process is one of another solution: the engine would take it for a newer
   *     one of that
   */
  public List<ProcessLanes> deploy(SolutionRef.Pinned version, Map<String, byte[]> models) {
    BpmnFiles files = new BpmnFiles();
    models.forEach((name, model) -> files.add(new ByteArrayInputStream(model), name));
    List<ProcessLanes> processes = files.processes();
    callers.as(ServiceActor.DEPLOYER, () -> deployed(version, models, processes));
    versions.forget(OrganizationId.of(callers.tenant()));
    return processes;
  }

  private String deployed(
      SolutionRef.Pinned version, Map<String, byte[]> models, List<ProcessLanes> processes) {
    List<String> faults = new ArrayList<>();
    models.keySet().stream()
        .filter(name -> !name.endsWith(".bpmn") && !name.endsWith(".bpmn20.xml"))
        .forEach(name -> faults.add(name + " does not end in .bpmn or .bpmn20.xml"));
    for (ProcessLanes lanes : processes) {
      otherSolution(lanes.process(), version)
          .ifPresent(
              other -> faults.add("process '" + lanes.process() + "' is one of solution " + other));
    }
    String solution = version.solution().value();
    String id = version.version().value();
    long there =
        repository
            .createDeploymentQuery()
            .deploymentTenantId(callers.tenant())
            .deploymentKey(solution)
            .deploymentCategory(id)
            .count();
    if (there > 0) {
      faults.add("version " + version + " is deployed already");
    }
    if (!faults.isEmpty()) {
      throw new FlowableIllegalArgumentException(String.join("; ", faults));
    }
    DeploymentBuilder deployment =
        repository
            .createDeployment()
            .name(version.toString())
            .key(solution)
            .category(id)
            .tenantId(callers.tenant());
    models.forEach(deployment::addBytes);
    return deployment.deploy().getId();
  }

  /** Finds the other solution that a process is of already; what has no key is of none. */
  private Optional<String> otherSolution(String process, SolutionRef.Pinned version) {
    return Optional.ofNullable(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionTenantId(callers.tenant())
                .latestVersion()
                .singleResult())
        .map(
            newest ->
                repository
                    .createDeploymentQuery()
                    .deploymentId(newest.getDeploymentId())
                    .singleResult()
                    .getKey())
        .filter(solution -> !solution.equals(version.solution().value()));
  }
}

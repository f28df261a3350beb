package dev.access4j.testkit.migration;

import dev.access4j.admin.MigrationDifference;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One decision of all those that there are. */
record Asked(Subject subject, SolutionRef.Pinned version, Resource resource, Operation operation) {

  static Asked of(MigrationDifference difference) {
    return new Asked(
        difference.subject(), difference.version(), difference.resource(), difference.operation());
  }

  /** Asks for every subject, version (drafts too), resource and operation, one by one. */
  static Set<Asked> allowed(ReferenceEvaluator evaluator) {
    Set<Asked> allowed = new HashSet<>();
    for (Asked asked : all(evaluator.model())) {
      AccessRequest request =
          AccessRequest.of(asked.subject, asked.version, asked.resource, asked.operation);
      if (evaluator.isAllowed(request)) {
        allowed.add(asked);
      }
    }
    return allowed;
  }

  private static List<Asked> all(ReferenceModel model) {
    List<Subject> subjects = new ArrayList<>(List.of(Subject.anonymous(model.id())));
    model.users().keySet().forEach(user -> subjects.add(Subject.user(model.id(), user)));
    List<Asked> all = new ArrayList<>();
    for (List<SolutionVersion> versions : model.versions().values()) {
      for (SolutionVersion version : versions) {
        SolutionRef.Pinned ref = SolutionRef.pinned(version.solution(), version.id());
        for (Resource resource : resources(version)) {
          for (Operation operation : Operation.values()) {
            subjects.forEach(subject -> all.add(new Asked(subject, ref, resource, operation)));
          }
        }
      }
    }
    return all;
  }

  private static List<Resource> resources(SolutionVersion version) {
    List<Resource> found = new ArrayList<>();
    for (Process process : version.processes()) {
      process
          .swimlanes()
          .forEach(lane -> found.add(Resource.swimlane(process.name(), lane.name())));
    }
    version.uiFlows().forEach(flow -> found.add(Resource.uiFlow(flow.name())));
    return found;
  }
}

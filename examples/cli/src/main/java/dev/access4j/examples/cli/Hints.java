package dev.access4j.examples.cli;

import dev.access4j.directory.EndUser;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.PolicyRecord;
import java.util.Optional;

/** Says on standard error when a name that was given is nobody's: then the answer says little. */
final class Hints {

  private Hints() {}

  static void print(Output output, LoadedAccess access, Asker asker) {
    if (asker instanceof Asker.Named named && access.userNamed(named.username()).isEmpty()) {
      hint(output, "there is no user '" + named.username() + "'");
    }
    printOtherCase(output, access, asker);
  }

  /** Only if there is a user of that name in another case. */
  static void printOtherCase(Output output, LoadedAccess access, Asker asker) {
    if (asker instanceof Asker.Named named) {
      access
          .userNamed(named.username())
          .map(EndUser::username)
          .filter(username -> !username.equals(named.username()))
          .ifPresent(
              username ->
                  hint(
                      output,
                      "there is no user '"
                          + named.username()
                          + "' but '"
                          + username
                          + "'; names are compared exactly"));
    }
  }

  static void print(Output output, LoadedAccess access, SolutionRef ref) {
    Optional<PolicyRecord> found =
        access.store().read(access.organization(), view -> view.policy(ref));
    if (found.isEmpty()) {
      hint(output, "there is no solution '" + ref.solution() + "'");
    } else if (found.get().version().isEmpty()) {
      hint(
          output,
          ref instanceof SolutionRef.Pinned pinned
              ? "solution '" + ref.solution() + "' has no version '" + pinned.version() + "'"
              : "solution '" + ref.solution() + "' has no live version");
    }
  }

  static void print(Output output, LoadedAccess access, SolutionRef ref, Resource resource) {
    print(output, access, ref);
    version(access, ref)
        .filter(version -> !has(version, resource))
        .ifPresent(
            version -> hint(output, "version '" + version.id() + "' has no '" + resource + "'"));
  }

  static void print(Output output, LoadedAccess access, SolutionRef ref, String process) {
    print(output, access, ref);
    version(access, ref)
        .filter(version -> version.processes().stream().noneMatch(p -> p.name().equals(process)))
        .ifPresent(
            version ->
                hint(output, "version '" + version.id() + "' has no process '" + process + "'"));
  }

  /** Says so if nobody could ever do it, whatever the roles. */
  static void print(Output output, Resource resource, Operation operation) {
    boolean isFlow = resource instanceof Resource.UiFlowOf;
    if (isFlow && operation != Operation.INTERACT) {
      hint(output, "a UI flow has the operation INTERACT only, not " + operation);
    } else if (!isFlow && operation == Operation.INTERACT) {
      hint(output, "a swimlane does not have the operation INTERACT, which is for UI flows");
    }
  }

  private static Optional<SolutionVersion> version(LoadedAccess access, SolutionRef ref) {
    return access
        .store()
        .<Optional<PolicyRecord>>read(access.organization(), view -> view.policy(ref))
        .flatMap(PolicyRecord::version);
  }

  private static boolean has(SolutionVersion version, Resource resource) {
    if (resource instanceof Resource.SwimlaneOf lane) {
      return version.processes().stream()
          .filter(process -> process.name().equals(lane.process()))
          .flatMap(process -> process.swimlanes().stream())
          .anyMatch(one -> one.name().equals(lane.swimlane()));
    }
    return version.uiFlows().stream()
        .anyMatch(flow -> resource.equals(Resource.uiFlow(flow.name())));
  }

  private static void hint(Output output, String text) {
    output.error(Printable.text("access: note: " + text));
  }
}

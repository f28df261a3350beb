package dev.access4j.examples.cli;

import dev.access4j.directory.EndUser;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.PolicyRecord;
import java.util.Optional;

/** Says on standard error when a name that was given is nobody's: then the answer says little. */
final class Hints {

  private Hints() {}

  static void print(Output output, LoadedAccess access, Asker asker) {
    if (asker instanceof Asker.Named named) {
      Optional<EndUser> found = access.userNamed(named.username());
      if (found.isEmpty()) {
        hint(output, "there is no user '" + named.username() + "'");
      } else if (!found.get().username().equals(named.username())) {
        hint(
            output,
            "there is no user '"
                + named.username()
                + "' but '"
                + found.get().username()
                + "'; names are compared exactly");
      }
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
    access
        .store()
        .read(access.organization(), view -> view.policy(ref))
        .flatMap(PolicyRecord::version)
        .filter(version -> !has(version, resource))
        .ifPresent(
            version -> hint(output, "version '" + version.id() + "' has no '" + resource + "'"));
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

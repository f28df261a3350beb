package dev.access4j.examples.cli;

import dev.access4j.solution.Resource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which resource: a swimlane or a UI flow. */
final class ResourceOptions {

  @Option(
      names = "--process",
      paramLabel = "NAME",
      order = 5,
      description = "The process; goes with --swimlane.")
  private @Nullable String process;

  @Option(
      names = "--swimlane",
      paramLabel = "NAME",
      order = 6,
      description = "The swimlane of that process.")
  private @Nullable String swimlane;

  @Option(
      names = "--ui-flow",
      paramLabel = "NAME",
      order = 7,
      description = "The UI flow, instead of a process and swimlane.")
  private @Nullable String uiFlow;

  Resource resource(CommandContext context) {
    if (uiFlow != null) {
      if (process != null || swimlane != null) {
        throw context.usage("--ui-flow excludes --process and --swimlane");
      }
      return Resource.uiFlow(uiFlow);
    }
    if (process == null && swimlane == null) {
      throw context.usage(
          "Missing the resource: --process NAME --swimlane NAME, or --ui-flow NAME");
    }
    if (process == null) {
      throw context.usage("--swimlane needs --process");
    }
    if (swimlane == null) {
      throw context.usage("--process needs --swimlane");
    }
    return Resource.swimlane(process, swimlane);
  }
}

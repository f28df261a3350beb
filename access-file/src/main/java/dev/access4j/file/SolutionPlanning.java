package dev.access4j.file;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.file.FoundChanges.Named;
import dev.access4j.file.PlannedChange.Thing;
import dev.access4j.file.PlannedSteps.Phase;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans what becomes of the versions and shares of one solution. */
final class SolutionPlanning {

  private final Pair<Content.OneSolution> pair;
  private final SolutionId id;
  private final Set<RoleId> gone;
  private final PlannedNames names;
  private final Places.Finder places;
  private final FoundChanges changes;
  private final PlannedSteps steps;

  /**
   * Plans one solution.
   *
   * @param gone the roles that will be deleted
   */
  SolutionPlanning(
      Pair<Content.OneSolution> pair,
      Set<RoleId> gone,
      PlannedNames names,
      Places.Finder places,
      FoundChanges changes,
      PlannedSteps steps) {
    this.pair = pair;
    this.id = Planning.one(pair.map(each -> each.solution().id()));
    this.gone = gone;
    this.names = names;
    this.places = places;
    this.changes = changes;
    this.steps = steps;
  }

  void run() {
    List<SolutionVersion> versions =
        Planning.orEmpty(pair.map(Content.OneSolution::versions).before());
    Pair.of(
            versions,
            Planning.orEmpty(pair.map(Content.OneSolution::versions).after()),
            SolutionVersion::id)
        .forEach(this::version);
    Pair.of(
            Planning.orEmpty(pair.map(Content.OneSolution::shares).before()),
            Planning.orEmpty(pair.map(Content.OneSolution::shares).after()),
            SolutionShare::grantee)
        .forEach(this::share);
  }

  private void version(Pair<SolutionVersion> version) {
    SolutionVersion old = version.before();
    SolutionVersion wanted = version.after();
    boolean differs =
        changes.compare(
            Thing.VERSION,
            id.value(),
            version.map(each -> new Named("id", each.id().value(), names.fields().of(each))));
    if (old != null && old.state() == VersionState.PUBLISHED) {
      published(old, wanted);
    } else if (wanted != null && differs) {
      steps.add(Phase.VERSIONS, writer -> writer.put(wanted));
    } else if (wanted == null && old != null && isKept()) {
      steps.add(Phase.DELETE_THE_REST, writer -> writer.deleteVersion(id, old.id()));
    }
  }

  /** What is left of it when the deleted roles are out of it must be what is wanted (SOL-7). */
  private void published(SolutionVersion old, @Nullable SolutionVersion wanted) {
    if (wanted == null) {
      if (isKept()) {
        places
            .versions(id)
            .fault(
                "SOL-7",
                "version " + Excerpt.quote(old.id().value()) + " is published and must stay");
      }
      return;
    }
    SolutionVersion left = old;
    for (RoleId role : gone) {
      left = left.roles().contains(role) ? left.without(role) : left;
    }
    if (wanted.state() != VersionState.PUBLISHED) {
      places
          .versionState(id, old.id())
          .fault(
              "SOL-7",
              "version "
                  + Excerpt.quote(old.id().value())
                  + " is published and cannot become a draft");
    } else if (!left.equals(wanted)) {
      String what = FoundChanges.paths(names.fields().of(left), names.fields().of(wanted));
      places
          .version(id, old.id())
          .fault(
              "SOL-7",
              "version "
                  + Excerpt.quote(old.id().value())
                  + " is published and cannot change: "
                  + Excerpt.ofMessage(what));
    }
  }

  /** Whether the solution stays, and what is in it does not simply go with it. */
  private boolean isKept() {
    return pair.after() != null;
  }

  private void share(Pair<SolutionShare> share) {
    SolutionShare old = share.before();
    SolutionShare wanted = share.after();
    Grantee grantee = Planning.one(share.map(SolutionShare::grantee));
    boolean isUser = grantee instanceof Grantee.User;
    boolean differs =
        changes.compare(
            isUser ? Thing.USER_SHARE : Thing.GROUP_SHARE,
            id.value(),
            share.map(each -> new Named("grantee", name(grantee), names.fields().of(each))));
    if (wanted != null && differs) {
      steps.add(Phase.SHARES, writer -> writer.share(wanted));
    } else if (wanted == null && old != null) {
      // It may have gone with its solution, its grantee or the last of its roles by then.
      steps.add(Phase.DELETE_THE_REST, writer -> writer.unshare(id, grantee));
    }
  }

  private String name(Grantee grantee) {
    return grantee instanceof Grantee.User user
        ? names.user(user.id())
        : names.group(((Grantee.Group) grantee).id());
  }
}

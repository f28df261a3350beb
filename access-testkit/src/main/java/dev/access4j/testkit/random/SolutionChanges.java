package dev.access4j.testkit.random;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.testkit.random.RandomChanges.Change;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Changes to solutions, their versions and shares. */
final class SolutionChanges {

  private final Dice dice;
  private final RandomParts parts;
  private final Instant start;
  private int made;

  SolutionChanges(Dice dice, Instant start) {
    this.dice = dice;
    this.parts = new RandomParts(dice);
    this.start = start;
  }

  /** A new share, or another in the place of one that is there (SH-6). */
  Change share(ReferenceModel model) {
    SolutionId solution = RandomChanges.anySolution(dice, model);
    List<Grantee> grantees = new ArrayList<>();
    model.users().keySet().forEach(user -> grantees.add(new Grantee.User(user)));
    model.groups().keySet().forEach(group -> grantees.add(new Grantee.Group(group)));
    List<RoleId> roles = new ArrayList<>(shareable(model, solution));
    if (grantees.isEmpty() || roles.isEmpty()) {
      return putSolution(model);
    }
    SolutionShare share = parts.share(solution, dice.one(grantees), roles, start);
    return new Change("share " + share, writer -> writer.share(share));
  }

  /** Sometimes a role of another solution is among them, which DIR-12 refuses. */
  private List<RoleId> shareable(ReferenceModel model, SolutionId solution) {
    boolean valid = dice.chance(0.9);
    return model.roles().values().stream()
        .filter(role -> !valid || role.reaches(solution))
        .map(EndUserRole::id)
        .filter(role -> !role.equals(RoleId.ANONYMOUS))
        .toList();
  }

  Change unshare(ReferenceModel model) {
    List<SolutionShare> shares = model.shares().values().stream().flatMap(List::stream).toList();
    if (shares.isEmpty()) {
      return share(model);
    }
    SolutionShare share = dice.one(shares);
    return new Change(
        "unshare " + share, writer -> writer.unshare(share.solution(), share.grantee()));
  }

  Change putSolution(ReferenceModel model) {
    SolutionId id = SolutionId.of(dice.one(Names.SOLUTIONS));
    Solution solution = model.solutions().get(id);
    Solution renamed =
        solution == null ? Solution.of(id, "New") : solution.withName("Renamed " + made++);
    return new Change("put " + renamed, writer -> writer.put(renamed));
  }

  Change deleteSolution(ReferenceModel model) {
    SolutionId id = RandomChanges.anySolution(dice, model);
    return new Change("delete solution " + id, writer -> writer.deleteSolution(id));
  }

  Change generalAccess(ReferenceModel model) {
    return onSolution(
        model,
        solution -> {
          boolean open = solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK;
          Solution changed =
              solution.withGeneralAccess(
                  open ? GeneralAccess.INVITED_ONLY : GeneralAccess.ANYONE_WITH_LINK);
          return new Change("put " + changed, writer -> writer.put(changed));
        });
  }

  Change addOwnRole(ReferenceModel model) {
    SolutionId id = RandomChanges.anySolution(dice, model);
    RoleId role = RoleId.of(id + ":own" + made++);
    EndUserRole own = new EndUserRole(role, "expert", "", new RoleScope.OfSolution(id));
    return new Change("add " + own, writer -> writer.put(own));
  }

  Change draft(ReferenceModel model) {
    SolutionId id = RandomChanges.anySolution(dice, model);
    VersionId version = VersionId.of(dice.one(Names.VERSIONS));
    return new Change("draft " + id + "@" + version, writer -> writer.draft(id, version));
  }

  /** A new version, or an edit of one; of a published one it is refused (SOL-7). */
  Change editVersion(ReferenceModel model) {
    SolutionId id = RandomChanges.anySolution(dice, model);
    SolutionVersion version =
        parts.version(id, VersionId.of(dice.one(Names.VERSIONS)), shareable(model, id));
    return new Change(
        "put version " + id + "@" + version.id() + " " + version.state(),
        writer -> writer.put(version));
  }

  Change publish(ReferenceModel model) {
    return onVersion(
        model,
        version ->
            new Change(
                "publish " + version.solution() + "@" + version.id(),
                writer -> writer.publish(version.solution(), version.id())));
  }

  /** Of a draft it is refused (SOL-1). */
  Change makeLive(ReferenceModel model) {
    return onVersion(
        model,
        version ->
            new Change(
                "make live " + version.solution() + "@" + version.id(),
                writer -> writer.makeLive(version.solution(), version.id())));
  }

  private Change onSolution(ReferenceModel model, Function<Solution, Change> change) {
    return model.solutions().isEmpty()
        ? putSolution(model)
        : change.apply(dice.one(model.solutions().values()));
  }

  private Change onVersion(ReferenceModel model, Function<SolutionVersion, Change> change) {
    List<SolutionVersion> versions =
        model.versions().values().stream().flatMap(List::stream).toList();
    return versions.isEmpty() ? editVersion(model) : change.apply(dice.one(versions));
  }
}

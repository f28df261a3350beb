package dev.access4j.file;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.file.VersionReading.ReadVersion;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the solutions, in two steps: their own roles first, so that whatever names one of them out
 * of its place can be told so (DIR-12).
 */
final class SolutionReading {

  private static final List<String> KEYS =
      List.of("id", "name", "generalAccess", "live", "roles", "versions", "shares");

  private final List<Begun> begun = new ArrayList<>();
  private final Checking checking;

  private record Begun(Form form, SolutionId id, RoleNames names, List<EndUserRole> roles) {}

  SolutionReading(List<Spot> spots, RoleNames organization, Checking checking) {
    this.checking = checking;
    Set<String> ids = new HashSet<>();
    for (Spot spot : spots) {
      Form form = Form.of(spot, KEYS);
      String id = form.required("id", StandIn.NAME);
      Spot at = form.findText("id");
      if (at != null && !ids.add(id)) {
        at.fault("solution " + Excerpt.quote(id) + " is there already");
      }
      SolutionId checked = form.at("id").attempt(() -> SolutionId.of(id));
      SolutionId orStandIn = checked == null ? SolutionId.of(StandIn.NAME) : checked;
      RoleNames names = organization.ofSolution(orStandIn);
      begun.add(new Begun(form, orStandIn, names, names.define(form.list("roles"))));
    }
  }

  List<Content.OneSolution> finish(NameTable usernames, NameTable groupNames) {
    List<Content.OneSolution> solutions = new ArrayList<>();
    for (Begun one : begun) {
      Form form = one.form();
      List<ReadVersion> versions =
          new VersionReading(one.id(), one.names()).versions(form.list("versions"));
      List<SolutionShare> shares =
          new ShareReading(one.id(), one.names(), usernames, groupNames)
              .shares(form.list("shares"));
      Solution solution = solution(one, versions);
      if (solution != null) {
        solutions.add(new Content.OneSolution(solution, one.roles(), whole(versions), shares));
      }
      checking.next();
    }
    return solutions;
  }

  private static List<SolutionVersion> whole(List<ReadVersion> versions) {
    return versions.stream().map(ReadVersion::version).filter(Objects::nonNull).toList();
  }

  private static @Nullable Solution solution(Begun one, List<ReadVersion> versions) {
    Form form = one.form();
    String name = form.required("name", StandIn.NAME);
    GeneralAccess access = form.oneOf("generalAccess", GeneralAccess.INVITED_ONLY);
    boolean canOpen =
        versions.stream()
            .anyMatch(each -> each.isPublished() && each.listed().contains(RoleId.ANONYMOUS));
    if (access == GeneralAccess.ANYONE_WITH_LINK && !canOpen) {
      form.at("generalAccess").fault("SH-5", "no published version lists Anonymous");
    }
    VersionId live = live(form, versions);
    Solution solution = form.spot().attempt(() -> Solution.of(one.id(), name));
    if (solution == null) {
      return null;
    }
    Solution opened = solution.withGeneralAccess(access);
    return live == null ? opened : opened.withLive(live);
  }

  private static @Nullable VersionId live(Form form, List<ReadVersion> versions) {
    Spot at = form.find("live");
    String id = at == null ? null : at.text();
    if (at == null || id == null) {
      return null;
    }
    List<ReadVersion> found = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (ReadVersion each : versions) {
      VersionId one = each.id();
      if (one != null) {
        ids.add(one.value());
        if (one.value().equals(id)) {
          found.add(each);
        }
      }
    }
    if (found.isEmpty() && ids.size() < versions.size()) {
      return null; // it may be the one whose id is at fault
    }
    if (found.isEmpty()) {
      at.fault("SOL-1", "there is no version " + Excerpt.quote(id) + Near.hint(id, ids));
      return null;
    }
    if (found.stream().noneMatch(ReadVersion::isPublished)) {
      at.fault("SOL-1", "version " + Excerpt.quote(id) + " is not published");
      return null;
    }
    return VersionId.of(StandIn.unlessIdentifier(id));
  }
}

package dev.access4j.file;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import java.util.List;

/** Reads a whole access document, in the order in which its parts refer to one another. */
final class ContentReading {

  private static final List<String> KEYS =
      List.of("organization", "roles", "users", "groups", "solutions");

  private ContentReading() {}

  static Content read(Node.Fields document, Progress progress, FoundFaults faults) {
    Form form = Form.of(Spot.root(document, faults), KEYS);
    Spot organizationAt = form.require("organization");
    Organization organization =
        organizationAt == null ? null : DirectoryReading.organization(organizationAt);
    RoleNames names = RoleNames.ofOrganization();
    List<EndUserRole> roles = names.define(form.list("roles"));
    List<Spot> userSpots = form.list("users");
    List<Spot> groupSpots = form.list("groups");
    List<Spot> solutionSpots = form.list("solutions");
    Checking checking =
        new Checking(progress, userSpots.size() + groupSpots.size() + solutionSpots.size());
    SolutionReading solutionReading = new SolutionReading(solutionSpots, names, checking);
    DirectoryReading directory = new DirectoryReading(names, checking);
    List<Content.User> users = directory.users(userSpots);
    List<Content.Group> groups = directory.groups(groupSpots);
    List<Content.OneSolution> solutions =
        solutionReading.finish(directory.usernames(), directory.groupNames());
    names.madeDefault().ifPresent(roles::add);
    faults.throwIfAny();
    if (organization == null) {
      throw new IllegalStateException("an organization is missing without a fault");
    }
    return new Content(organization, roles, users, groups, solutions);
  }
}

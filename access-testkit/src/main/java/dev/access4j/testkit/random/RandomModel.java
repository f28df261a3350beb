package dev.access4j.testkit.random;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Fills an organization with a few of everything. Ids come from the same small pool in every
 * organization, so that two of them in one store have most ids in common (DIR-1).
 */
public final class RandomModel {

  private static final int MOST_ROLES = 200;

  private final Dice dice;
  private final RandomParts parts;
  private final Instant now;

  /**
   * Creates the generator.
   *
   * @param random what all choices are drawn from
   * @param now the instant around which shares start and end
   */
  public RandomModel(RandomGenerator random, Instant now) {
    this.dice = new Dice(random);
    this.parts = new RandomParts(dice);
    this.now = requireNonNull(now, "now");
  }

  /**
   * Makes the organization and all that is in it.
   *
   * @param writer writes to an organization that does not exist yet
   * @param id the organization's id
   */
  public void writeTo(AccessWriter writer, OrganizationId id) {
    AssignmentModel model =
        dice.chance(0.65) ? AssignmentModel.PER_SOLUTION : AssignmentModel.ORGANIZATION_WIDE;
    writer.put(new Organization(id, "Bank " + id, model));
    List<RoleId> roles = writeRoles(writer);
    List<EndUserId> users = writeUsers(writer, roles);
    List<GroupId> groups = writeGroups(writer, roles, users);
    for (String solution : dice.pick(Names.SOLUTIONS, dice.between(1, 4))) {
      writeSolution(writer, SolutionId.of(solution), roles, users, groups);
    }
  }

  private List<RoleId> writeRoles(AccessWriter writer) {
    List<String> names = new ArrayList<>(dice.pick(Names.ROLES, dice.between(2, 5)));
    if (dice.chance(0.06)) {
      int count = dice.between(65, MOST_ROLES);
      for (int i = names.size(); i < count; i++) {
        names.add("role" + i);
      }
    }
    List<RoleId> roles = new ArrayList<>();
    for (String name : names) {
      RoleId role = RoleId.of(name);
      // "teller" and "TELLER" are two ids but would be one name.
      String unlike = name.equals("TELLER") ? "chief " + name : name;
      writer.put(EndUserRole.of(role, unlike));
      roles.add(role);
    }
    return roles;
  }

  private List<EndUserId> writeUsers(AccessWriter writer, List<RoleId> roles) {
    List<EndUserId> users = new ArrayList<>();
    for (String name : dice.pick(Names.USERS, dice.between(2, 6))) {
      EndUserId user = EndUserId.of(name);
      writer.put(parts.user(user, users.size()));
      if (dice.chance(0.3)) {
        writer.restoreAssignment(user, dice.one(roles));
      }
      users.add(user);
    }
    return users;
  }

  private List<GroupId> writeGroups(
      AccessWriter writer, List<RoleId> roles, List<EndUserId> users) {
    List<GroupId> groups = new ArrayList<>();
    for (String name : dice.pick(Names.GROUPS, dice.between(0, 3))) {
      GroupId group = GroupId.of(name);
      Set<RoleId> carried = new LinkedHashSet<>(dice.pick(roles, dice.between(0, 2)));
      writer.put(new EndUserGroup(group, "Group " + groups.size(), carried, parts.attributes()));
      dice.some(users, 0.5).forEach(user -> writer.addMember(group, user));
      groups.add(group);
    }
    return groups;
  }

  private void writeSolution(
      AccessWriter writer,
      SolutionId id,
      List<RoleId> organizationRoles,
      List<EndUserId> users,
      List<GroupId> groups) {
    Solution solution = Solution.of(id, "Solution " + id);
    writer.put(solution);
    List<RoleId> roles = new ArrayList<>(organizationRoles);
    if (dice.chance(0.5)) {
      RoleId own = RoleId.of(id + ":expert");
      writer.put(new EndUserRole(own, "expert", "", new RoleScope.OfSolution(id)));
      roles.add(own);
    }
    List<SolutionVersion> published = new ArrayList<>();
    for (String version : dice.pick(Names.VERSIONS, dice.between(dice.chance(0.1) ? 0 : 1, 3))) {
      SolutionVersion made = parts.version(id, VersionId.of(version), roles);
      writer.put(made);
      if (made.state() == VersionState.PUBLISHED) {
        published.add(made);
      }
    }
    if (!published.isEmpty() && dice.chance(0.92)) {
      solution = solution.withLive(dice.one(published).id());
    }
    boolean mayOpen =
        published.stream().anyMatch(version -> version.roles().contains(RoleId.ANONYMOUS));
    if (mayOpen && dice.chance(0.5)) {
      solution = solution.withGeneralAccess(GeneralAccess.ANYONE_WITH_LINK);
    }
    writer.put(solution);
    List<Grantee> grantees = new ArrayList<>();
    dice.some(users, 0.6).forEach(user -> grantees.add(new Grantee.User(user)));
    dice.some(groups, 0.7).forEach(group -> grantees.add(new Grantee.Group(group)));
    grantees.forEach(grantee -> writer.share(parts.share(id, grantee, roles, now)));
  }
}

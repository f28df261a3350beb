package dev.access4j.examples.benchmarks.scale;

import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.examples.benchmarks.report.Figure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What an administrator waits for: a user is renamed, and a group gets a role or loses it, each
 * with its permission, its audit entry, and a commit.
 */
final class AdminWrites {

  private static final Actor OWNER = Actor.designer(GrowingBank.ID, "owner", "org_owner");

  private final Node node;
  private final int users;
  private final SplittableRandom random = new SplittableRandom(20261203);

  AdminWrites(Node node, int users) {
    this.node = node;
    this.users = users;
  }

  List<Figure> measure(int samples) {
    Sample renames = new Sample();
    Sample roles = new Sample();
    for (int i = 0; i < GrowthSettings.warmUp(samples); i++) {
      rename("Warm" + i);
      changeRoles();
    }
    for (int i = 0; i < samples; i++) {
      renames.add(rename("Renamed" + i));
      roles.add(changeRoles());
    }
    return List.of(
        renames.figure("growth.adminWrite", parameters("renameUser"), "ms", 1e6),
        roles.figure("growth.adminWrite", parameters("groupRoles"), "ms", 1e6));
  }

  private Map<String, String> parameters(String change) {
    return Map.of("users", Integer.toString(users), "change", change);
  }

  private double rename(String lastName) {
    Versioned<EndUser> user =
        node.access()
            .admin()
            .users()
            .find(OWNER, GrowingBank.user(random.nextInt(users)))
            .orElseThrow();
    UserDetails details = UserDetails.of(user.value()).named("First", lastName);
    long begun = System.nanoTime();
    node.access().admin().users().edit(OWNER, user.value().id(), user.revision(), details);
    return System.nanoTime() - begun;
  }

  /** A role more than those that the bank gave the group, or that one taken away again. */
  private double changeRoles() {
    int number = random.nextInt(GrowingBank.groups(users));
    GroupId id = GrowingBank.group(number);
    Versioned<EndUserGroup> group = node.access().admin().groups().find(OWNER, id).orElseThrow();
    Set<RoleId> roles = new LinkedHashSet<>(group.value().roles());
    RoleId more = GrowingBank.role(number + 1);
    if (!roles.remove(more)) {
      roles.add(more);
    }
    GroupDetails details =
        new GroupDetails(group.value().name(), roles, group.value().attributes().values());
    long begun = System.nanoTime();
    node.access().admin().groups().edit(OWNER, id, group.revision(), details);
    return System.nanoTime() - begun;
  }
}

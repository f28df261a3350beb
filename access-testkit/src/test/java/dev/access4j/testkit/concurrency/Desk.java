package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One user on one solution, which one thread shares and revokes, and others ask about. */
final class Desk {

  /** Ways to revoke. */
  private enum Revoke {
    UNSHARE,
    DELETE_ROLE,
    REPLACE_SHARE,
    DEACTIVATE,
    LEAVE_GROUP,
    DELETE_GROUP
  }

  private static final List<Revoke> WAYS = List.of(Revoke.values());
  private static final RoleId OTHER = RoleId.of("other role");

  private final Access4j access;
  private final OrganizationId organization;
  private final Contest contest;
  private final SolutionId solution;
  private final EndUserId user;
  private final AccessRequest request;
  // Odd from after a revoke has returned until the next share begins.
  private final AtomicLong epoch = new AtomicLong();
  private volatile long asked;

  Desk(Access4j access, OrganizationId organization, String name, Contest contest) {
    this.access = access;
    this.organization = organization;
    this.contest = contest;
    this.solution = SolutionId.of(name);
    this.user = EndUserId.of(name);
    this.request =
        AccessRequest.of(
            Subject.user(organization, user),
            new SolutionRef.Live(solution),
            Resource.swimlane("loan", "Default"),
            Operation.EXECUTE);
    write(
        writer -> {
          writer.put(EndUserRole.of(OTHER, "other"));
          writer.put(user(UserStatus.ACTIVE));
          writer.put(Solution.of(solution, name));
        });
  }

  private EndUser user(UserStatus status) {
    String name = user.value();
    return EndUser.builder(user, name, name + "@bank.example").status(status).build();
  }

  /** The last revoke that an asker has looked at. */
  long asked() {
    return asked;
  }

  boolean shareAndRevoke(int rounds) {
    Ways ways = new Ways();
    for (int i = 0; i < rounds && contest.isOn(); i++) {
      int round = i;
      Revoke revoke = WAYS.get(i % WAYS.size());
      write(writer -> share(writer, revoke, round));
      ways.assertAll(true, "shared, for " + revoke);
      write(writer -> revoke(writer, revoke, round));
      long revoked = epoch.incrementAndGet();
      ways.assertAll(false, "revoked by " + revoke);
      // Now and then, and for each way to revoke in turn, an asker must have had its turn.
      while (round % 25 == 0 && asked < revoked && contest.isOn()) {
        Thread.onSpinWait();
      }
      epoch.incrementAndGet();
    }
    return true;
  }

  private void share(AccessWriter writer, Revoke revoke, int round) {
    RoleId role = role(round);
    VersionId version = VersionId.of("v" + round);
    writer.put(EndUserRole.of(role, role.value()));
    writer.put(user(UserStatus.ACTIVE));
    Permissions permissions = new Permissions(Map.of(Operation.EXECUTE, Set.of(role)));
    Process process = Process.of("loan", new Swimlane("Default", permissions));
    writer.put(
        new SolutionVersion(
            solution, version, VersionState.PUBLISHED, Set.of(role), List.of(process), List.of()));
    writer.makeLive(solution, version);
    if (revoke == Revoke.LEAVE_GROUP || revoke == Revoke.DELETE_GROUP) {
      GroupId group = group(round);
      boolean unused = writer.unshare(solution, new Grantee.User(user));
      writer.put(EndUserGroup.of(group, group.value(), role));
      writer.addMember(group, user);
      writer.share(SolutionShare.withGroup(solution, group, SharedRoles.FROM_GROUP));
    } else {
      writer.share(SolutionShare.withUser(solution, user, role));
    }
  }

  private void revoke(AccessWriter writer, Revoke revoke, int round) {
    switch (revoke) {
      case UNSHARE -> writer.unshare(solution, new Grantee.User(user));
      case DELETE_ROLE -> writer.deleteRole(role(round));
      case REPLACE_SHARE -> writer.share(SolutionShare.withUser(solution, user, OTHER));
      case DEACTIVATE -> writer.put(user(UserStatus.DEACTIVATED));
      case LEAVE_GROUP -> writer.removeMember(group(round), user);
      case DELETE_GROUP -> writer.deleteGroup(group(round));
    }
  }

  private RoleId role(int round) {
    return RoleId.of(solution + " role " + round);
  }

  private GroupId group(int round) {
    return GroupId.of(solution + " group " + round);
  }

  boolean askWhile() {
    Ways ways = new Ways();
    while (contest.isOn()) {
      long before = epoch.get();
      boolean[] answers = ways.ask();
      if (before % 2 == 1 && before == epoch.get()) {
        Ways.assertAll(answers, false, "asked after a revoke");
        asked = before;
      }
    }
    return true;
  }

  private void write(Consumer<AccessWriter> work) {
    Revision made = access.change(organization, work);
    assertThat(made).isNotEqualTo(Revision.NONE);
  }

  /** A request, and the two handles, which are held all the time. */
  private final class Ways {
    private final SolutionAccess handle =
        access.evaluator().access(request.subject(), request.solution());
    private final PreparedCheck prepared =
        access
            .evaluator()
            .prepare(organization, request.solution(), request.resource(), request.operation());

    boolean[] ask() {
      return new boolean[] {
        access.evaluator().isAllowed(request),
        handle.isAllowed(request.resource(), request.operation()),
        prepared.isAllowed(request.subject())
      };
    }

    void assertAll(boolean expected, String when) {
      assertAll(ask(), expected, when);
    }

    static void assertAll(boolean[] answers, boolean expected, String when) {
      assertThat(answers)
          .as("by request, access(..) and prepare(..), %s", when)
          .containsOnly(expected);
    }
  }
}

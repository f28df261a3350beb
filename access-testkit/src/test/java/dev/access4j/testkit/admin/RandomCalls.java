package dev.access4j.testkit.admin;

import dev.access4j.admin.AccessAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Random calls of all services, each as often as keeps the organization small and alive. */
final class RandomCalls {

  private final Draw draw;
  private final RoleCalls roles;
  private final List<Supplier<Attempt>> calls = new ArrayList<>();

  RandomCalls(Draw draw, AccessAdmin admin, Instant start) {
    this.draw = draw;
    World world = draw.world();
    NaiveRoles directory = new NaiveRoles(world);
    this.roles = new RoleCalls(draw, admin.roles(), directory);
    add(5, roles::create).add(2, roles::edit).add(2, roles::delete);
    UserCalls users = new UserCalls(draw, admin.users(), new NaiveUsers(world));
    add(5, users::invite).add(2, users::inviteAgain).add(4, users::edit);
    add(2, users::setAttribute).add(1, users::deactivate).add(2, users::reactivate);
    add(2, users::delete).add(4, users::assign).add(2, users::unassign);
    GroupCalls groups = new GroupCalls(draw, admin.groups(), directory);
    add(4, groups::create).add(4, groups::edit).add(2, groups::setAttribute);
    add(5, groups::addMembers).add(2, groups::removeMembers).add(1, groups::delete);
    SolutionCalls solutions = new SolutionCalls(draw, admin.solutions(), new NaiveSolutions(world));
    add(5, solutions::create).add(2, solutions::rename).add(4, solutions::makeLive);
    add(1, solutions::endLive).add(1, solutions::delete);
    VersionCalls versions = new VersionCalls(draw, admin.solutions(), new NaiveVersions(world));
    add(6, versions::draft).add(7, versions::edit).add(3, versions::listRoles);
    add(1, versions::editNothing).add(5, versions::permit).add(2, versions::publish);
    add(1, versions::discard);
    ShareCalls shares = new ShareCalls(draw, admin.shares(), new NaiveSolutions(world), start);
    add(8, shares::share).add(3, shares::change).add(2, shares::unshare);
    add(3, shares::setGeneralAccess);
    add(10, new PlannedChanges(draw, admin)::change);
  }

  private RandomCalls add(int times, Supplier<Attempt> call) {
    for (int i = 0; i < times; i++) {
      calls.add(call);
    }
    return this;
  }

  Attempt next() {
    Attempt again = roles.again();
    return again == null ? draw.one(calls).get() : again;
  }
}

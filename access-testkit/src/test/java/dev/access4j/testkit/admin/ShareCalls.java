package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ShareAdmin;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Random calls that administer shares. */
record ShareCalls(Draw draw, ShareAdmin shares, NaiveSolutions rules, Instant start) {

  private record Planned(String solution, Grantee grantee, boolean fromGroup, List<String> roles) {

    SolutionShare make(Validity validity) {
      SharedRoles shared =
          fromGroup ? SharedRoles.FROM_GROUP : new SharedRoles.Explicit(VersionPlan.roleIds(roles));
      return new SolutionShare(SolutionId.of(solution), grantee, shared, validity);
    }

    /** What it is refused for by itself. */
    Set<String> faults() {
      Set<String> faults = new TreeSet<>();
      if (fromGroup ? grantee instanceof Grantee.User : roles.isEmpty()) {
        faults.add("roles SH-1");
      }
      if (!fromGroup && roles.contains("Anonymous")) {
        faults.add("roles DIR-6");
      }
      return faults;
    }
  }

  private Planned plan(String solution, Grantee grantee) {
    boolean fromGroup = draw.chance(grantee instanceof Grantee.Group ? 0.5 : 0.04);
    List<String> fitting = draw.fitting(solution);
    List<String> roles = draw.roles(fitting, 0.5);
    if (roles.isEmpty() && !fitting.isEmpty() && draw.chance(0.8)) {
      roles.add(draw.one(fitting));
    }
    return new Planned(solution, grantee, fromGroup, fromGroup ? List.of() : roles);
  }

  private Grantee grantee() {
    return draw.chance(0.5)
        ? Grantee.user(EndUserId.of(draw.user()))
        : Grantee.group(GroupId.of(draw.group()));
  }

  private Validity validity() {
    return new Validity(
        draw.chance(0.2) ? start.plusNanos(-1 + 1_000_000_000L * draw.below(10)) : Instant.MIN,
        draw.chance(0.2) ? start.plusNanos(123_456_789L * draw.below(100)) : Instant.MAX);
  }

  /** A share that is there, or, if there is none, one that is not. */
  private AuditSubject known() {
    List<AuditSubject> all = new ArrayList<>(draw.world().all(Kind.USER_SHARE));
    all.addAll(draw.world().all(Kind.GROUP_SHARE));
    return all.isEmpty() || draw.chance(0.05)
        ? AuditSubject.share(SolutionId.of(draw.solution()), EndUserId.of(draw.user()))
        : draw.one(all);
  }

  private static Grantee granteeOf(AuditSubject share) {
    return share.kind() == Kind.USER_SHARE
        ? Grantee.user(EndUserId.of(share.part()))
        : Grantee.group(GroupId.of(share.part()));
  }

  Attempt share() {
    Planned plan = plan(draw.solution(), grantee());
    Validity validity = validity();
    String words = plan + " " + validity;
    return ifSound(
        AdminOperation.SHARES_SHARE,
        plan,
        words,
        () -> {
          SolutionShare share = plan.make(validity);
          return draw.attempt(
              AdminOperation.SHARES_SHARE,
              Flattening.subjectOf(share),
              words,
              rules.share(share),
              actor -> shares.share(actor, share));
        });
  }

  Attempt change() {
    AuditSubject known = known();
    Revision seen = draw.seen(known);
    Planned plan = plan(known.id(), granteeOf(known));
    Validity validity = validity();
    String words = plan + " " + validity + " " + seen;
    return ifSound(
        AdminOperation.SHARES_CHANGE,
        plan,
        words,
        () -> {
          SolutionShare share = plan.make(validity);
          return draw.attempt(
              AdminOperation.SHARES_CHANGE,
              known,
              words,
              rules.change(seen.value(), share),
              actor -> shares.change(actor, seen, share));
        });
  }

  private Attempt ifSound(
      AdminOperation operation, Planned plan, String words, Supplier<Attempt> sound) {
    return plan.faults().isEmpty()
        ? sound.get()
        : draw.unmade(operation, words, plan.faults(), () -> plan.make(Validity.ALWAYS));
  }

  Attempt unshare() {
    AuditSubject known = known();
    SolutionId solution = SolutionId.of(known.id());
    Grantee grantee = granteeOf(known);
    return draw.attempt(
        AdminOperation.SHARES_UNSHARE,
        known,
        solution + " " + grantee,
        rules.unshare(solution, grantee),
        actor -> shares.unshare(actor, solution, grantee));
  }

  Attempt setGeneralAccess() {
    SolutionId id = SolutionId.of(draw.solution());
    Revision seen = draw.seen(AuditSubject.solution(id));
    GeneralAccess access = draw.one(List.of(GeneralAccess.values()));
    return draw.attempt(
        AdminOperation.SHARES_SET_GENERAL_ACCESS,
        AuditSubject.solution(id),
        id + " " + seen + " " + access,
        rules.setGeneralAccess(id.value(), seen.value(), access),
        actor -> shares.setGeneralAccess(actor, id, seen, access));
  }
}

package dev.access4j.testkit.admin;

import static java.util.Comparator.naturalOrder;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.UserAdmin;
import dev.access4j.admin.UserDetails;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Set;

/** Random calls that administer users. */
record UserCalls(Draw draw, UserAdmin users, NaiveUsers rules) {

  private UserDetails details() {
    return new UserDetails(
        draw.text(Pools.USERNAMES, Pools.BAD_IDENTIFIERS),
        draw.text(Pools.EMAILS, Pools.BAD_EMAILS),
        draw.text(Pools.PERSONS, Pools.BAD_PERSONS),
        draw.text(Pools.PERSONS, Pools.BAD_PERSONS),
        draw.attributes());
  }

  /** What is there already. */
  private UserDetails same(AuditSubject user) {
    Flat state = draw.world().state();
    return state.has(user)
        ? new UserDetails(
            state.value(user, "username"),
            state.value(user, "email"),
            " " + state.value(user, "firstName"),
            state.value(user, "lastName"),
            Details.attributes(state, user))
        : details();
  }

  Attempt invite() {
    UserDetails details = details();
    return draw.attempt(
        AdminOperation.USERS_INVITE,
        AuditSubject.user(EndUserId.of(World.NEW)),
        details.toString(),
        rules.invite(details),
        actor -> users.invite(actor, details));
  }

  Attempt inviteAgain() {
    EndUserId user = EndUserId.of(draw.user());
    return draw.attempt(
        AdminOperation.USERS_INVITE_AGAIN,
        AuditSubject.user(user),
        user.value(),
        rules.inviteAgain(user.value()),
        actor -> users.inviteAgain(actor, user));
  }

  Attempt edit() {
    EndUserId user = EndUserId.of(draw.user());
    AuditSubject subject = AuditSubject.user(user);
    Revision seen = draw.seen(subject);
    UserDetails details = draw.chance(0.2) ? same(subject) : details();
    return draw.attempt(
        AdminOperation.USERS_EDIT,
        subject,
        user + " " + seen + " " + details,
        rules.edit(user.value(), seen.value(), details),
        actor -> users.edit(actor, user, seen, details));
  }

  Attempt setAttribute() {
    Set<EndUserId> some = draw.users();
    Revision seen =
        some.stream().map(AuditSubject::user).map(draw::seen).max(naturalOrder()).orElseThrow();
    String key = draw.attributeKey();
    List<String> values = draw.chance(0.3) ? List.of() : draw.attributeValues();
    return draw.attempt(
        AdminOperation.USERS_SET_ATTRIBUTE,
        AuditSubject.organization(Draw.ACME),
        some + " " + seen + " " + key + " " + values,
        rules.setAttribute(some, seen.value(), key, values),
        actor -> users.setAttribute(actor, some, seen, key, values));
  }

  Attempt deactivate() {
    EndUserId user = EndUserId.of(draw.user());
    return draw.attempt(
        AdminOperation.USERS_DEACTIVATE,
        AuditSubject.user(user),
        user.value(),
        rules.become(user.value(), "DEACTIVATED"),
        actor -> users.deactivate(actor, user));
  }

  Attempt reactivate() {
    EndUserId user = EndUserId.of(draw.user());
    return draw.attempt(
        AdminOperation.USERS_REACTIVATE,
        AuditSubject.user(user),
        user.value(),
        rules.become(user.value(), "ACTIVE"),
        actor -> users.reactivate(actor, user));
  }

  Attempt delete() {
    EndUserId user = EndUserId.of(draw.user());
    AuditSubject subject = AuditSubject.user(user);
    Revision seen = draw.seen(subject);
    boolean withAccount = draw.chance(0.4);
    return draw.attempt(
            withAccount ? AdminOperation.USERS_DELETE_WITH_ACCOUNT : AdminOperation.USERS_DELETE,
            subject,
            user + " " + seen,
            rules.delete(user.value(), seen.value()),
            actor ->
                withAccount
                    ? users.deleteWithAccount(actor, user, seen)
                    : users.delete(actor, user, seen))
        .withPreview(() -> users.previewDelete(Draw.ROOT, user));
  }

  Attempt assign() {
    EndUserId user = EndUserId.of(draw.user());
    Set<RoleId> roles = VersionPlan.roleIds(draw.roles(draw.fitting(""), 0.3));
    return draw.attempt(
        AdminOperation.USERS_ASSIGN,
        AuditSubject.user(user),
        user + " " + roles,
        rules.assign(user.value(), roles),
        actor -> users.assign(actor, user, roles));
  }

  Attempt unassign() {
    List<AuditSubject> assigned = draw.world().all(Kind.ASSIGNMENT);
    boolean none = assigned.isEmpty() || draw.chance(0.3);
    EndUserId user = EndUserId.of(none ? draw.user() : draw.one(assigned).id());
    Set<RoleId> roles = VersionPlan.roleIds(draw.roles(draw.fitting(""), 0.5));
    return draw.attempt(
        AdminOperation.USERS_UNASSIGN,
        AuditSubject.user(user),
        user + " " + roles,
        rules.unassign(user.value(), roles),
        actor -> users.unassign(actor, user, roles));
  }
}

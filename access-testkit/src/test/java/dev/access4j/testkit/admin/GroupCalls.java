package dev.access4j.testkit.admin;

import static java.util.Comparator.naturalOrder;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.GroupAdmin;
import dev.access4j.admin.GroupDetails;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Set;

/** Random calls that administer groups. */
record GroupCalls(Draw draw, GroupAdmin groups, NaiveRoles rules) {

  private GroupDetails details() {
    return new GroupDetails(
        draw.text(Pools.GROUP_NAMES, Pools.BAD_GROUP_NAMES),
        VersionPlan.roleIds(draw.roles(draw.fitting(""), 0.5)),
        draw.attributes());
  }

  private GroupDetails same(AuditSubject group) {
    Flat state = draw.world().state();
    return state.has(group)
        ? new GroupDetails(
            state.value(group, "name") + " ",
            VersionPlan.roleIds(state.values(group, "roles")),
            Details.attributes(state, group))
        : details();
  }

  Attempt create() {
    GroupDetails details = details();
    return draw.attempt(
        AdminOperation.GROUPS_CREATE,
        AuditSubject.group(GroupId.of(World.NEW)),
        details.toString(),
        rules.create(details),
        actor -> groups.create(actor, details));
  }

  Attempt edit() {
    GroupId group = GroupId.of(draw.group());
    AuditSubject subject = AuditSubject.group(group);
    Revision seen = draw.seen(subject);
    GroupDetails details = draw.chance(0.2) ? same(subject) : details();
    return draw.attempt(
        AdminOperation.GROUPS_EDIT,
        subject,
        group + " " + seen + " " + details,
        rules.edit(group.value(), seen.value(), details),
        actor -> groups.edit(actor, group, seen, details));
  }

  Attempt setAttribute() {
    Set<GroupId> some = draw.groups();
    Revision seen =
        some.stream().map(AuditSubject::group).map(draw::seen).max(naturalOrder()).orElseThrow();
    String key = draw.attributeKey();
    List<String> values = draw.chance(0.3) ? List.of() : draw.attributeValues();
    return draw.attempt(
        AdminOperation.GROUPS_SET_ATTRIBUTE,
        AuditSubject.organization(Draw.ACME),
        some + " " + seen + " " + key + " " + values,
        rules.setAttribute(some, seen.value(), key, values),
        actor -> groups.setAttribute(actor, some, seen, key, values));
  }

  Attempt addMembers() {
    GroupId group = GroupId.of(draw.group());
    Set<EndUserId> users = draw.users();
    return draw.attempt(
        AdminOperation.GROUPS_ADD_MEMBERS,
        AuditSubject.group(group),
        group + " " + users,
        rules.addMembers(group.value(), users),
        actor -> groups.addMembers(actor, group, users));
  }

  Attempt removeMembers() {
    List<AuditSubject> members = draw.world().all(Kind.MEMBERSHIP);
    boolean none = members.isEmpty() || draw.chance(0.3);
    GroupId group = GroupId.of(none ? draw.group() : draw.one(members).id());
    Set<EndUserId> users = draw.users();
    return draw.attempt(
        AdminOperation.GROUPS_REMOVE_MEMBERS,
        AuditSubject.group(group),
        group + " " + users,
        rules.removeMembers(group.value(), users),
        actor -> groups.removeMembers(actor, group, users));
  }

  Attempt delete() {
    GroupId group = GroupId.of(draw.group());
    AuditSubject subject = AuditSubject.group(group);
    Revision seen = draw.seen(subject);
    return draw.attempt(
            AdminOperation.GROUPS_DELETE,
            subject,
            group + " " + seen,
            rules.deleteGroup(group.value(), seen.value()),
            actor -> groups.delete(actor, group, seen))
        .withPreview(() -> groups.previewDelete(Draw.ROOT, group));
  }
}

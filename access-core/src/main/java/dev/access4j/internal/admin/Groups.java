package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.GroupAdmin;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Administers groups. */
record Groups(GuardedStore store) implements GroupAdmin {

  @Override
  public ListPage<Versioned<EndUserGroup>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page) {
    return store.read(
        actor,
        AdminOperation.GROUPS_LIST,
        AuditSubject.organization(actor.organization()),
        Things.revealedBy(filter),
        view ->
            Things.page(
                view,
                view.groupsByName(filter, page),
                group -> AuditSubject.group(group.id()),
                NameKey::of,
                page.limit()));
  }

  @Override
  public Optional<Versioned<EndUserGroup>> find(Actor actor, GroupId group) {
    return store.read(
        actor,
        AdminOperation.GROUPS_FIND,
        AuditSubject.group(group),
        view -> view.group(group).map(record -> versioned(view, record.group())));
  }

  @Override
  public ListPage<EndUser, EndUserId> members(
      Actor actor, GroupId group, PageRequest<EndUserId> page) {
    return store.read(
        actor,
        AdminOperation.GROUPS_MEMBERS,
        AuditSubject.group(group),
        view -> {
          List<EndUserId> ids = view.members(group, page);
          Map<EndUserId, EndUser> users = view.users(new LinkedHashSet<>(ids));
          return new ListPage<>(
              ids.stream().map(id -> Objects.requireNonNull(users.get(id))).toList(),
              Things.next(ids, id -> id, page.limit()));
        });
  }

  @Override
  public Versioned<EndUserGroup> create(Actor actor, GroupDetails details) {
    GroupId id = GroupId.random();
    return store.write(
        actor,
        AdminOperation.GROUPS_CREATE,
        AuditSubject.group(id),
        writer -> {
          EndUserGroup group = new Drafting(writer.view()).group(id, details);
          writer.put(group);
          return versioned(writer.view(), group);
        });
  }

  @Override
  public Versioned<EndUserGroup> edit(
      Actor actor, GroupId group, Revision seen, GroupDetails details) {
    return store.write(
        actor,
        AdminOperation.GROUPS_EDIT,
        AuditSubject.group(group),
        writer -> {
          requireUnchanged(writer.view(), group, seen);
          EndUserGroup edited = new Drafting(writer.view()).group(group, details);
          writer.put(edited);
          return versioned(writer.view(), edited);
        });
  }

  @Override
  public Revision setAttribute(
      Actor actor, Set<GroupId> groups, Revision seen, String key, List<String> values) {
    return store.change(
        actor,
        AdminOperation.GROUPS_SET_ATTRIBUTE,
        AuditSubject.organization(actor.organization()),
        writer -> {
          Map<GroupId, GroupRecord> found = writer.view().groups(groups);
          Faults faults = new Faults();
          faults.attempt("attributes", () -> Drafting.with(Attributes.NONE, key, values));
          for (GroupId group : groups) {
            faults.check(found.containsKey(group), "groups", "DIR-7", "there is no group " + group);
          }
          faults.throwIfAny();
          found.keySet().forEach(group -> requireUnchanged(writer.view(), group, seen));
          for (GroupRecord record : found.values()) {
            EndUserGroup group = record.group();
            Attributes attributes = Drafting.with(group.attributes(), key, values);
            writer.put(new EndUserGroup(group.id(), group.name(), group.roles(), attributes));
          }
        });
  }

  @Override
  public Revision addMembers(Actor actor, GroupId group, Set<EndUserId> users) {
    return store.change(
        actor,
        AdminOperation.GROUPS_ADD_MEMBERS,
        AuditSubject.group(group),
        writer -> writer.addMembers(group, users));
  }

  @Override
  public Revision removeMembers(Actor actor, GroupId group, Set<EndUserId> users) {
    return store.change(
        actor,
        AdminOperation.GROUPS_REMOVE_MEMBERS,
        AuditSubject.group(group),
        writer -> {
          existing(writer.view(), group);
          writer.removeMembers(group, users);
        });
  }

  @Override
  public DeletionPreview previewDelete(Actor actor, GroupId group) {
    return store.read(
        actor,
        AdminOperation.GROUPS_PREVIEW_DELETE,
        AuditSubject.group(group),
        view -> new Previews(view).ofGroup(existing(view, group)));
  }

  @Override
  public Revision delete(Actor actor, GroupId group, Revision seen) {
    return store.change(
        actor,
        AdminOperation.GROUPS_DELETE,
        AuditSubject.group(group),
        writer -> {
          requireUnchanged(writer.view(), group, seen);
          writer.deleteGroup(group);
        });
  }

  private static void requireUnchanged(ReadView view, GroupId group, Revision seen) {
    Things.requireUnchanged(view, AuditSubject.group(group), existing(view, group).group(), seen);
  }

  private static GroupRecord existing(ReadView view, GroupId group) {
    return Things.existing(view.group(group), "group", "DIR-7", "group " + group);
  }

  private static Versioned<EndUserGroup> versioned(ReadView view, EndUserGroup group) {
    return Things.versioned(view, AuditSubject.group(group.id()), group);
  }
}

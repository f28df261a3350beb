package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One import from an identity provider, in the order in which things refer to each other: roles,
 * groups, users, memberships, assignments. Not thread-safe.
 */
final class DirectoryImport {

  private final OrganizationId organization;
  private final IdentityDirectory source;
  private final DirectoryBatches batches;
  private final DirectoryRoles roles = new DirectoryRoles();
  private final DirectoryGroups groups = new DirectoryGroups(roles);
  private final DirectoryUsers users;

  /** In a dry run who would have which role, since the store does not know it. */
  private final Map<RoleId, Set<EndUserId>> would = new HashMap<>();

  DirectoryImport(OrganizationId organization, IdentityDirectory source, DirectoryBatches batches) {
    this.organization = organization;
    this.source = source;
    this.batches = batches;
    this.users = new DirectoryUsers(batches.settings());
  }

  IdentityImportSummary run() {
    batches.each((after, limit) -> source.roles(organization, after, limit), roles::add);
    batches.run(roles.all(), roles);
    batches.each((after, limit) -> source.groups(organization, after, limit), groups::add);
    batches.run(groups.all(), groups);
    batches.run((after, limit) -> source.accounts(organization, after, limit), users);
    groups.all().forEach(group -> groups.idOf(group).ifPresent(id -> join(group, id)));
    if (batches.settings().assignments()) {
      roles.all().forEach(this::assign);
    }
    return batches.done();
  }

  private void join(IdentityGroup group, GroupId id) {
    String name = groups.nameOf(group);
    DirectoryMembers members = new DirectoryMembers(users, id, name);
    batches.run(
        (after, limit) ->
            orNothing(
                IdentityImportKind.MEMBERSHIP,
                name,
                () -> source.members(organization, group.id(), after, limit)),
        members);
    sayStrangers(IdentityImportKind.MEMBERSHIP, name, members.strangers());
  }

  private void assign(IdentityRole role) {
    Set<RoleId> here = roles.with(List.of(role.name()));
    if (here.isEmpty()) {
      return;
    }
    Map<RoleId, Set<EndUserId>> known = batches.settings().dryRun() ? would : new HashMap<>();
    DirectoryHolders holders =
        batches.read(view -> new DirectoryHolders(view, users, role.name(), here, known));
    batches.run(
        (after, limit) ->
            orNothing(
                IdentityImportKind.ASSIGNMENT,
                role.name(),
                () -> source.holders(organization, role.name(), after, limit)),
        holders);
    sayStrangers(IdentityImportKind.ASSIGNMENT, role.name(), holders.strangers());
    if (holders.unassigned() > 0) {
      String what = "not assigned to " + holders.unassigned() + " of its holders: roles are ";
      refuse(
          IdentityImportKind.ASSIGNMENT,
          role.name(),
          new Fault("role", "AM-3", what + "granted by shares, solution by solution"));
    }
  }

  /** A group or role that is gone by now, or that cannot be asked for, stops nothing else. */
  private IdentityPage<String> orNothing(
      IdentityImportKind kind, String name, Supplier<IdentityPage<String>> page) {
    try {
      return page.get();
    } catch (IdentityException e) {
      if (e.kind() != IdentityException.Kind.NOT_FOUND) {
        throw e;
      }
      refuse(kind, name, new Fault("", "AM-5", "it is not found: " + e.getMessage()));
      return new IdentityPage<>(List.of(), "");
    }
  }

  private void sayStrangers(IdentityImportKind kind, String name, long strangers) {
    if (strangers > 0) {
      String who = kind == IdentityImportKind.MEMBERSHIP ? " of its members" : " of its holders";
      refuse(kind, name, new Fault("user", "AM-5", strangers + who + " are no users here"));
    }
  }

  private void refuse(IdentityImportKind kind, String name, Fault fault) {
    batches.say(new IdentityImportNote(kind, name, IdentityImportEvent.REFUSED, fault));
  }
}

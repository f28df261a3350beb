package dev.access4j.admin;

import static dev.access4j.admin.AdminPermission.AUDIT_READ;
import static dev.access4j.admin.AdminPermission.GROUPS_READ;
import static dev.access4j.admin.AdminPermission.GROUPS_WRITE;
import static dev.access4j.admin.AdminPermission.PERMISSIONS_READ;
import static dev.access4j.admin.AdminPermission.PERMISSIONS_WRITE;
import static dev.access4j.admin.AdminPermission.ROLES_READ;
import static dev.access4j.admin.AdminPermission.ROLES_WRITE;
import static dev.access4j.admin.AdminPermission.SHARES_READ;
import static dev.access4j.admin.AdminPermission.SHARES_WRITE;
import static dev.access4j.admin.AdminPermission.USERS_READ;
import static dev.access4j.admin.AdminPermission.USERS_WRITE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The guard, as one table: every operation of administration and the permissions that an actor
 * needs for it, all of them (AD-1 to AD-3). What goes along with a deletion is part of it and needs
 * no permission more; what a preview or a filter says of other things needs theirs.
 */
public enum AdminOperation {
  /** List users. */
  USERS_LIST("users.list", USERS_READ),
  /** See one user. */
  USERS_FIND("users.find", USERS_READ),
  /** Invite a user. */
  USERS_INVITE("users.invite", USERS_WRITE),
  /** Invite many users. */
  USERS_INVITE_ALL("users.inviteAll", USERS_WRITE),
  /** Send an invitation again. */
  USERS_INVITE_AGAIN("users.inviteAgain", USERS_WRITE),
  /** Edit a user's details. */
  USERS_EDIT("users.edit", USERS_WRITE),
  /** Set one attribute of many users. */
  USERS_SET_ATTRIBUTE("users.setAttribute", USERS_WRITE),
  /** Shut a user out. */
  USERS_DEACTIVATE("users.deactivate", USERS_WRITE),
  /** Let a user in again. */
  USERS_REACTIVATE("users.reactivate", USERS_WRITE),
  /** See what the deletion of a user would take along. */
  USERS_PREVIEW_DELETE("users.previewDelete", USERS_READ, GROUPS_READ, SHARES_READ),
  /** Delete a user. */
  USERS_DELETE("users.delete", USERS_WRITE),
  /** Delete a user and its account. */
  USERS_DELETE_WITH_ACCOUNT("users.deleteWithAccount", USERS_WRITE),
  /** Assign roles organization-wide. */
  USERS_ASSIGN("users.assign", USERS_WRITE),
  /** Take organization-wide assignments away. */
  USERS_UNASSIGN("users.unassign", USERS_WRITE),
  /** See by what a user is reached: groups, assignments and shares. */
  USERS_REACH("users.reach", USERS_READ, GROUPS_READ, SHARES_READ),
  /** See which solutions a user can open. */
  USERS_SOLUTIONS("users.solutions", USERS_READ, SHARES_READ),
  /** See what a user may do on a solution, and why. */
  USERS_ABILITIES("users.abilities", USERS_READ, GROUPS_READ, SHARES_READ, PERMISSIONS_READ),
  /** Import users and their memberships. */
  USERS_IMPORT_ALL("users.importAll", USERS_WRITE, GROUPS_WRITE),

  /** List roles. */
  ROLES_LIST("roles.list", ROLES_READ),
  /** See one role. */
  ROLES_FIND("roles.find", ROLES_READ),
  /** Create a role. */
  ROLES_CREATE("roles.create", ROLES_WRITE),
  /** Edit a role. */
  ROLES_EDIT("roles.edit", ROLES_WRITE),
  /** See what the deletion of a role would take along. */
  ROLES_PREVIEW_DELETE(
      "roles.previewDelete", ROLES_READ, USERS_READ, GROUPS_READ, SHARES_READ, PERMISSIONS_READ),
  /** Delete a role. */
  ROLES_DELETE("roles.delete", ROLES_WRITE),

  /** List groups. */
  GROUPS_LIST("groups.list", GROUPS_READ),
  /** See one group. */
  GROUPS_FIND("groups.find", GROUPS_READ),
  /** List the members of a group. */
  GROUPS_MEMBERS("groups.members", GROUPS_READ, USERS_READ),
  /** Create a group. */
  GROUPS_CREATE("groups.create", GROUPS_WRITE),
  /** Edit a group. */
  GROUPS_EDIT("groups.edit", GROUPS_WRITE),
  /** Set one attribute of many groups. */
  GROUPS_SET_ATTRIBUTE("groups.setAttribute", GROUPS_WRITE),
  /** Make users members. */
  GROUPS_ADD_MEMBERS("groups.addMembers", GROUPS_WRITE),
  /** End memberships. */
  GROUPS_REMOVE_MEMBERS("groups.removeMembers", GROUPS_WRITE),
  /** See what the deletion of a group would take along. */
  GROUPS_PREVIEW_DELETE("groups.previewDelete", GROUPS_READ, USERS_READ, SHARES_READ),
  /** Delete a group. */
  GROUPS_DELETE("groups.delete", GROUPS_WRITE),

  /** List solutions. */
  SOLUTIONS_LIST("solutions.list", PERMISSIONS_READ),
  /** See one solution. */
  SOLUTIONS_FIND("solutions.find", PERMISSIONS_READ),
  /** Create a solution. */
  SOLUTIONS_CREATE("solutions.create", PERMISSIONS_WRITE),
  /** Rename a solution. */
  SOLUTIONS_RENAME("solutions.rename", PERMISSIONS_WRITE),
  /** See what the deletion of a solution would take along. */
  SOLUTIONS_PREVIEW_DELETE("solutions.previewDelete", PERMISSIONS_READ, SHARES_READ, ROLES_READ),
  /** Delete a solution with its shares. */
  SOLUTIONS_DELETE("solutions.delete", PERMISSIONS_WRITE),
  /** List the versions of a solution. */
  SOLUTIONS_VERSIONS("solutions.versions", PERMISSIONS_READ),
  /** See one version. */
  SOLUTIONS_VERSION("solutions.version", PERMISSIONS_READ),
  /** Make a draft. */
  SOLUTIONS_DRAFT("solutions.draft", PERMISSIONS_WRITE),
  /** Edit a draft. */
  SOLUTIONS_EDIT("solutions.edit", PERMISSIONS_WRITE),
  /** Say which roles a draft lists. */
  SOLUTIONS_LIST_ROLES("solutions.listRoles", PERMISSIONS_WRITE),
  /** Say which roles may do what on a resource of a draft. */
  SOLUTIONS_PERMIT("solutions.permit", PERMISSIONS_WRITE),
  /** Publish a draft. */
  SOLUTIONS_PUBLISH("solutions.publish", PERMISSIONS_WRITE),
  /** Make a published version live. */
  SOLUTIONS_MAKE_LIVE("solutions.makeLive", PERMISSIONS_WRITE),
  /** Leave a solution without a live version. */
  SOLUTIONS_END_LIVE("solutions.endLive", PERMISSIONS_WRITE),
  /** Delete a draft. */
  SOLUTIONS_DISCARD("solutions.discard", PERMISSIONS_WRITE),

  /** List the shares of a solution. */
  SHARES_LIST("shares.list", SHARES_READ),
  /** See one share. */
  SHARES_FIND("shares.find", SHARES_READ),
  /** Share a solution. */
  SHARES_SHARE("shares.share", SHARES_WRITE),
  /** Change a share. */
  SHARES_CHANGE("shares.change", SHARES_WRITE),
  /** Remove a share. */
  SHARES_UNSHARE("shares.unshare", SHARES_WRITE),
  /** Open a solution to anyone, or to invited users only. */
  SHARES_SET_GENERAL_ACCESS("shares.setGeneralAccess", SHARES_WRITE),

  /** Plan the migration to shares. */
  MIGRATION_PLAN(
      "migration.plan", USERS_READ, GROUPS_READ, ROLES_READ, SHARES_READ, PERMISSIONS_READ),
  /** Apply a planned migration. */
  MIGRATION_APPLY("migration.apply", USERS_WRITE, SHARES_WRITE),
  /** Apply a planned migration that changes decisions. */
  MIGRATION_APPLY_WITH_DIFFERENCES("migration.applyWithDifferences", USERS_WRITE, SHARES_WRITE),

  /** List what is still to be done at the identity provider. */
  IDENTITY_TASKS("identity.tasks", USERS_READ),
  /** See what is still to be done for some users. */
  IDENTITY_TASKS_OF("identity.tasksOf", USERS_READ),
  /** Try again what is still to be done. */
  IDENTITY_RETRY("identity.retry", USERS_WRITE),
  /** Compare users with accounts. */
  IDENTITY_RECONCILE("identity.reconcile", USERS_READ),
  /** Settle differences between users and accounts. */
  IDENTITY_SETTLE("identity.settle", USERS_WRITE),
  /** Import from an identity provider. */
  IDENTITY_IMPORT(
      "identity.importFrom",
      USERS_READ,
      USERS_WRITE,
      ROLES_READ,
      ROLES_WRITE,
      GROUPS_READ,
      GROUPS_WRITE),

  /** Read the audit log. */
  AUDIT_LIST("audit.list", AUDIT_READ),

  /** Change anything at once, by a plan. */
  ADMIN_CHANGE("admin.change", AdminPermission.values());

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of nothing but enums
  private final Set<AdminPermission> required;

  AdminOperation(String code, AdminPermission... required) {
    this.code = code;
    Set<AdminPermission> all = EnumSet.noneOf(AdminPermission.class);
    all.addAll(List.of(required));
    this.required = Collections.unmodifiableSet(all);
  }

  /**
   * Returns the operation's name in the audit log.
   *
   * @return the service and its method, such as {@code roles.delete}
   */
  public String code() {
    return code;
  }

  /**
   * Returns what an actor needs.
   *
   * @return the permissions, all of which it must hold; at least one
   */
  public Set<AdminPermission> required() {
    return required;
  }

  @Override
  public String toString() {
    return code;
  }
}

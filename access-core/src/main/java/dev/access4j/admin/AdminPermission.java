package dev.access4j.admin;

/** What an actor may be permitted to do (AD-1, AD-3). None implies another. */
public enum AdminPermission {
  /** Read end users. */
  USERS_READ("org_runtime_users_read"),
  /** Invite, edit, deactivate and delete end users, and assign roles to them. */
  USERS_WRITE("org_runtime_users_write"),
  /** Read roles. */
  ROLES_READ("org_runtime_roles_read"),
  /** Create, edit and delete roles. */
  ROLES_WRITE("org_runtime_roles_write"),
  /** Read groups. */
  GROUPS_READ("org_runtime_groups_read"),
  /** Create, edit and delete groups, and say who their members are. */
  GROUPS_WRITE("org_runtime_groups_write"),
  /** See with whom solutions are shared. */
  SHARES_READ("solution_shares_read"),
  /** Share solutions, and open them to anyone. */
  SHARES_WRITE("solution_shares_write"),
  /** Read solutions, their versions and the permissions on them. */
  PERMISSIONS_READ("solution_permissions_read"),
  /** Edit versions and the permissions on them, publish them and make them live. */
  PERMISSIONS_WRITE("solution_permissions_write"),
  /** Read the audit log. */
  AUDIT_READ("org_audit_read");

  private final String code;

  AdminPermission(String code) {
    this.code = code;
  }

  /**
   * Returns the permission's name as the product and its hosts know it.
   *
   * @return the code, such as {@code org_runtime_users_read}
   */
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code;
  }
}

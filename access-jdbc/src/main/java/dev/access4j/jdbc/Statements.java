package dev.access4j.jdbc;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is removed or counted row by row: each returns how many rows there were. */
interface Statements {

  @SqlUpdate("DELETE FROM access_user WHERE organization_no = :no AND id = :id")
  int deleteUser(@Bind("no") long no, @Bind("id") String id);

  /** Its assignments go along. */
  @SqlUpdate("DELETE FROM access_role WHERE organization_no = :no AND id = :id AND put_at > 0")
  int deleteRole(@Bind("no") long no, @Bind("id") String id);

  /** Its memberships go along. */
  @SqlUpdate("DELETE FROM access_group WHERE organization_no = :no AND id = :id")
  int deleteGroup(@Bind("no") long no, @Bind("id") String id);

  @SqlUpdate("DELETE FROM access_solution WHERE organization_no = :no AND id = :id")
  int deleteSolution(@Bind("no") long no, @Bind("id") String id);

  @SqlUpdate(
      """
      DELETE FROM access_version WHERE organization_no = :no AND id = :id AND solution_no = (
        SELECT s.solution_no FROM access_solution s
        WHERE s.organization_no = :no AND s.id = :solution)
      """)
  int deleteVersion(@Bind("no") long no, @Bind("solution") String solution, @Bind("id") String id);

  @SqlUpdate(
      """
      DELETE FROM access_share
      WHERE organization_no = :no AND for_group = :for_group AND grantee_id = :grantee
        AND solution_no = (
          SELECT s.solution_no FROM access_solution s
          WHERE s.organization_no = :no AND s.id = :solution)
      """)
  int deleteShare(
      @Bind("no") long no,
      @Bind("solution") String solution,
      @Bind("for_group") boolean forGroup,
      @Bind("grantee") String grantee);

  @SqlUpdate(
      """
      DELETE FROM access_membership
      WHERE organization_no = :no AND user_id = :user AND group_no = (
        SELECT g.group_no FROM access_group g WHERE g.organization_no = :no AND g.id = :group)
      """)
  int removeMember(@Bind("no") long no, @Bind("group") String group, @Bind("user") String user);

  @SqlUpdate(
      """
      DELETE FROM access_assignment
      WHERE organization_no = :no AND user_id = :user AND role_no = (
        SELECT r.role_no FROM access_role r WHERE r.organization_no = :no AND r.id = :role)
      """)
  int unassign(@Bind("no") long no, @Bind("user") String user, @Bind("role") String role);

  @SqlUpdate("DELETE FROM access_account_task WHERE organization_no = :no AND user_id = :user")
  int deleteAccountTask(@Bind("no") long no, @Bind("user") String user);

  @SqlUpdate(
      """
      UPDATE access_organization
      SET name = :name, assignment_model = :model, put_at = :revision, revision = :revision
      WHERE organization_no = :no
      """)
  int putOrganization(
      @Bind("no") long no,
      @Bind("name") String name,
      @Bind("model") String model,
      @Bind("revision") long revision);

  @SqlUpdate(
      """
      UPDATE access_organization SET revision = :revision, last_entry_no = :last_entry
      WHERE organization_no = :no
      """)
  int count(
      @Bind("no") long no, @Bind("revision") long revision, @Bind("last_entry") long lastEntry);

  @SqlUpdate("INSERT INTO access_change (organization_no, revision) VALUES (:no, :revision)")
  int change(@Bind("no") long no, @Bind("revision") long revision);
}

package dev.access4j.jdbc;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.access4j.directory.Text;
import dev.access4j.jdbc.Sql.SqlFailure;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Rows as the store will write them, for tests of the schema alone. Numbers are given. */
final class Rows {

  private final Sql sql;

  Rows(DataSource dataSource) {
    this.sql = Sql.of(dataSource);
  }

  static byte[] key(String name) {
    return Text.caseKey(name).getBytes(UTF_16BE);
  }

  static byte[] idKey(String id) {
    return id.getBytes(UTF_16BE);
  }

  Rows organization(long no, String id) {
    sql.run(
        "INSERT INTO access_organization (organization_no, id, revision, name, assignment_model, put_at)"
            + " VALUES (?, ?, 1, ?, 'PER_SOLUTION', 1)",
        no,
        id,
        id);
    return this;
  }

  Rows user(long organization, String id, String username) {
    return user(organization, id, username, "ACTIVE");
  }

  Rows user(long organization, String id, String username, String status) {
    String email = username + "@x";
    sql.run(
        "INSERT INTO access_user (organization_no, id, username, username_key, email, email_key,"
            + " first_name, first_name_key, last_name, last_name_key, status, sub, attributes, put_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', 1)",
        organization,
        id,
        username,
        key(username),
        email.length() > 255 ? username : email,
        key(email),
        username,
        key(username),
        username,
        key(username),
        status,
        id);
    return this;
  }

  Rows task(long organization, String user, String work, @Nullable String sub) {
    sql.run(
        "INSERT INTO access_account_task (organization_no, user_id, work, sub, problem)"
            + " VALUES (?, ?, ?, ?, '')",
        organization,
        user,
        work,
        sub);
    return this;
  }

  Rows solution(long organization, long no, String id, String name) {
    sql.run(
        "INSERT INTO access_solution (organization_no, solution_no, id, id_key, name, name_key,"
            + " general_access, put_at) VALUES (?, ?, ?, ?, ?, ?, 'INVITED_ONLY', 1)",
        organization,
        no,
        id,
        idKey(id),
        name,
        key(name));
    return this;
  }

  Rows version(long organization, long solution, long no, String id) {
    sql.run(
        "INSERT INTO access_version (organization_no, version_no, solution_no, id, state, document,"
            + " put_at) VALUES (?, ?, ?, ?, 'PUBLISHED', '{}', 1)",
        organization,
        no,
        solution,
        id);
    return this;
  }

  Rows role(long organization, long no, String id, String name) {
    sql.run(
        "INSERT INTO access_role (organization_no, role_no, id, name, name_key, description,"
            + " scope_key, put_at) VALUES (?, ?, ?, ?, ?, '', ?, 1)",
        organization,
        no,
        id,
        name,
        key(name),
        new byte[0]);
    return this;
  }

  Rows roleOf(long organization, long no, String id, String name, long solution, String scope) {
    sql.run(
        "INSERT INTO access_role (organization_no, role_no, id, name, name_key, description,"
            + " solution_no, scope_key, put_at) VALUES (?, ?, ?, ?, ?, '', ?, ?, 1)",
        organization,
        no,
        id,
        name,
        key(name),
        solution,
        idKey(scope));
    return this;
  }

  Rows group(long organization, long no, String id, String name) {
    sql.run(
        "INSERT INTO access_group (organization_no, group_no, id, name, name_key, attributes, put_at)"
            + " VALUES (?, ?, ?, ?, ?, '{}', 1)",
        organization,
        no,
        id,
        name,
        key(name));
    return this;
  }

  Rows member(long organization, long group, String user) {
    sql.run("INSERT INTO access_membership VALUES (?, ?, ?)", organization, group, user);
    return this;
  }

  Rows assign(long organization, long role, String user) {
    sql.run("INSERT INTO access_assignment VALUES (?, ?, ?)", organization, role, user);
    return this;
  }

  Rows shareWithUser(long organization, long no, long solution, String user) {
    sql.run(
        "INSERT INTO access_share (organization_no, share_no, solution_no, for_group, grantee_id,"
            + " user_id, from_group, put_at) VALUES (?, ?, ?, FALSE, ?, ?, FALSE, 1)",
        organization,
        no,
        solution,
        user,
        user);
    return this;
  }

  Rows shareWithGroup(long organization, long no, long solution, long group, String id) {
    sql.run(
        "INSERT INTO access_share (organization_no, share_no, solution_no, for_group, grantee_id,"
            + " group_no, from_group, put_at) VALUES (?, ?, ?, TRUE, ?, ?, TRUE, 1)",
        organization,
        no,
        solution,
        id,
        group);
    return this;
  }

  /** Runs what the database has to refuse; its message, in small letters, names the constraint. */
  String refusalOf(String statement, Object... parameters) {
    return refusalOf(() -> sql.run(statement, parameters));
  }

  static String refusalOf(Runnable statements) {
    try {
      statements.run();
    } catch (SqlFailure e) {
      return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
    return "";
  }
}

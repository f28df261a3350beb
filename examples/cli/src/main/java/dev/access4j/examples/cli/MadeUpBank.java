package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Writes the access file of a bank that chance made up: branches as groups, roles by the dozen. */
final class MadeUpBank {

  private static final int ROLES = 40;
  private static final int GROUPS_OF_A_USER = 3;
  private static final int[] FACTORS = {1, 7, 31};
  private static final List<String> OPERATIONS =
      List.of("VIEW", "EXECUTE", "SELF_ASSIGN", "ASSIGN", "UNASSIGN", "HOLD", "UNHOLD");

  private final int users;
  private final int groups;
  private final int solutions;
  private final Random random;

  MadeUpBank(int users, int groups, int solutions, long seed) {
    this.users = users;
    this.groups = groups;
    this.solutions = solutions;
    this.random = new Random(seed);
  }

  void writeTo(Writer out) throws IOException {
    try (JsonGenerator json = JsonDocuments.generator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("organization");
      json.writeStringField("id", "made-up");
      json.writeStringField("name", "Made-up Bank");
      json.writeEndObject();
      json.writeArrayFieldStart("roles");
      for (int i = 0; i < ROLES; i++) {
        json.writeStartObject();
        json.writeStringField("name", role(i));
        json.writeEndObject();
      }
      json.writeEndArray();
      writeUsers(json);
      writeGroups(json);
      json.writeArrayFieldStart("solutions");
      for (int i = 0; i < solutions; i++) {
        writeSolution(json, i);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes the users as CSV, with the same groups and attributes; their status it cannot say. */
  void writeCsvTo(Writer out) throws IOException {
    out.write("username,email,firstName,lastName,groups,attribute:businessFilters\n");
    for (int i = 0; i < users; i++) {
      StringJoiner in = new StringJoiner(";");
      for (int k = 0; k < GROUPS_OF_A_USER; k++) {
        in.add(group((int) (((long) FACTORS[k] * i + k) % groups)));
      }
      String filter = i % 10 == 0 ? branch(random.nextInt(groups)) : "";
      String name = user(i);
      String cells = name + "@bank.example,First" + i + ",Last" + i + "," + in + "," + filter;
      out.write(name + "," + cells + "\n");
    }
  }

  private void writeUsers(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("users");
    for (int i = 0; i < users; i++) {
      json.writeStartObject();
      json.writeStringField("username", user(i));
      json.writeStringField("email", user(i) + "@bank.example");
      json.writeStringField("firstName", "First" + i);
      json.writeStringField("lastName", "Last" + i);
      if (i % 50 == 49) {
        json.writeStringField("status", i % 100 == 49 ? "INVITED" : "DEACTIVATED");
      }
      if (i % 10 == 0) {
        json.writeObjectFieldStart("attributes");
        json.writeStringField("businessFilters", branch(random.nextInt(groups)));
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeGroups(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("groups");
    for (int group = 0; group < groups; group++) {
      json.writeStartObject();
      json.writeStringField("name", group(group));
      writeStrings(json, "roles", role(random.nextInt(ROLES)), role(group));
      json.writeObjectFieldStart("attributes");
      json.writeStringField("businessFilters", branch(group));
      json.writeEndObject();
      json.writeArrayFieldStart("members");
      // Each user is in some groups, evenly: user u is in the groups u, 7u + 1 and 31u + 2.
      for (int user = 0; user < users; user++) {
        if (isMember(user, group)) {
          json.writeString(user(user));
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private boolean isMember(int user, int group) {
    for (int i = 0; i < GROUPS_OF_A_USER; i++) {
      if (((long) FACTORS[i] * user + i) % groups == group) {
        return true;
      }
    }
    return false;
  }

  private void writeSolution(JsonGenerator json, int solution) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", "solution-" + solution);
    json.writeStringField("name", "Solution " + solution);
    json.writeStringField("live", "1");
    json.writeArrayFieldStart("versions");
    json.writeStartObject();
    json.writeStringField("id", "1");
    json.writeStringField("state", "PUBLISHED");
    writeStrings(json, "roles", listed(solution));
    json.writeArrayFieldStart("processes");
    for (int process = 0; process < 5; process++) {
      writeProcess(json, solution, process);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayFieldStart("shares");
    for (int i = 0; i < Math.min(groups, 50); i++) {
      json.writeStartObject();
      json.writeStringField("group", group((solution * 50 + i) % groups));
      json.writeStringField("roles", "FROM_GROUP");
      json.writeEndObject();
    }
    for (int i = 0; i < Math.min(users, 20); i++) {
      json.writeStartObject();
      json.writeStringField("user", user((solution * 20 + i) % users));
      writeStrings(json, "roles", role(solution));
      json.writeStringField("expiresAt", "2027-01-01T00:00:00Z");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeProcess(JsonGenerator json, int solution, int process) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", "process-" + process);
    json.writeArrayFieldStart("swimlanes");
    for (int lane = 0; lane < 3; lane++) {
      json.writeStartObject();
      json.writeStringField("name", "Lane " + lane);
      json.writeObjectFieldStart("permissions");
      for (String operation : OPERATIONS) {
        String[] listed = listed(solution);
        writeStrings(json, operation, listed[random.nextInt(listed.length)]);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Half of the roles, others for each solution. */
  private static String[] listed(int solution) {
    String[] roles = new String[ROLES / 2];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = role(solution + i);
    }
    return roles;
  }

  private static void writeStrings(JsonGenerator json, String field, String... values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : List.of(values).stream().distinct().toList()) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static String user(int i) {
    return "user" + i;
  }

  private static String group(int i) {
    return "Branch " + i;
  }

  private static String branch(int i) {
    return "branch_" + i;
  }

  private static String role(int i) {
    return "role-" + i % ROLES;
  }
}

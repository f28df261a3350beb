package dev.access4j.file;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts a content into the nodes that are written down, without what is default. */
final class ContentNodes {

  private ContentNodes() {}

  static Node.Fields of(Content content) {
    return new FieldsBuilder()
        .with("organization", organization(content.organization()))
        .withList("roles", list(content.roles(), ContentNodes::role))
        .withList("users", list(content.users(), ContentNodes::user))
        .withList("groups", list(content.groups(), ContentNodes::group))
        .withList("solutions", list(content.solutions(), ContentNodes::solution))
        .build();
  }

  /** Collects the members of an object, in order. */
  static final class FieldsBuilder {
    private final List<Node.Member> members = new ArrayList<>();

    FieldsBuilder with(String key, Node value) {
      members.add(new Node.Member(key, 0, 0, value));
      return this;
    }

    FieldsBuilder with(String key, String value) {
      return with(key, text(value));
    }

    FieldsBuilder withUnless(String absent, String key, String value) {
      return value.equals(absent) ? this : with(key, value);
    }

    FieldsBuilder withUnless(Enum<?> absent, String key, Enum<?> value) {
      return value == absent ? this : with(key, value.name());
    }

    FieldsBuilder withList(String key, List<Node> nodes) {
      return nodes.isEmpty() ? this : with(key, new Node.Items(nodes, 0, 0));
    }

    FieldsBuilder withFields(String key, Node.Fields fields) {
      return fields.members().isEmpty() ? this : with(key, fields);
    }

    Node.Fields build() {
      return new Node.Fields(members, 0, 0);
    }
  }

  private static Node text(String value) {
    return new Node.Text(value, 0, 0);
  }

  private static <T> List<Node> list(Collection<T> values, Function<? super T, Node> node) {
    return values.stream().<Node>map(node).toList();
  }

  private static List<Node> names(Collection<RoleId> roles) {
    return list(RoleIds.sortedNames(roles), ContentNodes::text);
  }

  private static Node.Fields organization(Organization organization) {
    return new FieldsBuilder()
        .with("id", organization.id().value())
        .with("name", organization.name())
        .withUnless(AssignmentModel.PER_SOLUTION, "assignmentModel", organization.assignmentModel())
        .build();
  }

  private static Node.Fields role(EndUserRole role) {
    return new FieldsBuilder()
        .with("name", role.name())
        .withUnless("", "description", role.description())
        .build();
  }

  private static Node.Fields user(Content.User entry) {
    EndUser user = entry.user();
    return new FieldsBuilder()
        .with("username", user.username())
        .with("email", user.email())
        .withUnless("", "firstName", user.firstName())
        .withUnless("", "lastName", user.lastName())
        .withUnless(UserStatus.ACTIVE, "status", user.status())
        .withFields("attributes", attributes(user.attributes()))
        .withList("roles", names(entry.assignments()))
        .build();
  }

  private static Node.Fields attributes(Attributes attributes) {
    FieldsBuilder fields = new FieldsBuilder();
    new TreeMap<>(attributes.values())
        .forEach((key, values) -> fields.withList(key, list(values, ContentNodes::text)));
    return fields.build();
  }

  private static Node.Fields group(Content.Group entry) {
    List<String> members = entry.members().stream().map(EndUserId::value).sorted().toList();
    return new FieldsBuilder()
        .with("name", entry.group().name())
        .withList("roles", names(entry.group().roles()))
        .withFields("attributes", attributes(entry.group().attributes()))
        .withList("members", list(members, ContentNodes::text))
        .build();
  }

  private static Node.Fields solution(Content.OneSolution entry) {
    Solution solution = entry.solution();
    return new FieldsBuilder()
        .with("id", solution.id().value())
        .with("name", solution.name())
        .withUnless(GeneralAccess.INVITED_ONLY, "generalAccess", solution.generalAccess())
        .withUnless("", "live", solution.live().map(VersionId::value).orElse(""))
        .withList("roles", list(entry.roles(), ContentNodes::role))
        .withList("versions", list(entry.versions(), ContentNodes::version))
        .withList("shares", list(entry.shares(), ContentNodes::share))
        .build();
  }

  private static Node.Fields version(SolutionVersion version) {
    // The order of the listed roles is the version's own (LU-6 answers in it).
    return new FieldsBuilder()
        .with("id", version.id().value())
        .with("state", version.state().name())
        .withList("roles", list(version.roles(), role -> text(role.value())))
        .withList("processes", list(version.processes(), ContentNodes::process))
        .withList(
            "uiFlows", list(version.uiFlows(), flow -> resource(flow.name(), flow.permissions())))
        .build();
  }

  private static Node.Fields process(Process process) {
    String first = process.swimlanes().get(0).name();
    FieldsBuilder fields = new FieldsBuilder().with("name", process.name());
    if (!process.readOnlyAllowed()) {
      fields.with("readOnlyAllowed", new Node.Literal("false", 0, 0));
    }
    return fields
        .withUnless(first, "startSwimlane", process.startSwimlane())
        .withList(
            "swimlanes",
            list(process.swimlanes(), lane -> resource(lane.name(), lane.permissions())))
        .build();
  }

  private static Node.Fields resource(String name, Permissions permissions) {
    FieldsBuilder operations = new FieldsBuilder();
    permissions
        .roles()
        .forEach((operation, roles) -> operations.withList(operation.name(), names(roles)));
    return new FieldsBuilder()
        .with("name", name)
        .withFields("permissions", operations.build())
        .build();
  }

  /** A share whose ids are names, without its solution. */
  static Node.Fields share(SolutionShare share) {
    FieldsBuilder fields = new FieldsBuilder();
    if (share.grantee() instanceof Grantee.User user) {
      fields.with("user", user.id().value());
    } else if (share.grantee() instanceof Grantee.Group group) {
      fields.with("group", group.id().value());
    }
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      fields.withList("roles", names(explicit.roles()));
    } else {
      fields.with("roles", "FROM_GROUP");
    }
    return fields
        .withUnless("", "startsAt", share.validity().startsAt().map(Instant::toString).orElse(""))
        .withUnless("", "expiresAt", share.validity().expiresAt().map(Instant::toString).orElse(""))
        .build();
  }
}

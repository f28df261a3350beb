package dev.access4j.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts a thing into its fields: a text for each, none of them empty. Two things of one kind have
 * the same fields only if they say the same, so that what differs can be told by them.
 */
final class FieldTexts {

  private final Function<RoleId, String> roleElement;

  /**
   * Names roles by their ids.
   *
   * @param roleElement the element of a list that names a role
   */
  FieldTexts(Function<RoleId, String> roleElement) {
    this.roleElement = roleElement;
  }

  /** Collects fields; what is empty is left out. */
  private static final class Fields {
    private final Map<String, String> texts = new LinkedHashMap<>();

    Fields with(String path, String text) {
      if (!text.isEmpty()) {
        texts.put(path, text);
      }
      return this;
    }

    Fields with(Attributes attributes) {
      new TreeMap<>(attributes.values())
          .forEach((key, values) -> with(member("attributes", key), listOfTexts(values)));
      return this;
    }
  }

  Map<String, String> of(Organization organization) {
    return new Fields()
        .with("name", organization.name())
        .with("assignmentModel", organization.assignmentModel().name())
        .texts;
  }

  Map<String, String> of(EndUserRole role) {
    return new Fields().with("description", role.description()).texts;
  }

  Map<String, String> of(EndUser user) {
    return new Fields()
        .with("email", user.email())
        .with("firstName", user.firstName())
        .with("lastName", user.lastName())
        .with("status", user.status().name())
        .with(user.attributes())
        .texts;
  }

  Map<String, String> of(EndUserGroup group) {
    return new Fields().with("roles", roles(group.roles())).with(group.attributes()).texts;
  }

  Map<String, String> of(Solution solution) {
    return new Fields()
        .with("name", solution.name())
        .with("generalAccess", solution.generalAccess().name())
        .with("live", solution.live().map(VersionId::value).orElse(""))
        .texts;
  }

  Map<String, String> of(SolutionShare share) {
    String roles =
        share.roles() instanceof SharedRoles.Explicit explicit
            ? roles(explicit.roles())
            : "FROM_GROUP";
    return new Fields()
        .with("roles", roles)
        .with("startsAt", share.validity().startsAt().map(Instant::toString).orElse(""))
        .with("expiresAt", share.validity().expiresAt().map(Instant::toString).orElse(""))
        .texts;
  }

  Map<String, String> of(SolutionVersion version) {
    Fields fields = new Fields().with("state", version.state().name());
    fields.with("roles", roles(version.roles()));
    fields.with("processes", names(version.processes(), Process::name));
    for (Process process : version.processes()) {
      String at = member("processes", process.name());
      fields.with(at + ".startSwimlane", process.startSwimlane());
      fields.with(at + ".readOnlyAllowed", String.valueOf(process.readOnlyAllowed()));
      fields.with(at + ".swimlanes", names(process.swimlanes(), Swimlane::name));
      for (Swimlane lane : process.swimlanes()) {
        add(lane.permissions(), member(at + ".swimlanes", lane.name()), fields);
      }
    }
    fields.with("uiFlows", names(version.uiFlows(), UiFlow::name));
    for (UiFlow flow : version.uiFlows()) {
      add(flow.permissions(), member("uiFlows", flow.name()), fields);
    }
    return fields.texts;
  }

  private void add(Permissions permissions, String at, Fields fields) {
    permissions
        .roles()
        .forEach((operation, roles) -> fields.with(at + "." + operation, roles(roles)));
  }

  private static String member(String before, String name) {
    return Spot.wholeMemberPath(before, name);
  }

  /** The order of roles says nothing. */
  private String roles(Collection<RoleId> roles) {
    return list(roles.stream().map(roleElement).sorted().toList());
  }

  private static <T> String names(Collection<T> things, Function<T, String> name) {
    return listOfTexts(things.stream().map(name).toList());
  }

  private static String listOfTexts(Collection<String> texts) {
    return list(texts.stream().map(FieldTexts::element).toList());
  }

  private static String list(List<String> elements) {
    return elements.isEmpty() ? "" : elements.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text as an element of a list, in quotes where it could be taken for something else. */
  static String element(String text) {
    boolean plain =
        text.chars().noneMatch(c -> ",[]()\"\\".indexOf(c) >= 0 || Character.isISOControl(c))
            && text.equals(text.strip());
    return plain
        ? text
        : "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}

package dev.access4j.file;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who there is: the organization, its users and its groups. */
final class DirectoryReading {

  private static final List<String> ORGANIZATION_KEYS = List.of("id", "name", "assignmentModel");
  private static final List<String> USER_KEYS =
      List.of("username", "email", "firstName", "lastName", "status", "attributes", "roles");
  private static final List<String> GROUP_KEYS = List.of("name", "roles", "attributes", "members");

  private final RoleNames roles;
  private final Checking checking;
  private final NameTable usernames = new NameTable("user", "DIR-2");
  private final NameTable emails = new NameTable("e-mail", "DIR-2");
  private final NameTable groupNames = new NameTable("group", "DIR-7");

  DirectoryReading(RoleNames roles, Checking checking) {
    this.roles = roles;
    this.checking = checking;
  }

  NameTable usernames() {
    return usernames;
  }

  NameTable groupNames() {
    return groupNames;
  }

  static @Nullable Organization organization(Spot spot) {
    Form form = Form.of(spot, ORGANIZATION_KEYS);
    String id = form.required("id", StandIn.NAME);
    String name = form.required("name", StandIn.NAME);
    AssignmentModel model = form.oneOf("assignmentModel", AssignmentModel.PER_SOLUTION);
    OrganizationId checked = form.at("id").attempt(() -> OrganizationId.of(id));
    OrganizationId orStandIn = checked == null ? OrganizationId.of(StandIn.NAME) : checked;
    return spot.attempt(() -> new Organization(orStandIn, name, model));
  }

  List<Content.User> users(List<Spot> spots) {
    List<Content.User> users = new ArrayList<>(spots.size());
    for (Spot spot : spots) {
      Form form = Form.of(spot, USER_KEYS);
      String username = form.required("username", StandIn.NAME);
      String email = form.required("email", StandIn.EMAIL);
      define(usernames, form, "username", username);
      define(emails, form, "email", email);
      EndUser.Builder builder =
          EndUser.builder(idOf(username), username, email)
              .name(form.optional("firstName", ""), form.optional("lastName", ""))
              .status(form.oneOf("status", UserStatus.ACTIVE))
              .attributes(attributes(form));
      EndUser user = spot.attempt(builder::build);
      Set<RoleId> assigned = roles.read(form.list("roles"));
      if (assigned.contains(RoleId.ANONYMOUS)) {
        form.at("roles").fault("DIR-6", "Anonymous is assigned to nobody");
      }
      if (user != null) {
        users.add(new Content.User(user, assigned));
      }
      checking.next();
    }
    return users;
  }

  private static void define(NameTable names, Form form, String key, String name) {
    Spot at = form.findText(key);
    if (at != null) {
      names.define(name, at);
    }
  }

  private static EndUserId idOf(String username) {
    return EndUserId.of(StandIn.unlessIdentifier(username));
  }

  List<Content.Group> groups(List<Spot> spots) {
    List<Content.Group> groups = new ArrayList<>(spots.size());
    for (Spot spot : spots) {
      Form form = Form.of(spot, GROUP_KEYS);
      String given = Text.trim(form.required("name", StandIn.NAME));
      String name = Normalizer.normalize(given, Normalizer.Form.NFC);
      define(groupNames, form, "name", name);
      Set<RoleId> carried = roles.read(form.list("roles"));
      Attributes attributes = attributes(form);
      Set<EndUserId> members = members(form.list("members"));
      GroupId id = GroupId.of(StandIn.unlessIdentifier(name));
      EndUserGroup group = spot.attempt(() -> new EndUserGroup(id, name, carried, attributes));
      if (group != null) {
        groups.add(new Content.Group(group, members));
      }
      checking.next();
    }
    return groups;
  }

  private Set<EndUserId> members(List<Spot> spots) {
    Set<EndUserId> members = new LinkedHashSet<>();
    for (Spot spot : spots) {
      String username = spot.text();
      if (username == null) {
        continue;
      }
      if (!usernames.has(username)) {
        usernames.dangling(username, spot);
      } else if (!members.add(idOf(username))) {
        spot.fault(Excerpt.quote(username) + " is there twice");
      }
    }
    return members;
  }

  /** Each attribute is made by itself first, so that a fault has the place of its attribute. */
  private static Attributes attributes(Form form) {
    Spot spot = form.find("attributes");
    if (spot == null) {
      return Attributes.NONE;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Spot member : spot.members()) {
      List<String> given = values(member);
      if (given != null) {
        String key = member.key();
        Attributes one = member.attempt(() -> new Attributes(Map.of(key, given)));
        if (one != null) {
          values.put(key, one.get(key));
        }
      }
    }
    return values.isEmpty() ? Attributes.NONE : new Attributes(values);
  }

  private static @Nullable List<String> values(Spot spot) {
    if (spot.node() instanceof Node.Text text) {
      return Attributes.split(text.value());
    }
    if (!(spot.node() instanceof Node.Items)) {
      spot.fault("must be a list of texts or one text, not " + spot.node().kind());
      return null;
    }
    List<String> values = new ArrayList<>();
    boolean whole = true;
    for (Spot item : spot.items()) {
      String value = item.text();
      if (value == null) {
        whole = false;
      } else {
        values.add(value);
      }
    }
    return whole ? values : null;
  }
}

package dev.access4j.file;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import java.util.HashMap;
import java.util.Map;

/** What the ids of a plan are called: by the name to be, or, of what goes, by the one it has. */
final class PlannedNames {

  private final Map<RoleId, EndUserRole> roles = new HashMap<>();
  private final Map<EndUserId, String> users = new HashMap<>();
  private final Map<GroupId, String> groups = new HashMap<>();
  private final FieldTexts fields = new FieldTexts(this::roleElement);

  PlannedNames(Content before, Content after) {
    roles.put(RoleId.ANONYMOUS, EndUserRole.ANONYMOUS);
    add(before);
    add(after);
  }

  private void add(Content content) {
    content.roles().forEach(role -> roles.put(role.id(), role));
    content.solutions().forEach(one -> one.roles().forEach(role -> roles.put(role.id(), role)));
    content.users().forEach(one -> users.put(one.user().id(), one.user().username()));
    content.groups().forEach(one -> groups.put(one.group().id(), one.group().name()));
  }

  /** How to put things into texts with these names. */
  FieldTexts fields() {
    return fields;
  }

  String role(RoleId id) {
    return of(roles, id).name();
  }

  String user(EndUserId id) {
    return of(users, id);
  }

  String group(GroupId id) {
    return of(groups, id);
  }

  // A role of the organization that goes and a solution's own that comes may have one name.
  private String roleElement(RoleId id) {
    EndUserRole role = of(roles, id);
    String name = FieldTexts.element(role.name());
    return role.scope() instanceof RoleScope.OfSolution ? name + " (own)" : name;
  }

  private static <K, T> T of(Map<K, T> names, K id) {
    T name = names.get(id);
    if (name == null) {
      throw new IllegalStateException("nothing has the id " + id);
    }
    return name;
  }
}

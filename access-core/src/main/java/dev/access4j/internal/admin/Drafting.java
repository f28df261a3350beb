package dev.access4j.internal.admin;

import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.ReadView;
import dev.access4j.store.RoleReferences;
import dev.access4j.store.UniqueNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes things of what forms have. Input with a fault of its own is looked at for names that are
 * taken, and for what it refers to, too, so that one exception tells all (AD-8); input without is
 * left to the writer's rules.
 */
final class Drafting {

  private static final EndUserId ANY = EndUserId.of("any");

  private final ReadView view;
  private final UniqueNames names;
  private final Faults faults = new Faults();

  Drafting(ReadView view) {
    this.view = view;
    this.names = new UniqueNames(view);
  }

  /** Whether a user could have these names: a store cannot be asked for every text. */
  static boolean areLegal(String username, String email) {
    try {
      Object unused = EndUser.builder(ANY, username, email).build();
      return true;
    } catch (ValidationException e) {
      return false;
    }
  }

  /** Whether a user could have this address. */
  static boolean isLegal(String email) {
    return areLegal(ANY.value(), email);
  }

  /** A user who is to be a member of groups. */
  EndUser user(EndUser.Builder start, UserDetails details, Set<GroupId> groups) {
    Set<GroupId> known = groups.isEmpty() ? Set.of() : view.groups(groups).keySet();
    for (GroupId group : groups) {
      faults.check(known.contains(group), "groups", "DIR-7", "there is no group " + group);
    }
    return user(start, details);
  }

  EndUser user(EndUser.Builder start, UserDetails details) {
    Attributes attributes = attributes(details.attributes());
    EndUser.Builder builder =
        start
            .username(details.username())
            .email(details.email())
            .name(details.firstName(), details.lastName())
            .attributes(attributes == null ? Attributes.NONE : attributes);
    EndUser user = faults.attempt("", builder::build);
    return orFaults(
        user, () -> names.checkUser(builder.id(), details.username(), details.email(), faults));
  }

  EndUserRole role(RoleId id, RoleDetails details, RoleScope scope) {
    EndUserRole role =
        faults.attempt("", () -> new EndUserRole(id, details.name(), details.description(), scope));
    return orFaults(
        role,
        () -> {
          names.checkRole(id, scope, Text.trim(details.name()), faults);
          if (scope instanceof RoleScope.OfSolution own) {
            faults.check(
                view.solution(own.solution()).isPresent(),
                "scope",
                "SOL-1",
                "there is no solution " + own.solution());
          }
        });
  }

  EndUserGroup group(GroupId id, GroupDetails details) {
    Attributes attributes = attributes(details.attributes());
    EndUserGroup group =
        faults.attempt(
            "",
            () ->
                new EndUserGroup(
                    id,
                    details.name(),
                    details.roles(),
                    attributes == null ? Attributes.NONE : attributes));
    return orFaults(
        group,
        () -> {
          names.checkGroup(id, Text.trim(details.name()), faults);
          new RoleReferences(view).checkOfOrganization(details.roles(), "roles", faults);
        });
  }

  /** Attributes with one of them set, or taken away if there are no values. */
  static Attributes with(Attributes attributes, String key, List<String> values) {
    return values.isEmpty() ? attributes.without(key) : attributes.with(key, values);
  }

  private @Nullable Attributes attributes(Map<String, List<String>> values) {
    return faults.attempt("attributes", () -> new Attributes(values));
  }

  private <T> T orFaults(@Nullable T thing, Runnable checkTheRest) {
    if (thing != null && faults.isEmpty()) {
      return thing;
    }
    checkTheRest.run();
    throw new ValidationException(faults.list());
  }
}

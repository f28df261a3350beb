package dev.access4j.file;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that can be named in a place: the organization's, and in a solution its own too. */
final class RoleNames {

  private static final List<String> KEYS = List.of("name", "description");

  private final NameTable names = new NameTable("role", "DIR-5");
  private final RoleScope scope;
  private final @Nullable RoleNames organization;
  // The solution of each own role of a solution, by name, for better messages.
  private final Map<String, SolutionId> owners;

  // Whether a solution has an own role user, in any case: then the organization has none (DIR-12).
  private boolean defaultIsOwned;
  private boolean defaultIsMade;

  private RoleNames(RoleScope scope, @Nullable RoleNames organization) {
    this.scope = scope;
    this.organization = organization;
    this.owners = organization == null ? new HashMap<>() : organization.owners;
  }

  static RoleNames ofOrganization() {
    return new RoleNames(RoleScope.ORGANIZATION, null);
  }

  RoleNames ofSolution(SolutionId solution) {
    return new RoleNames(new RoleScope.OfSolution(solution), this);
  }

  /** Reads roles and takes their names. */
  List<EndUserRole> define(List<Spot> spots) {
    List<EndUserRole> roles = new ArrayList<>();
    for (Spot spot : spots) {
      Form form = Form.of(spot, KEYS);
      String name = Text.trim(form.required("name", StandIn.NAME));
      String description = form.optional("description", "");
      Spot at = form.findText("name");
      if (at != null) {
        take(name, at);
      }
      EndUserRole role = spot.attempt(() -> new EndUserRole(idOf(name), name, description, scope));
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }

  private void take(String name, Spot at) {
    names.define(name, at);
    if (scope instanceof RoleScope.OfSolution own) {
      owners.putIfAbsent(name, own.solution());
      if (organization == null) {
        return;
      }
      organization.defaultIsOwned |= Text.caseKey(name).equals(EndUserRole.DEFAULT_NAME);
      if (organization.names.hasIgnoringCase(name)) {
        at.fault("DIR-12", Excerpt.quote(name) + " is a role of the organization");
      }
    }
  }

  // The built-in role cannot be defined: any other id will do for what is refused.
  private static RoleId idOf(String name) {
    RoleId id = RoleId.of(StandIn.unlessIdentifier(name));
    return id.equals(RoleId.ANONYMOUS) ? RoleId.of(StandIn.NAME) : id;
  }

  /** Reads the names of roles, each once; what refers to nothing is noted and left out. */
  Set<RoleId> read(List<Spot> spots) {
    return read(spots, null);
  }

  /** Reads the names of roles that a version lists (SOL-6). */
  Set<RoleId> read(List<Spot> spots, @Nullable Set<RoleId> listed) {
    Set<RoleId> roles = new LinkedHashSet<>();
    for (Spot spot : spots) {
      String name = spot.text();
      if (name != null) {
        RoleId role = find(name);
        if (role == null) {
          dangling(name, spot);
        } else if (!roles.add(role)) {
          spot.fault("role " + Excerpt.quote(name) + " is there twice");
        } else if (listed != null && !listed.contains(role)) {
          spot.fault("SOL-6", "role " + Excerpt.quote(name) + " is not listed on the version");
        }
      }
    }
    return roles;
  }

  private @Nullable RoleId find(String name) {
    if (name.equals(EndUserRole.ANONYMOUS.name())) {
      return RoleId.ANONYMOUS;
    }
    if (names.has(name)) {
      return idOf(name);
    }
    return organization == null ? findDefault(name) : organization.find(name);
  }

  /** The default role is made where it is named and not there (SOL-2). */
  private @Nullable RoleId findDefault(String name) {
    if (!name.equals(EndUserRole.DEFAULT_NAME) || defaultIsOwned || names.hasIgnoringCase(name)) {
      return null;
    }
    defaultIsMade = true;
    return idOf(name);
  }

  /** The organization's default role, if something has named it that did not define it. */
  Optional<EndUserRole> madeDefault() {
    String name = EndUserRole.DEFAULT_NAME;
    return defaultIsMade
        ? Optional.of(new EndUserRole(idOf(name), name, "", scope))
        : Optional.empty();
  }

  private void dangling(String name, Spot at) {
    SolutionId owner = owners.get(name);
    if (owner != null) {
      at.fault(
          "DIR-12",
          Excerpt.quote(name) + " is a role of the solution " + Excerpt.quote(owner.value()));
    } else if (organization != null && !names.hasIgnoringCase(name)) {
      organization.names.dangling(name, at, names.names());
    } else {
      names.dangling(name, at);
    }
  }
}

package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.audit.AuditActor;
import dev.access4j.directory.OrganizationId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who administers (AD-1). It acts in one organization and reaches no other (DIR-1). The host knows
 * who it is: the library authenticates nobody, and an end user is no actor (DIR-4).
 */
public sealed interface Actor {

  /**
   * Returns where it acts.
   *
   * @return the organization
   */
  OrganizationId organization();

  /**
   * Returns how the audit log refers to it (AD-6).
   *
   * @return the reference
   */
  AuditActor reference();

  /**
   * A designer user with roles in the organization.
   *
   * @param organization where it acts
   * @param id its id in the host
   * @param roles the codes of its organization roles, such as {@code org_admin} (AD-2)
   */
  record Designer(OrganizationId organization, String id, Set<String> roles) implements Actor {
    /**
     * Checks and copies.
     *
     * @param organization see above
     * @param id see above
     * @param roles see above
     * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the id
     */
    public Designer {
      requireNonNull(organization, "organization");
      AuditActor unused = new AuditActor(AuditActor.Kind.DESIGNER, id);
      roles = Set.copyOf(roles);
    }

    @Override
    public AuditActor reference() {
      return new AuditActor(AuditActor.Kind.DESIGNER, id);
    }
  }

  /**
   * A program of the host. By default it may do nothing: see {@link ActorPermissions}.
   *
   * @param organization where it acts
   * @param id its name in the host
   */
  record Service(OrganizationId organization, String id) implements Actor {
    /**
     * Checks the id.
     *
     * @param organization see above
     * @param id see above
     * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the id
     */
    public Service {
      requireNonNull(organization, "organization");
      AuditActor unused = new AuditActor(AuditActor.Kind.SERVICE, id);
    }

    @Override
    public AuditActor reference() {
      return new AuditActor(AuditActor.Kind.SERVICE, id);
    }
  }

  /**
   * Names a designer user.
   *
   * @param organization where it acts
   * @param id its id in the host
   * @param roles the codes of its organization roles
   * @return the actor
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the id
   */
  static Designer designer(OrganizationId organization, String id, String... roles) {
    return new Designer(organization, id, new HashSet<>(List.of(roles)));
  }

  /**
   * Names a program.
   *
   * @param organization where it acts
   * @param id its name in the host
   * @return the actor
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the id
   */
  static Service service(OrganizationId organization, String id) {
    return new Service(organization, id);
  }
}

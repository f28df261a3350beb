package dev.access4j.admin;

import java.util.EnumSet;
import java.util.Set;

/**
 * Says what an actor may do: an SPI for hosts that know more than the default (AD-2). Thread-safe.
 */
@FunctionalInterface
public interface ActorPermissions {

  /**
   * All permissions for a designer user who has the role {@code org_admin} (Organization Admin) or
   * {@code org_owner} (Organization Owner) in the organization; none for anybody else (AD-2, AD-3).
   */
  ActorPermissions DEFAULT =
      actor ->
          actor instanceof Actor.Designer designer
                  && (designer.roles().contains("org_admin")
                      || designer.roles().contains("org_owner"))
              ? EnumSet.allOf(AdminPermission.class)
              : Set.of();

  /**
   * Returns what an actor may do. Asked at each call, so that it is never out of date; what it
   * throws ends the call, which has then done nothing.
   *
   * @param actor the actor
   * @return its permissions in its organization
   */
  Set<AdminPermission> of(Actor actor);

  /**
   * Returns what this or another says.
   *
   * @param other says more
   * @return the union of both
   */
  default ActorPermissions or(ActorPermissions other) {
    return actor -> {
      Set<AdminPermission> all = EnumSet.noneOf(AdminPermission.class);
      all.addAll(of(actor));
      all.addAll(other.of(actor));
      return all;
    };
  }
}

package dev.access4j.admin;

import dev.access4j.audit.AuditSubject;
import dev.access4j.store.Revision;
import java.util.Set;

/**
 * What a deletion would do, to the last thing (DIR-10, DIR-11), at one revision. A deletion takes
 * what is there when it is done: a share that is made in between goes too. To delete just what was
 * previewed, or nothing, delete in {@link AccessAdmin#change} with this {@link #revision}.
 *
 * @param revision the organization's revision that it was looked at
 * @param removed what would go: the thing itself, its memberships, assignments, shares, versions
 *     and own roles; immutable
 * @param changed what would stay without it: groups, versions and shares that name a role;
 *     immutable
 */
public record DeletionPreview(
    Revision revision, Set<AuditSubject> removed, Set<AuditSubject> changed) {

  /**
   * Copies the sets.
   *
   * @param revision see above
   * @param removed see above
   * @param changed see above
   */
  public DeletionPreview {
    removed = Set.copyOf(removed);
    changed = Set.copyOf(changed);
  }
}

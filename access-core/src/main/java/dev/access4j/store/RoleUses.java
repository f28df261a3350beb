package dev.access4j.store;

import dev.access4j.directory.GroupId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import java.util.List;
import java.util.Set;

/**
 * What has to be taken from a role before it is deleted (DIR-10). Its assignments, of which there
 * may be millions, go with it: {@link ReadView#assigned} pages through them.
 *
 * @param groups the groups that carry it
 * @param versions the versions that list it, drafts and published ones
 * @param shares the shares that name it
 */
public record RoleUses(
    Set<GroupId> groups, Set<SolutionRef.Pinned> versions, List<SolutionShare> shares) {

  /** Nothing names the role. */
  public static final RoleUses NONE = new RoleUses(Set.of(), Set.of(), List.of());

  /**
   * Copies the collections.
   *
   * @param groups see above
   * @param versions see above
   * @param shares see above
   */
  public RoleUses {
    groups = Set.copyOf(groups);
    versions = Set.copyOf(versions);
    shares = List.copyOf(shares);
  }
}

package dev.access4j.store;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.solution.SolutionShare;
import java.util.List;

/**
 * A group with the shares that name it, as one look-up brings it; without its members.
 *
 * @param group the group
 * @param shares the shares that name it
 */
public record GroupRecord(EndUserGroup group, List<SolutionShare> shares) {

  /**
   * Copies the collection.
   *
   * @param group see above
   * @param shares see above
   */
  public GroupRecord {
    shares = List.copyOf(shares);
  }
}

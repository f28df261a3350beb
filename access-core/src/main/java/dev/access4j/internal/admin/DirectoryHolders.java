package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts that hold one role of a provider, which is assigned here with all that comes with
 * it. An organization whose roles are granted solution by solution takes no assignment that it has
 * not got (AM-3).
 */
final class DirectoryHolders implements DirectoryStep<String> {

  private static final int PAGE = 1000;

  private final DirectoryUsers users;
  private final String name;
  private final boolean perSolution;

  /** Who has which role here already. */
  private final Map<RoleId, Set<EndUserId>> assigned = new HashMap<>();

  private long strangers;
  private long unassigned;

  DirectoryHolders(
      ReadView view,
      DirectoryUsers users,
      String name,
      Set<RoleId> roles,
      Map<RoleId, Set<EndUserId>> would) {
    this.users = users;
    this.name = name;
    this.perSolution =
        view.organization()
            .filter(known -> known.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE)
            .isEmpty();
    for (RoleId role : roles) {
      Set<EndUserId> holders = would.computeIfAbsent(role, key -> new HashSet<>());
      PageRequest.<EndUserId, EndUserId>walk(
          PAGE, page -> view.assigned(role, page), id -> id, holders::add);
      assigned.put(role, holders);
    }
  }

  /** How many accounts held the role that have no user here. */
  long strangers() {
    return strangers;
  }

  /** How many users were not assigned a role because the organization takes no assignment. */
  long unassigned() {
    return unassigned;
  }

  @Override
  public IdentityImportKind kind() {
    return IdentityImportKind.ASSIGNMENT;
  }

  @Override
  public String nameOf(String sub) {
    return name;
  }

  @Override
  public DirectoryBatch plan(ReadView view, List<String> subs) {
    Map<String, EndUserId> known = users.of(view, subs);
    DirectoryBatch batch = new DirectoryBatch(kind());
    long missing = 0;
    long without = 0;
    Set<EndUserId> seen = new HashSet<>();
    for (String sub : subs) {
      EndUserId user = known.get(sub);
      if (user == null) {
        missing++;
        batch.count(ImportOutcome.REFUSED);
      } else if (seen.add(user) && !assign(user, batch)) {
        without++;
      }
    }
    long strange = missing;
    long bare = without;
    batch.afterwards(
        () -> {
          strangers += strange;
          unassigned += bare;
        });
    return batch;
  }

  private Set<EndUserId> holdersOf(RoleId role) {
    return assigned.computeIfAbsent(role, key -> new HashSet<>());
  }

  /** Whether the user has all roles then. */
  private boolean assign(EndUserId user, DirectoryBatch batch) {
    Set<RoleId> lacking = new LinkedHashSet<>();
    assigned.forEach(
        (role, holders) -> {
          if (holders.contains(user)) {
            batch.count(ImportOutcome.UNCHANGED);
          } else {
            lacking.add(role);
            batch.count(perSolution ? ImportOutcome.REFUSED : ImportOutcome.CREATED);
          }
        });
    if (perSolution) {
      return lacking.isEmpty();
    }
    if (!lacking.isEmpty()) {
      batch.write(writer -> writer.assign(user, lacking));
      batch.afterwards(() -> lacking.forEach(role -> holdersOf(role).add(user)));
    }
    return true;
  }
}

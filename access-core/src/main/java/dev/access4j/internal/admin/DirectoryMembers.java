package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.store.ReadView;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of one group of a provider, who become members of a group here. */
final class DirectoryMembers implements DirectoryStep<String> {

  private final DirectoryUsers users;
  private final GroupId group;
  private final String name;
  private long strangers;

  DirectoryMembers(DirectoryUsers users, GroupId group, String name) {
    this.users = users;
    this.group = group;
    this.name = name;
  }

  /** How many accounts were members that have no user here. */
  long strangers() {
    return strangers;
  }

  @Override
  public IdentityImportKind kind() {
    return IdentityImportKind.MEMBERSHIP;
  }

  @Override
  public String nameOf(String sub) {
    return name;
  }

  @Override
  public DirectoryBatch plan(ReadView view, List<String> subs) {
    Map<String, EndUserId> known = users.of(view, subs);
    Set<EndUserId> members = new HashSet<>();
    if (!known.isEmpty()) {
      members.addAll(view.membersAmong(group, new HashSet<>(known.values())));
    }
    DirectoryBatch batch = new DirectoryBatch(kind());
    Set<EndUserId> joining = new LinkedHashSet<>();
    long missing = 0;
    for (String sub : subs) {
      EndUserId user = known.get(sub);
      if (user == null) {
        missing++;
        batch.count(ImportOutcome.REFUSED);
      } else if (members.add(user)) {
        joining.add(user);
        batch.count(ImportOutcome.CREATED);
      } else {
        batch.count(ImportOutcome.UNCHANGED);
      }
    }
    if (!joining.isEmpty()) {
      batch.write(writer -> writer.addMembers(group, joining));
    }
    long more = missing;
    batch.afterwards(() -> strangers += more);
    return batch;
  }
}

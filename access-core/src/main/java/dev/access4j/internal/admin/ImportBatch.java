package dev.access4j.internal.admin;

import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.UserNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A batch of an import against one state of the store: each row is looked at as if those before it
 * had been written, and what is to be written is gathered. No query for each row.
 */
final class ImportBatch {

  private final ReadView view;
  private final Revision began;
  private final List<ImportDraft> drafts;
  private final UserNames names;
  private final ImportGroups groups;
  private final Set<EndUserId> there;
  private final Map<EndUserId, EndUser> puts = new LinkedHashMap<>();
  private final List<ImportResult> results = new ArrayList<>();
  private @Nullable Map<AuditSubject, Revision> revisions;

  private ImportBatch(ReadView view, Revision began, List<ImportRow> rows) {
    this.view = view;
    this.began = began;
    this.drafts = rows.stream().map(ImportDraft::of).toList();
    this.names =
        new UserNames(
            view,
            sound("username", row -> Optional.of(row.username())),
            sound("email", ImportRow::email));
    this.groups = new ImportGroups(view, drafts);
    this.there = names.ids();
  }

  /**
   * Looks at rows, and writes nothing.
   *
   * @param view the state
   * @param began the revision at which the import began
   * @param rows the rows
   */
  static ImportBatch plan(ReadView view, Revision began, List<ImportRow> rows) {
    ImportBatch batch = new ImportBatch(view, began, rows);
    batch.lookUpMembers();
    batch.drafts.forEach(draft -> batch.results.add(batch.take(draft)));
    return batch;
  }

  /** What becomes of the rows, in order. */
  List<ImportResult> results() {
    return results;
  }

  /** Writes what is to be written. */
  void write(AccessWriter writer) {
    if (!puts.isEmpty()) {
      writer.putUsers(puts.values());
    }
    if (!groups.added().isEmpty()) {
      writer.addMembers(groups.added());
    }
  }

  private Set<String> sound(String field, Function<ImportRow, Optional<String>> value) {
    return drafts.stream()
        .filter(draft -> draft.isSound(field))
        .flatMap(draft -> value.apply(draft.row()).stream())
        .collect(Collectors.toSet());
  }

  private void lookUpMembers() {
    Map<GroupId, Set<EndUserId>> asked = new LinkedHashMap<>();
    for (ImportDraft draft : drafts) {
      if (draft.faults().isEmpty()) {
        EndUser user = names.named(draft.row().username()).orElse(null);
        if (user != null) {
          for (GroupId group : groups.of(draft, new Faults())) {
            asked.computeIfAbsent(group, key -> new LinkedHashSet<>()).add(user.id());
          }
        }
      }
    }
    groups.lookUpMembers(view, asked);
  }

  private ImportResult take(ImportDraft draft) {
    ImportRow row = draft.row();
    Faults faults = draft.faults();
    if (!row.faults().isEmpty()) {
      return new ImportResult(row, ImportOutcome.REFUSED, faults.list());
    }
    boolean sound = faults.isEmpty();
    EndUser old = find(draft, faults);
    EndUser changed = old == null || !sound ? null : draft.applyTo(old);
    if (changed != null && draft.isSound("username")) {
      faults.check(
          changed.equals(old) || !isPutSince(changed.id()),
          "username",
          "AD-7",
          "this user was changed since the import began, by another row or by somebody else");
    }
    checkEmail(draft, old, faults);
    Set<GroupId> joined = groups.of(draft, faults);
    if (!faults.isEmpty()) {
      return new ImportResult(row, ImportOutcome.REFUSED, faults.list());
    }
    EndUser user = changed == null ? draft.create(row.email().orElseThrow()) : changed;
    return new ImportResult(row, accept(old, user, joined), List.of());
  }

  private @Nullable EndUser find(ImportDraft draft, Faults faults) {
    String username = draft.row().username();
    EndUser found = draft.isSound("username") ? names.named(username).orElse(null) : null;
    if (found != null && !found.username().equals(username)) {
      faults.add(
          "username",
          "DIR-13",
          "there is no user '" + username + "', but there is '" + found.username() + "'");
    }
    return found;
  }

  private void checkEmail(ImportDraft draft, @Nullable EndUser user, Faults faults) {
    Optional<String> email = draft.row().email();
    if (email.isEmpty()) {
      faults.check(
          user != null || !draft.isSound("username"),
          "email",
          "DIR-2",
          "is needed to make a new user");
    } else if (draft.isSound("email")) {
      boolean taken =
          names
              .withEmail(email.get())
              .filter(holder -> user == null || !holder.id().equals(user.id()))
              .isPresent();
      faults.check(!taken, "email", "DIR-2", "'" + email.get() + "' is another user's");
    }
  }

  /** Whether a user is not any more as it was when the import began (AD-7). */
  private boolean isPutSince(EndUserId user) {
    if (puts.containsKey(user)) {
      return true;
    }
    if (revisions == null) {
      revisions =
          view.revisions(there.stream().map(AuditSubject::user).collect(Collectors.toSet()));
    }
    Revision put = revisions.get(AuditSubject.user(user));
    return put != null && put.compareTo(began) > 0;
  }

  private ImportOutcome accept(@Nullable EndUser old, EndUser user, Set<GroupId> joined) {
    boolean changes = !user.equals(old);
    if (changes) {
      puts.put(user.id(), user);
      names.put(user);
    }
    for (GroupId group : joined) {
      changes |= groups.join(group, user.id());
    }
    if (old == null) {
      return ImportOutcome.CREATED;
    }
    return changes ? ImportOutcome.UPDATED : ImportOutcome.UNCHANGED;
  }
}

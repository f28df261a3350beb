package dev.access4j.internal.admin;

import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Fault;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things with the revisions at which they were last put (AD-7). */
final class Things {

  private Things() {}

  /** What a list says beside its rows: who is in a group, and who has a role in whatever way. */
  static Set<AdminPermission> revealedBy(ListFilter filter) {
    Set<AdminPermission> needed = EnumSet.noneOf(AdminPermission.class);
    if (filter.group().isPresent() || filter.role().isPresent()) {
      needed.add(AdminPermission.GROUPS_READ);
    }
    if (filter.role().isPresent()) {
      needed.add(AdminPermission.SHARES_READ);
    }
    return needed;
  }

  /** One thing with its revision. One query. */
  static <T> Versioned<T> versioned(ReadView view, AuditSubject subject, T thing) {
    return versioned(view.revisions(Set.of(subject)), subject, thing);
  }

  private static <T> Versioned<T> versioned(
      Map<AuditSubject, Revision> revisions, AuditSubject subject, T thing) {
    Revision revision = revisions.get(subject);
    if (revision == null) {
      throw new IllegalStateException("the store has no revision of " + subject);
    }
    return new Versioned<>(thing, revision);
  }

  /** A page of things with their revisions. One query for all of them. */
  static <T, K> ListPage<Versioned<T>, K> page(
      ReadView view,
      List<T> found,
      Function<T, AuditSubject> subject,
      Function<T, K> key,
      int limit) {
    Map<AuditSubject, T> bySubject = new LinkedHashMap<>();
    found.forEach(thing -> bySubject.put(subject.apply(thing), thing));
    Map<AuditSubject, Revision> revisions = view.revisions(bySubject.keySet());
    List<Versioned<T>> rows = new ArrayList<>();
    bySubject.forEach((named, thing) -> rows.add(versioned(revisions, named, thing)));
    return new ListPage<>(rows, next(found, key, limit));
  }

  static <T, K> @Nullable PageRequest<K> next(List<T> found, Function<T, K> key, int limit) {
    return found.size() < limit
        ? null
        : PageRequest.after(key.apply(found.get(found.size() - 1)), limit);
  }

  /** What is to be edited, unless it is not there (AD-8). */
  static <T> T existing(Optional<T> found, String field, String rule, String what) {
    return found.orElseThrow(
        () -> new ValidationException(List.of(new Fault(field, rule, "there is no " + what))));
  }

  /** Within a write: refuses an edit of something that was put after it was seen (AD-7). */
  static <T> void requireUnchanged(ReadView view, AuditSubject subject, T thing, Revision seen) {
    Versioned<T> current = versioned(view, subject, thing);
    // The revision of the view is the one to be made: nobody has seen it.
    boolean fromElsewhere = seen.compareTo(view.revision()) >= 0;
    if (fromElsewhere || current.revision().compareTo(seen) > 0) {
      throw new ConflictException(subject.toString(), seen, current);
    }
  }
}

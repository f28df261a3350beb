package dev.access4j.internal.admin;

import dev.access4j.admin.ImportRow;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.UserStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a row says of its user, and what is wrong with it whatever the store holds. A name at fault
 * is never looked up: a store cannot be asked for every text.
 *
 * @param row the row
 * @param given the attributes that it sets
 * @param faults its own faults
 */
record ImportDraft(ImportRow row, Attributes given, Faults faults) {

  private static final EndUserId ANY = EndUserId.of("any");
  private static final String ANY_EMAIL = "any@any";

  static ImportDraft of(ImportRow row) {
    Faults faults = new Faults();
    row.faults().forEach(fault -> faults.add(fault.field(), fault.rule(), fault.message()));
    if (!faults.isEmpty()) {
      return new ImportDraft(row, Attributes.NONE, faults);
    }
    Map<String, List<String>> set = new LinkedHashMap<>(row.attributes());
    set.values().removeIf(List::isEmpty);
    EndUser.Builder probe =
        EndUser.builder(ANY, row.username(), row.email().orElse(ANY_EMAIL))
            .name(row.firstName().orElse(""), row.lastName().orElse(""));
    Object unused = faults.attempt("", probe::build);
    Attributes given = faults.attempt("attributes", () -> new Attributes(set));
    return new ImportDraft(row, given == null ? Attributes.NONE : given, faults);
  }

  /** Whether the row could be read and a field of it keeps the rules. */
  boolean isSound(String field) {
    return row.faults().isEmpty()
        && faults.list().stream().noneMatch(fault -> fault.field().equals(field));
  }

  /** A new user as the row wants it; the row gives an e-mail address and is without fault. */
  EndUser create(String email) {
    return applyTo(
        EndUser.builder(EndUserId.random(), row.username(), email)
            .status(UserStatus.INVITED)
            .build());
  }

  /** A user as the row wants it; the row is without fault. */
  EndUser applyTo(EndUser old) {
    EndUser.Builder changed = old.toBuilder();
    row.email().ifPresent(changed::email);
    return changed
        .name(row.firstName().orElse(old.firstName()), row.lastName().orElse(old.lastName()))
        .attributes(applyTo(old.attributes()))
        .build();
  }

  private Attributes applyTo(Attributes old) {
    if (row.attributes().isEmpty()) {
      return old;
    }
    Map<String, List<String>> changed = new LinkedHashMap<>(old.values());
    List<String> taken = new ArrayList<>(row.attributes().keySet());
    taken.removeAll(given.values().keySet());
    taken.forEach(changed::remove);
    changed.putAll(given.values());
    return new Attributes(changed);
  }
}

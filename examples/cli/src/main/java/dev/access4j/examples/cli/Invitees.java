package dev.access4j.examples.cli;

import dev.access4j.admin.ImportRow;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.GroupId;
import dev.access4j.file.UserCsv;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom to invite, one at a time; closed with what they are read from. */
final class Invitees implements Iterator<Invitee>, AutoCloseable {

  private final Iterator<Invitee> invitees;
  private final Runnable closing;

  private Invitees(Iterator<Invitee> invitees, Runnable closing) {
    this.invitees = invitees;
    this.closing = closing;
  }

  static Invitees of(Invitee one) {
    return new Invitees(List.of(one).iterator(), () -> {});
  }

  /** Those of a file; a row that cannot be read ends it, since nobody can be told by number. */
  static Invitees of(UserCsv rows, GroupNames names, Collection<String> more) {
    Iterator<Invitee> each =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public Invitee next() {
            return invitee(rows.next(), names, more);
          }
        };
    return new Invitees(each, rows::close);
  }

  private static Invitee invitee(ImportRow row, GroupNames names, Collection<String> more) {
    if (!row.faults().isEmpty()) {
      throw new UnusableInputException(
          "line "
              + row.number()
              + ": "
              + row.faults().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    Map<String, List<String>> attributes = new LinkedHashMap<>(row.attributes());
    attributes.values().removeIf(List::isEmpty);
    UserDetails details =
        new UserDetails(
            row.username(),
            row.email().orElse(""),
            row.firstName().orElse(""),
            row.lastName().orElse(""),
            attributes);
    Set<GroupId> groups = new LinkedHashSet<>(names.ids(more));
    groups.addAll(names.ids(row.groups()));
    return new Invitee(details, groups);
  }

  @Override
  public boolean hasNext() {
    return invitees.hasNext();
  }

  @Override
  public Invitee next() {
    return invitees.next();
  }

  @Override
  public void close() {
    closing.run();
  }
}

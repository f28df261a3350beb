package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.AuditEntry;
import java.util.List;

/** An organization as its audit log tells it, entry by entry. */
final class AuditReplay {

  private final Flat state = new Flat();
  private long number;
  private long revision;

  Flat state() {
    return state;
  }

  long number() {
    return number;
  }

  void apply(List<AuditEntry> entries) {
    entries.forEach(this::apply);
  }

  private void apply(AuditEntry entry) {
    require(entry.number() > number, entry, "is not numbered after " + number);
    require(entry.revision().value() >= revision, entry, "goes back from revision " + revision);
    number = entry.number();
    revision = entry.revision().value();
    AuditEvent event = entry.event();
    if (event.outcome() == AuditEvent.Outcome.REFUSED) {
      require(!event.before().present() && !event.after().present(), entry, "has states");
      return;
    }
    AuditSubject subject = event.subject();
    require(event.before().present() == state.has(subject), entry, "has a wrong before");
    require(
        only(subject, event.before()).fields(subject).equals(state.fields(subject)),
        entry,
        "has a wrong before, it was " + state.fields(subject));
    // Mail that is sent again is told of a user that stays as it is.
    boolean told = event.origin().operation().equals("users.inviteAgain");
    require(told || !event.before().equals(event.after()), entry, "changes nothing");
    if (event.after().present()) {
      state.put(subject, event.after().fields());
    } else {
      state.remove(subject);
      goesAlong(subject);
    }
  }

  private static Flat only(AuditSubject subject, AuditState was) {
    Flat only = new Flat();
    only.put(subject, was.fields());
    return only;
  }

  /** What has no event of its own, since it goes by necessity. */
  private void goesAlong(AuditSubject gone) {
    state.removeIf(
        subject ->
            switch (gone.kind()) {
              case GROUP ->
                  subject.kind() == AuditSubject.Kind.MEMBERSHIP && subject.id().equals(gone.id());
              case ROLE ->
                  subject.kind() == AuditSubject.Kind.ASSIGNMENT
                      && subject.part().equals(gone.id());
              default -> false;
            });
  }

  private static void require(boolean holds, AuditEntry entry, String message) {
    if (!holds) {
      throw new AssertionError("audit entry " + message + ": " + entry);
    }
  }
}

package dev.access4j.testkit.admin;

import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what became of a call with what was to become of it. */
final class Judge {

  private Judge() {}

  /** What a call answered, or threw. */
  record Answer(@Nullable Object value, @Nullable Exception thrown) {

    static Answer of(Callable<?> call) {
      try {
        return new Answer(call.call(), null);
      } catch (Exception e) {
        // What was thrown is judged as an answer is: the verdict names the one kind that may come.
        return new Answer(null, e);
      }
    }
  }

  /** A call answered or threw what the verdict says. The world is as it was before. */
  static void outcome(World world, Verdict verdict, Answer answer) {
    Exception thrown = answer.thrown();
    if (verdict instanceof Verdict.Done) {
      require(thrown == null, "it was to be done, and threw " + thrown);
    } else if (verdict instanceof Verdict.Refused refused) {
      Set<String> missing = new TreeSet<>();
      if (thrown instanceof PermissionDeniedException denied) {
        denied.missing().stream().map(AdminPermission::code).forEach(missing::add);
      }
      same("missing permissions, in " + answer, refused.missing(), missing);
    } else if (verdict instanceof Verdict.Invalid invalid) {
      Set<String> faults =
          thrown instanceof ValidationException e
              ? e.faults().stream()
                  .map(fault -> fault.field() + " " + fault.rule())
                  .collect(Collectors.toCollection(TreeSet::new))
              : Set.of();
      same("faults, in " + answer, invalid.faults(), faults);
    } else if (verdict instanceof Verdict.Conflict) {
      if (!(thrown instanceof ConflictException conflict)) {
        throw new AssertionError("it was to conflict: " + answer);
      }
      versioned(world, conflict.current());
    } else {
      require(thrown instanceof PlannedChanges.Failure, "it was to break: " + answer);
    }
  }

  /** What a call answered that was done. The world has gone on. */
  static void answer(World world, Flat before, AdminOperation operation, Object value) {
    if (value instanceof Revision revision) {
      same("the revision answered", world.revision(), revision.value());
      return;
    }
    Versioned<?> thing =
        value instanceof ProvidedUser provided ? provided.user() : (Versioned<?>) value;
    if (operation == AdminOperation.USERS_DELETE
        || operation == AdminOperation.USERS_DELETE_WITH_ACCOUNT) {
      same("the revision of the deletion", world.revision(), thing.revision().value());
      same("the user deleted", before.fields(subject(thing)), fields(thing));
    } else {
      versioned(world, thing);
    }
  }

  private static void versioned(World world, Versioned<?> thing) {
    AuditSubject subject = subject(thing);
    same("what is answered of " + subject, world.state().fields(subject), fields(thing));
    // What conflicts with a plan is whatever was changed last in the organization.
    boolean whole = subject.kind() == AuditSubject.Kind.ORGANIZATION;
    long expected = whole ? world.revision() : world.put().getOrDefault(subject, 0L);
    same("its revision", expected, thing.revision().value());
  }

  private static AuditSubject subject(Versioned<?> thing) {
    return Flattening.subjectOf(thing.value());
  }

  private static Object fields(Versioned<?> thing) {
    Flat flat = new Flat();
    Flattening.putInto(flat, thing.value());
    return flat.fields(subject(thing));
  }

  /** A preview that was asked before a deletion says what it then does, or why it cannot. */
  static void preview(World world, Verdict verdict, Answer asked) {
    if (verdict instanceof Verdict.Done done && asked.value() instanceof DeletionPreview preview) {
      Flat after = done.states().get(0);
      same("what a preview says to go", world.state().lostIn(after), sorted(preview.removed()));
      same("what it says to change", world.state().changedIn(after), sorted(preview.changed()));
      same("when it looked", world.revision(), preview.revision().value());
    } else if (verdict instanceof Verdict.Invalid) {
      outcome(world, verdict, asked);
    } else {
      require(
          asked.value() instanceof DeletionPreview || verdict instanceof Verdict.Refused,
          "a preview failed: " + asked);
    }
  }

  /** The entries of a call, which came after a revision: what its verdict and actor say. */
  static void entries(
      Attempt attempt, boolean changes, long revision, String at, List<AuditEntry> entries) {
    boolean refused = attempt.verdict() instanceof Verdict.Refused;
    // Mail that is sent again changes nothing here, and is told all the same.
    boolean told =
        attempt.operation() == AdminOperation.USERS_INVITE_AGAIN
            && attempt.verdict() instanceof Verdict.Done;
    require(
        refused ? entries.size() == 1 : (changes || told) != entries.isEmpty(),
        entries.size() + " audit entries: " + entries);
    for (AuditEntry entry : entries) {
      AuditEvent event = entry.event();
      same("the organization of an event", Draw.ACME, event.organization());
      same("the time of an event", at, event.origin().at().toString());
      same("its operation", attempt.operation().code(), event.origin().operation());
      same("its actor", attempt.actor().reference(), event.origin().actor());
      if (refused) {
        Set<String> missing = ((Verdict.Refused) attempt.verdict()).missing();
        same("its outcome", AuditEvent.Outcome.REFUSED, event.outcome());
        same("what was missing", missing, sorted(event.missing()));
        same("its revision", revision, entry.revision().value());
        same("its kind of subject", attempt.about().kind(), event.subject().kind());
        require(
            attempt.about().id().equals(World.NEW) || attempt.about().equals(event.subject()),
            "a refusal is about " + event.subject());
      } else {
        same("its outcome", AuditEvent.Outcome.DONE, event.outcome());
        require(
            entry.revision().value() > revision || told, "an event of an old revision: " + entry);
      }
    }
  }

  private static <T extends Comparable<T>> Set<T> sorted(Iterable<T> values) {
    Set<T> sorted = new TreeSet<>();
    values.forEach(sorted::add);
    return sorted;
  }

  static void same(String what, @Nullable Object expected, @Nullable Object actual) {
    require(
        expected == null ? actual == null : expected.equals(actual),
        what + ":\n  expected " + expected + "\n  but was  " + actual);
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}

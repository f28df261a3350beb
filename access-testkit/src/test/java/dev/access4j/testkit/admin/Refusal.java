package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why an edit is not even looked at: what it edits is not there, or was put since; or nothing. */
record Refusal(@Nullable Verdict verdict) {

  static Refusal of(World world, AuditSubject subject, long seen, String unknown) {
    if (!world.state().has(subject)) {
      return new Refusal(new Verdict.Invalid(Set.of(unknown)));
    }
    return new Refusal(world.isStale(subject, seen) ? new Verdict.Conflict() : null);
  }

  Verdict orElseDo(Supplier<Verdict> look) {
    return verdict == null ? look.get() : verdict;
  }
}

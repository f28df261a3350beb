package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that anybody is allowed. */
final class Allowed {

  private Allowed() {}

  static Set<String> in(Flat state, AccessEvaluator evaluator) {
    List<Subject> subjects = new ArrayList<>(List.of(Subject.anonymous(Draw.ACME)));
    state.ids(Kind.USER).forEach(user -> subjects.add(Subject.user(Draw.ACME, EndUserId.of(user))));
    List<SolutionRef> refs = new ArrayList<>();
    state.ids(Kind.SOLUTION).forEach(id -> refs.add(SolutionRef.live(SolutionId.of(id))));
    for (AuditSubject version : state.all(Kind.VERSION)) {
      refs.add(SolutionRef.pinned(version.id(), version.part()));
    }
    Set<String> allowed = new TreeSet<>();
    for (Subject subject : subjects) {
      for (SolutionRef ref : refs) {
        SolutionAccess access = evaluator.access(subject, ref);
        for (Operation operation : Operation.values()) {
          access
              .resources(operation)
              .forEach(each -> allowed.add(subject + " " + ref + " " + operation + " " + each));
        }
      }
    }
    return allowed;
  }
}

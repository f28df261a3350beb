package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the naive model knows: what there is, when each thing was last put, and the revision. */
final class World {

  /** Stands for the id of what is being made, which only the answer tells. */
  static final String NEW = "?";

  private Flat state = new Flat();
  private final Map<AuditSubject, Long> put = new TreeMap<>();

  /** Ids are random, and a history is to be the same each time: all is drawn in this order. */
  private final Set<AuditSubject> born = new LinkedHashSet<>();

  private long revision;

  /** A world that has come to a state, for what comes after it in one transaction. */
  static World at(Flat state) {
    World world = new World();
    world.state = state;
    return world;
  }

  Flat state() {
    return state;
  }

  long revision() {
    return revision;
  }

  /** What there is of a kind, the oldest first. */
  List<AuditSubject> all(AuditSubject.Kind kind) {
    return born.stream().filter(subject -> subject.kind() == kind).toList();
  }

  List<String> ids(AuditSubject.Kind kind) {
    return all(kind).stream().map(AuditSubject::id).toList();
  }

  Map<AuditSubject, Long> put() {
    return put;
  }

  /** Whether an edit of something that was read at a revision comes too late (AD-7). */
  boolean isStale(AuditSubject subject, long seen) {
    return seen < put.getOrDefault(subject, 0L) || seen > revision;
  }

  /** All that is put, and not just made or ended, as memberships and assignments are. */
  static Set<AuditSubject> withRevision(Flat state) {
    return state.subjects().stream()
        .filter(
            subject ->
                subject.kind() != AuditSubject.Kind.MEMBERSHIP
                    && subject.kind() != AuditSubject.Kind.ASSIGNMENT)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The verdict on input with these faults, or else the change. */
  Verdict verdict(Set<String> faults, Consumer<Flat> change) {
    if (!faults.isEmpty()) {
      return new Verdict.Invalid(faults);
    }
    Flat next = state.copy();
    change.accept(next);
    return new Verdict.Done(List.of(next));
  }

  /** Goes on; each state that differs is one revision. */
  void advance(List<Flat> states) {
    for (Flat next : states) {
      if (!next.equals(state)) {
        revision++;
        Flat old = state;
        withRevision(next).stream()
            .filter(each -> !old.has(each) || !old.fields(each).equals(next.fields(each)))
            .forEach(each -> put.put(each, revision));
        put.keySet().retainAll(next.subjects());
        born.retainAll(next.subjects());
        born.addAll(next.subjects());
        state = next;
      }
    }
  }
}

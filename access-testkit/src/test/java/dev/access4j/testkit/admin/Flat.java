package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditSubject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An organization as one flat map: each thing by its ids, with the values of each of its fields, as
 * {@link dev.access4j.audit.AuditState} names them. What is there, what the audit log says and what
 * the naive model expects are all told so, to be compared.
 */
final class Flat {

  private final TreeMap<AuditSubject, SortedMap<String, List<String>>> things = new TreeMap<>();

  Flat copy() {
    Flat copy = new Flat();
    copy.things.putAll(things);
    return copy;
  }

  Set<AuditSubject> subjects() {
    return things.keySet();
  }

  /** A snapshot, so that one may remove while walking. */
  List<AuditSubject> all(AuditSubject.Kind kind) {
    return things.keySet().stream().filter(subject -> subject.kind() == kind).toList();
  }

  List<String> ids(AuditSubject.Kind kind) {
    return all(kind).stream().map(AuditSubject::id).toList();
  }

  boolean has(AuditSubject subject) {
    return things.containsKey(subject);
  }

  Map<String, List<String>> fields(AuditSubject subject) {
    return things.getOrDefault(subject, new TreeMap<>());
  }

  List<String> values(AuditSubject subject, String field) {
    return fields(subject).getOrDefault(field, List.of());
  }

  /** The only value of a field, empty if it has none. */
  String value(AuditSubject subject, String field) {
    return String.join(",", values(subject, field));
  }

  void put(AuditSubject subject, Map<String, List<String>> fields) {
    SortedMap<String, List<String>> kept = new TreeMap<>();
    fields.forEach((field, values) -> kept.put(field, normal(field, values)));
    things.put(subject, kept);
  }

  /** Sets a field; one without values is absent. */
  void set(AuditSubject subject, String field, List<String> values) {
    SortedMap<String, List<String>> changed = new TreeMap<>(fields(subject));
    if (values.isEmpty()) {
      changed.remove(field);
    } else {
      changed.put(field, normal(field, values));
    }
    things.put(subject, changed);
  }

  // Which roles are permitted is a set; which are listed or carried has an order that people see.
  private static List<String> normal(String field, List<String> values) {
    return field.contains("permissions.") ? values.stream().sorted().toList() : List.copyOf(values);
  }

  void remove(AuditSubject subject) {
    things.remove(subject);
  }

  void removeIf(Predicate<AuditSubject> which) {
    things.keySet().removeIf(which);
  }

  /** With the id that something was given in place of the one that stood for it. */
  Flat renamed(String from, String to) {
    Flat renamed = new Flat();
    things.forEach(
        (subject, fields) -> {
          Map<String, List<String>> changed = new TreeMap<>();
          fields.forEach(
              (field, values) ->
                  changed.put(field, values.stream().map(v -> v.equals(from) ? to : v).toList()));
          String id = subject.id().equals(from) ? to : subject.id();
          String part = subject.part().equals(from) ? to : subject.part();
          renamed.put(new AuditSubject(subject.kind(), id, part), changed);
        });
    return renamed;
  }

  Set<AuditSubject> lostIn(Flat later) {
    Set<AuditSubject> lost = new TreeSet<>(things.keySet());
    lost.removeAll(later.things.keySet());
    return lost;
  }

  Set<AuditSubject> changedIn(Flat later) {
    Set<AuditSubject> changed = new TreeSet<>();
    things.forEach(
        (subject, fields) -> {
          if (later.has(subject) && !later.fields(subject).equals(fields)) {
            changed.add(subject);
          }
        });
    return changed;
  }

  /** What differs, in words; empty if nothing does. */
  String difference(Flat other) {
    List<String> words = new ArrayList<>();
    Set<AuditSubject> all = new LinkedHashSet<>(things.keySet());
    all.addAll(other.things.keySet());
    for (AuditSubject subject : all) {
      SortedMap<String, List<String>> mine = things.get(subject);
      SortedMap<String, List<String>> theirs = other.things.get(subject);
      if (mine == null || !mine.equals(theirs)) {
        words.add("  " + subject + "\n    " + mine + "\n    " + theirs);
      }
    }
    return String.join("\n", words);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Flat flat && things.equals(flat.things);
  }

  @Override
  public int hashCode() {
    return things.hashCode();
  }
}

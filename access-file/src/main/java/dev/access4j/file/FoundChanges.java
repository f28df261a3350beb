package dev.access4j.file;

import static java.util.stream.Collectors.joining;

import dev.access4j.file.PlannedChange.Kind;
import dev.access4j.file.PlannedChange.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what a plan changes. */
final class FoundChanges {

  private final List<PlannedChange> changes = new ArrayList<>();

  /** A thing: the field that its name is in, its name, and its other fields. */
  record Named(String key, String name, Map<String, String> fields) {

    private Map<String, String> withName() {
      Map<String, String> all = new LinkedHashMap<>(fields);
      all.put(key, name);
      return all;
    }
  }

  /** Compares a thing as it is and as it is to be; tells whether there is anything to write. */
  boolean compare(Thing what, String within, Pair<Named> pair) {
    Named before = pair.before();
    Named after = pair.after();
    if (before != null && after != null) {
      List<FieldChange> fields = fields(before.withName(), after.withName());
      if (!fields.isEmpty()) {
        changes.add(new PlannedChange(Kind.CHANGE, what, within, after.name(), fields));
      }
      return !fields.isEmpty();
    }
    if (after != null) {
      add(Kind.CREATE, what, within, after.name(), fields(Map.of(), after.fields()));
    } else if (before != null) {
      add(Kind.REMOVE, what, within, before.name(), fields(before.fields(), Map.of()));
    }
    return true;
  }

  void add(Kind kind, Thing what, String within, String name, List<FieldChange> fields) {
    changes.add(new PlannedChange(kind, what, within, name, fields));
  }

  private static List<FieldChange> fields(Map<String, String> before, Map<String, String> after) {
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FieldChange> fields = new ArrayList<>();
    for (String path : paths) {
      String was = before.getOrDefault(path, "");
      String will = after.getOrDefault(path, "");
      if (!was.equals(will)) {
        fields.add(new FieldChange(path, was, will));
      }
    }
    return fields;
  }

  /** The fields that differ, for a message. */
  static String paths(Map<String, String> before, Map<String, String> after) {
    return fields(before, after).stream().map(FieldChange::field).collect(joining(", "));
  }

  List<PlannedChange> sorted() {
    return changes.stream().sorted().toList();
  }
}

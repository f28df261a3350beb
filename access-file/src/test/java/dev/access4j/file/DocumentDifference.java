package dev.access4j.file;

import dev.access4j.file.PlannedChange.Kind;
import dev.access4j.file.PlannedChange.Thing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two documents, found without ids: each is taken apart into things under
 * names that are the same ignoring case. A second opinion on what a plan lists, and on what is
 * refused.
 */
final class DocumentDifference {

  private final Map<String, Node.Fields> before;
  private final Map<String, Node.Fields> after;
  private final Set<String> refused = new TreeSet<>();

  DocumentDifference(Node.Fields before, Node.Fields after) {
    this.before = DocumentParts.of(before);
    this.after = DocumentParts.of(after);
  }

  /** Each as {@code KIND THING|within|name}, sorted. */
  List<String> changes() {
    Set<String> found = new TreeSet<>();
    Map<String, Node.Fields> all = new TreeMap<>(before);
    all.putAll(after);
    for (String key : all.keySet()) {
      Node.Fields was = before.get(key);
      Node.Fields will = after.get(key);
      if (was == null) {
        found.add(Kind.CREATE + " " + key);
      } else if (will == null) {
        found.add(Kind.REMOVE + " " + key);
      } else if (!was.equals(will)) {
        found.add(Kind.CHANGE + " " + key);
      }
    }
    return List.copyOf(found);
  }

  /** Each as the rule and the key of what is refused, sorted. */
  List<String> refusals() {
    before.forEach((key, was) -> judge(key, was, after.get(key)));
    if (!anyWide(before) && !anyWide(after)) {
      for (String key : after.keySet()) {
        if (key.startsWith(Thing.ASSIGNMENT + "|") && !before.containsKey(key)) {
          refused.add("AM-3 " + key);
        }
      }
    }
    return List.copyOf(refused);
  }

  private static boolean anyWide(Map<String, Node.Fields> parts) {
    return parts.values().stream().anyMatch(DocumentDifference::isWide);
  }

  private static boolean isWide(Node.Fields organization) {
    return !text(organization, "assignmentModel").isEmpty();
  }

  private void judge(String key, Node.Fields was, Node.@Nullable Fields will) {
    if (key.startsWith(Thing.ORGANIZATION + "|") && will != null && isWide(was) != isWide(will)) {
      refused.add("AM-4 " + key);
    } else if (key.startsWith(Thing.USER + "|") && will != null) {
      String from = text(was, "status");
      String to = text(will, "status");
      // An active one says nothing of its status.
      if (!from.equals(to) && !to.isEmpty() && !(from + to).equals("DEACTIVATED")) {
        refused.add("DIR-3 " + key);
      }
    } else if (key.startsWith(Thing.VERSION + "|") && text(was, "state").equals("PUBLISHED")) {
      String solution = DocumentParts.key(Thing.SOLUTION, "", DocumentParts.within(key));
      Set<String> gone = new HashSet<>(before.keySet());
      gone.removeAll(after.keySet());
      if (after.containsKey(solution) && !DocumentParts.without(gone, was).equals(will)) {
        refused.add("SOL-7 " + key);
      }
    }
  }

  private static String text(Node.Fields fields, String key) {
    Node.Member member = fields.find(key);
    return member == null ? "" : ((Node.Text) member.value()).value();
  }
}

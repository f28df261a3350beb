package dev.access4j.file;

import dev.access4j.file.PlannedChange.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts a plan into the nodes that are written as JSON. */
final class PlanNodes {

  private PlanNodes() {}

  static Node.Fields of(AccessPlan plan) {
    List<Node.Member> members = new ArrayList<>();
    add(members, "organization", plan.organization().value());
    addNumber(members, "revision", plan.revision().value());
    addNumber(members, "create", plan.count(Kind.CREATE));
    addNumber(members, "change", plan.count(Kind.CHANGE));
    addNumber(members, "remove", plan.count(Kind.REMOVE));
    addList(members, "changes", plan.changes().stream().map(PlanNodes::change).toList());
    return fields(members);
  }

  private static Node change(PlannedChange change) {
    List<Node.Member> members = new ArrayList<>();
    add(members, "kind", change.kind().name());
    add(members, "what", change.what().name());
    addUnlessEmpty(members, "within", change.within());
    add(members, "name", change.name());
    addList(members, "fields", change.fields().stream().map(PlanNodes::field).toList());
    return fields(members);
  }

  private static Node field(FieldChange field) {
    List<Node.Member> members = new ArrayList<>();
    add(members, "field", field.field());
    addUnlessEmpty(members, "before", field.before());
    addUnlessEmpty(members, "after", field.after());
    return fields(members);
  }

  private static void add(List<Node.Member> members, String key, String value) {
    members.add(new Node.Member(key, 0, 0, new Node.Text(value, 0, 0)));
  }

  private static void addUnlessEmpty(List<Node.Member> members, String key, String value) {
    if (!value.isEmpty()) {
      add(members, key, value);
    }
  }

  private static void addNumber(List<Node.Member> members, String key, long value) {
    members.add(new Node.Member(key, 0, 0, new Node.Literal(String.valueOf(value), 0, 0)));
  }

  private static void addList(List<Node.Member> members, String key, List<Node> nodes) {
    members.add(new Node.Member(key, 0, 0, new Node.Items(nodes, 0, 0)));
  }

  private static Node.Fields fields(List<Node.Member> members) {
    return new Node.Fields(members, 0, 0);
  }
}

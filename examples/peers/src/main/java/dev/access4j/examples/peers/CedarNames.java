package dev.access4j.examples.peers;

import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import dev.access4j.decision.AttributeSource;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;

/** What things are called in Cedar. A role is one on each solution. */
final class CedarNames {

  private CedarNames() {}

  static EntityUID of(Holder holder) {
    return uid(holder.kind().type(), holder.id());
  }

  static EntityUID role(SolutionId solution, RoleId role) {
    // No id holds the character between (DIR-13).
    return uid("Role", solution + "\u001f" + role);
  }

  static EntityUID solution(SolutionId solution) {
    return uid("Solution", solution.value());
  }

  static EntityUID place(String name) {
    return uid("Place", name);
  }

  static EntityUID operation(Operation operation) {
    return uid("Action", operation.name());
  }

  static EntityUID value(AttributeSource source, String value) {
    return uid(Values.type(source), value);
  }

  private static EntityUID uid(String type, String id) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
  }
}

package dev.access4j.file;

import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a valid document says what an organization may refuse. Of the document only that is kept:
 * its whole tree is many times larger.
 */
final class Places {

  private static final Set<String> OF_USER = Set.of("username", "status", "roles");
  private static final Set<String> OF_SOLUTION = Set.of("id", "versions");
  private static final Set<String> OF_VERSION = Set.of("id", "state");

  private final String file;
  private final Node.Fields kept;

  private Places(String file, Node.Fields document) {
    this.file = file;
    this.kept =
        new Node.Fields(
            document.members().stream().map(Places::kept).toList(),
            document.line(),
            document.column());
  }

  static Places of(String file, Node.Fields document) {
    return new Places(file, document);
  }

  String file() {
    return file;
  }

  // --- What is kept ---

  private static Node.Member kept(Node.Member member) {
    return switch (member.key()) {
      case "users" -> each(member, user -> only(user, OF_USER));
      case "solutions" -> each(member, Places::solution);
      case "organization" -> member;
      default -> with(member, new Node.Items(List.of(), 0, 0));
    };
  }

  private static Node solution(Node node) {
    Node.Fields fields = only(node, OF_SOLUTION);
    List<Node.Member> members =
        fields.members().stream()
            .map(
                member ->
                    member.key().equals("versions")
                        ? each(member, version -> only(version, OF_VERSION))
                        : member)
            .toList();
    return new Node.Fields(members, fields.line(), fields.column());
  }

  private static Node.Member each(Node.Member list, UnaryOperator<Node> keeping) {
    Node.Items items = (Node.Items) list.value();
    List<Node> nodes = items.nodes().stream().map(keeping).toList();
    return with(list, new Node.Items(nodes, items.line(), items.column()));
  }

  private static Node.Member with(Node.Member member, Node value) {
    return new Node.Member(member.key(), member.line(), member.column(), value);
  }

  private static Node.Fields only(Node node, Set<String> keys) {
    Node.Fields fields = (Node.Fields) node;
    List<Node.Member> members =
        fields.members().stream().filter(member -> keys.contains(member.key())).toList();
    return new Node.Fields(members, fields.line(), fields.column());
  }

  // --- What is found ---

  /** Finds places to note faults at; looks through the document once, when first asked. */
  static final class Finder {

    private final Form document;
    private @Nullable Map<String, Form> users;
    private @Nullable Map<String, Form> solutions;

    Finder(Places places, FoundFaults faults) {
      this.document =
          Form.of(
              Spot.root(places.kept, faults),
              List.of("organization", "roles", "users", "groups", "solutions"));
    }

    Spot organization(String key) {
      return form(document.at("organization")).at(key);
    }

    Spot user(String username, String key) {
      return user(username).at(key);
    }

    /** Where a user is assigned a role. */
    Spot assignment(String username, String role) {
      Form user = user(username);
      return user.list("roles").stream()
          .filter(spot -> role.equals(spot.text()))
          .findFirst()
          .orElseGet(user::spot);
    }

    Spot versions(SolutionId solution) {
      return solution(solution).at("versions");
    }

    Spot version(SolutionId solution, VersionId version) {
      return versionForm(solution, version).spot();
    }

    Spot versionState(SolutionId solution, VersionId version) {
      return versionForm(solution, version).at("state");
    }

    private Form versionForm(SolutionId solution, VersionId version) {
      return found(index(solution(solution).list("versions"), "id"), version.value());
    }

    private Form user(String username) {
      if (users == null) {
        users = index(document.list("users"), "username");
      }
      return found(users, username);
    }

    private Form solution(SolutionId solution) {
      if (solutions == null) {
        solutions = index(document.list("solutions"), "id");
      }
      return found(solutions, solution.value());
    }

    private static Map<String, Form> index(List<Spot> spots, String key) {
      Map<String, Form> byName = new HashMap<>();
      for (Spot spot : spots) {
        Form form = form(spot);
        byName.put(form.required(key, ""), form);
      }
      return byName;
    }

    private Form found(Map<String, Form> forms, String name) {
      return forms.getOrDefault(name, document);
    }

    private static Form form(Spot spot) {
      return Form.of(
          spot,
          List.of(
              "id", "name", "assignmentModel", "username", "status", "roles", "versions", "state"));
    }
  }
}

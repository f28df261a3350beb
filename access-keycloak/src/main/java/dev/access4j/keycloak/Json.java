package dev.access4j.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads Keycloak's documents. What is absent is read as empty. */
final class Json {

  private static final String PROGRAM = "service-account-";

  private Json() {}

  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText("")));
    return texts;
  }

  static Map<String, List<String>> attributes(JsonNode node) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    node.path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), texts(entry.getValue())));
    return attributes;
  }

  /** Whether a user is the service account of a client: Keycloak tells by the name alone. */
  static boolean isProgram(JsonNode user) {
    return isNameOfProgram(text(user, "username"));
  }

  static boolean isNameOfProgram(String username) {
    return username.toLowerCase(Locale.ROOT).startsWith(PROGRAM);
  }

  static Account account(JsonNode user) {
    try {
      return new Account(
          text(user, "id"),
          text(user, "username"),
          text(user, "email"),
          user.path("emailVerified").asBoolean(false),
          text(user, "firstName"),
          text(user, "lastName"),
          user.path("enabled").asBoolean(false),
          attributes(user));
    } catch (ValidationException e) {
      throw new IdentityException(
          IdentityException.Kind.REFUSED,
          "the account '"
              + text(user, "username")
              + "' has an id that cannot be taken over: "
              + e.getMessage(),
          e);
    }
  }

  /** Returns the names of roles but for those that Keycloak has for itself. */
  static Set<String> ownRoles(Collection<String> names) {
    Set<String> own = new LinkedHashSet<>(names);
    own.removeIf(Json::isOfKeycloak);
    return own;
  }

  static boolean isOfKeycloak(String role) {
    return role.equals("offline_access")
        || role.equals("uma_authorization")
        || role.startsWith("default-roles-");
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(Iterable<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}

package dev.access4j.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * One request to a realm's administration.
 *
 * @param what what it is for, to be read after "could not"
 * @param roles which roles of Keycloak's own client {@code realm-management} it needs, for people
 * @param method the method
 * @param path the segments of the path behind the realm, not encoded
 * @param query names and values in turn, not encoded
 * @param body the document to send; a missing node if there is none
 * @param repeatable whether it may be sent again where it is not known to have been done
 */
record Call(
    String what,
    String roles,
    String method,
    List<String> path,
    List<String> query,
    JsonNode body,
    boolean repeatable) {

  /** Includes the roles {@code view-users}, {@code query-users} and {@code query-groups}. */
  static final String MANAGE_USERS = "manage-users";

  static final String VIEW_REALM = "view-realm";

  static Call get(String what, String roles, String... path) {
    return of(what, roles, "GET", path);
  }

  static Call put(String what, String roles, JsonNode body, String... path) {
    return of(what, roles, "PUT", path).with(body);
  }

  static Call post(String what, String roles, String... path) {
    return of(what, roles, "POST", path).once();
  }

  static Call delete(String what, String roles, String... path) {
    return of(what, roles, "DELETE", path);
  }

  private static Call of(String what, String roles, String method, String... path) {
    return new Call(what, roles, method, List.of(path), List.of(), MissingNode.getInstance(), true);
  }

  /** Adds a parameter. */
  Call with(String name, Object value) {
    List<String> more = new ArrayList<>(query);
    more.add(name);
    more.add(String.valueOf(value));
    return new Call(what, roles, method, path, List.copyOf(more), body, repeatable);
  }

  Call with(JsonNode document) {
    return new Call(what, roles, method, path, query, document, repeatable);
  }

  /** Is not sent again, unless it is known not to have been done. */
  Call once() {
    return new Call(what, roles, method, path, query, body, false);
  }

  /** May be sent again, though its method does not say so. */
  Call repeated() {
    return new Call(what, roles, method, path, query, body, true);
  }

  /**
   * Whether each segment of the path names something. Nothing has an empty id, and dots would be
   * taken away with what is before them: the parent would be asked for, or deleted.
   */
  boolean isAddressable() {
    return path.stream().noneMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
  }

  /** Returns the path and the query, encoded. */
  String target() {
    StringBuilder target = new StringBuilder();
    path.forEach(segment -> target.append('/').append(encode(segment)));
    for (int i = 0; i < query.size(); i += 2) {
      target.append(i == 0 ? '?' : '&').append(query.get(i));
      target.append('=').append(encode(query.get(i + 1)));
    }
    return target.toString();
  }

  static String encode(String text) {
    // As RFC 3986 has it: Keycloak refuses a path with more encoded than has to be.
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%7E", "~");
  }
}

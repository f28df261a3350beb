package dev.access4j.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What to tell an admin: what was tried, on which realm, and what to do. Of an answer's body only
 * the texts are told that Keycloak has for this, and not without end.
 */
final class Failures {

  private static final int MAX_TEXT = 300;

  private final URI server;
  private final KeycloakRealm realm;

  Failures(URI server, KeycloakRealm realm) {
    this.server = server;
    this.realm = realm;
  }

  /** An answer that is not what was asked for. */
  IdentityException of(Call call, Answer answer) {
    String could = could(call.what());
    int status = answer.status();
    if (status == 401) {
      return new IdentityException(
          Kind.REFUSED,
          could
              + "Keycloak does not accept the token that it gave to the client '"
              + realm.clientId()
              + "'. Check that the server's address is the one that it has for itself: "
              + server);
    }
    if (status == 403) {
      return new IdentityException(
          Kind.REFUSED,
          could
              + "the service account of the client '"
              + realm.clientId()
              + "' needs "
              + call.roles()
              + " of the client realm-management. Assign it under Clients > "
              + realm.clientId()
              + " > Service account roles");
    }
    if (status == 404 && isOfKeycloak(answer)) {
      return new IdentityException(Kind.NOT_FOUND, could + said(answer));
    }
    if (status == 409) {
      return new IdentityException(Kind.CONFLICT, could + said(answer));
    }
    if (answer.isServerError() || status == 429) {
      return new IdentityException(
          Kind.UNAVAILABLE,
          could + "Keycloak at " + server + " is too busy or has failed: " + said(answer));
    }
    if (status == 404 || status < 400) {
      return notKeycloak(call.what(), answer);
    }
    return new IdentityException(Kind.REFUSED, could + "Keycloak refuses it: " + said(answer));
  }

  /** An answer to the client's id and secret that is no token. */
  IdentityException ofToken(Answer answer) {
    int status = answer.status();
    if (status == 404 && isOfKeycloak(answer)) {
      return new IdentityException(
          Kind.NOT_FOUND,
          "there is no realm '"
              + realm.name()
              + "' on Keycloak at "
              + server
              + ". Check the name and the address, or import the realm");
    }
    String could = could("sign in as the client '" + realm.clientId() + "'");
    if (answer.isServerError() || status == 429) {
      return new IdentityException(
          Kind.UNAVAILABLE,
          could + "Keycloak at " + server + " is too busy or has failed: " + said(answer));
    }
    if (status == 401) {
      return new IdentityException(
          Kind.REFUSED,
          could
              + "the client or its secret is wrong ("
              + said(answer)
              + "). Check that there is such a client, that it is enabled and has a service"
              + " account, and compare the secret under Clients > "
              + realm.clientId()
              + " > Credentials");
    }
    if (status >= 400 && isOfKeycloak(answer)) {
      return new IdentityException(Kind.REFUSED, could + "Keycloak refuses it: " + said(answer));
    }
    return notKeycloak("sign in as the client '" + realm.clientId() + "'", answer);
  }

  /** An answer that Keycloak would not give: from a proxy, or from another server. */
  IdentityException notKeycloak(String what, Answer answer) {
    return new IdentityException(
        Kind.UNAVAILABLE,
        could(what)
            + "the answer ("
            + answer.status()
            + ") is not one of Keycloak. Check the"
            + " server's address, with its path if it has one: "
            + server);
  }

  IdentityException unavailable(String what, String why, Throwable cause) {
    return new IdentityException(Kind.UNAVAILABLE, could(what) + why, cause);
  }

  private String could(String what) {
    return "could not " + what + " in the realm '" + realm.name() + "': ";
  }

  private static boolean isOfKeycloak(Answer answer) {
    return answer.body().has("error") || answer.body().has("errorMessage");
  }

  /** Returns Keycloak's own words for what is wrong, or else the status. */
  static String said(Answer answer) {
    List<String> texts = new ArrayList<>();
    collect(answer.body(), texts);
    answer.body().path("errors").forEach(error -> collect(error, texts));
    String said = String.join(", ", texts).replaceAll("\\p{Cntrl}+", " ");
    if (said.isBlank()) {
      return "status " + answer.status();
    }
    return said.length() <= MAX_TEXT ? said : said.substring(0, MAX_TEXT) + "...";
  }

  private static void collect(JsonNode node, List<String> texts) {
    for (String field : List.of("field", "error", "errorMessage", "error_description")) {
      if (node.path(field).isTextual()) {
        texts.add(node.path(field).textValue());
      }
    }
  }
}

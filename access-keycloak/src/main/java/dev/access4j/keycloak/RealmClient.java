package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.access4j.identity.IdentityException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** The administration of one realm, as its client's service account. Thread-safe. */
final class RealmClient {

  private final Settings settings;
  private final KeycloakRealm realm;
  private final Connection connection;
  private final Failures failures;
  private final ServiceAccount account;

  RealmClient(Settings settings, KeycloakRealm realm, Connection connection) {
    this.settings = settings;
    this.realm = realm;
    this.connection = connection;
    this.failures = new Failures(settings.server(), realm);
    this.account = new ServiceAccount(settings, realm, connection, failures);
  }

  KeycloakRealm realm() {
    return realm;
  }

  Failures failures() {
    return failures;
  }

  /** Returns whatever the answer is. */
  Answer exchange(Call call) {
    if (!call.isAddressable()) {
      return new Answer(
          404,
          JsonNodeFactory.instance.objectNode().put("error", "there is no such name or id"),
          "",
          "");
    }
    String token = account.token("");
    Answer answer = send(call, token);
    // Revoked, or of a realm that was made anew: it was not done, so that it may be done once more.
    return answer.status() == 401 ? send(call, account.token(token)) : answer;
  }

  private Answer send(Call call, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    settings.server() + "/admin/realms/" + encode(realm.name()) + call.target()))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json");
    if (call.body() instanceof MissingNode) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(call.method(), BodyPublishers.ofString(call.body().toString()));
    }
    return connection.send(request, call.repeatable(), call.what(), failures);
  }

  /** Does something, or throws. */
  Answer done(Call call) {
    Answer answer = exchange(call);
    if (!answer.isDone()) {
      throw failures.of(call, answer);
    }
    return answer;
  }

  /** Does something, where it is as well if that which it is done to is not there. */
  Optional<Answer> doneIfThere(Call call) {
    Answer answer = exchange(call);
    if (answer.isDone()) {
      return Optional.of(answer);
    }
    var failure = failures.of(call, answer);
    if (failure.kind() == IdentityException.Kind.NOT_FOUND
        && !Json.text(answer.body(), "error").startsWith("Realm")) {
      return Optional.empty();
    }
    throw failure;
  }

  /** Reads one document, empty if what it is of is not there. */
  Optional<JsonNode> find(Call call) {
    return doneIfThere(call)
        .map(
            answer -> {
              if (!answer.body().isObject()) {
                throw failures.notKeycloak(call.what(), answer);
              }
              return answer.body();
            });
  }

  /** Reads a list. */
  ArrayNode list(Call call) {
    return array(call, done(call));
  }

  /** Reads a list, empty if what it is of is not there. */
  Optional<ArrayNode> listIfThere(Call call) {
    return doneIfThere(call).map(answer -> array(call, answer));
  }

  private ArrayNode array(Call call, Answer answer) {
    if (answer.body() instanceof ArrayNode list) {
      return list;
    }
    throw failures.notKeycloak(call.what(), answer);
  }
}

package dev.access4j.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's administration over HTTP, as the admin that may do all: by it tests make what they
 * look at, and look at what was made. Paths begin behind {@code /admin}, as in {@code
 * /realms/name/users}. Each call fails if the answer is an error. Thread-safe.
 */
public final class KeycloakAdmin {

  static final String USERNAME = "admin";
  static final String PASSWORD = "only-for-tests";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private volatile String token = "";

  KeycloakAdmin(URI server) {
    this.server = server;
  }

  /**
   * Makes a realm.
   *
   * @param realm its document
   */
  public void createRealm(JsonNode realm) {
    post("/realms", realm);
  }

  /**
   * Deletes a realm, if it is there.
   *
   * @param name its name
   */
  public void deleteRealm(String name) {
    HttpResponse<String> answer = exchange("DELETE", "/realms/" + segment(name), null);
    if (answer.statusCode() != 404) {
      requireDone(answer);
    }
  }

  /**
   * Reads.
   *
   * @param path what
   * @return the answer
   */
  public JsonNode get(String path) {
    return read(requireDone(exchange("GET", path, null)).body());
  }

  /**
   * Makes something.
   *
   * @param path where
   * @param body its document
   * @return the id of what was made, or empty if the answer names none
   */
  public String post(String path, JsonNode body) {
    return requireDone(exchange("POST", path, body))
        .headers()
        .firstValue("Location")
        .map(location -> location.substring(location.lastIndexOf('/') + 1))
        .orElse("");
  }

  /**
   * Changes something.
   *
   * @param path what
   * @param body the document to put there
   */
  public void put(String path, JsonNode body) {
    requireDone(exchange("PUT", path, body));
  }

  /**
   * Removes something.
   *
   * @param path what
   */
  public void delete(String path) {
    requireDone(exchange("DELETE", path, null));
  }

  /**
   * Removes something that a document names.
   *
   * @param path where
   * @param body the document
   */
  public void delete(String path, JsonNode body) {
    requireDone(exchange("DELETE", path, body));
  }

  /**
   * Reads JSON.
   *
   * @param json the text; a single quote stands for a double one, so that tests are readable
   * @param values for the places of {@link String#format}
   * @return the document
   */
  public static JsonNode json(String json, Object... values) {
    return read(String.format(json.replace('\'', '"'), values));
  }

  /**
   * Encodes a name for a path.
   *
   * @param name any text
   * @return one segment
   */
  public static String segment(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20");
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> requireDone(HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(
          answer.request().method()
              + " "
              + answer.uri()
              + " "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    return answer;
  }

  /** With the token that it has, which is good for a minute, and with a new one if it is not. */
  private HttpResponse<String> exchange(String method, String path, @Nullable JsonNode body) {
    HttpResponse<String> answer = send(request(method, path, body));
    if (answer.statusCode() == 401) {
      token = newToken();
      answer = send(request(method, path, body));
    }
    return answer;
  }

  private HttpRequest request(String method, String path, @Nullable JsonNode body) {
    return HttpRequest.newBuilder(URI.create(server + "/admin" + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
        .build();
  }

  private String newToken() {
    String form = "grant_type=password&client_id=admin-cli&username=" + USERNAME;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&password=" + PASSWORD))
            .build();
    return read(requireDone(send(request)).body()).path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
